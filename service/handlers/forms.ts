import { DutyError } from '#contract/errors';
import { formDraft, keepFormDraft } from '../store/form-drafts.ts';
import { type Part, sessionOf } from './part.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What was typed into forms and not saved yet. */
export const formHandlers: Part<'form.kept' | 'form.keep'> = {
  'form.kept': (room, { key }) =>
    formDraft(room.store.sqlite, sessionOf(room).accountId, key) ?? { json: null, savedAt: null },
  'form.keep': (room, { key, json }) => {
    if (json !== '' && !isJson(json)) throw new DutyError('bad-input', 'form');
    keepFormDraft(room.store.sqlite, sessionOf(room).accountId, { key, json, savedAt: room.now });
    return {};
  },
};

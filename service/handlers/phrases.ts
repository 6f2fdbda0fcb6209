import { DutyError } from '#contract/errors';
import { isPrintable } from '#domain/log/entry';
import { allPhrases, deletePhrase, phraseById, writePhrase } from '../store/phrases.ts';
import type { Part } from './part.ts';

/** Phrases that the officers keep for themselves. */
export const phraseHandlers: Part<'phrases.all' | 'phrase.save' | 'phrase.remove'> = {
  'phrases.all': (room) => allPhrases(room.store.sqlite),
  'phrase.save': (room, input) => {
    if (!isPrintable(input.phrase.text)) throw new DutyError('bad-input', 'text');
    const id = input.replaces?.id ?? room.newId();
    if (!writePhrase(room.store.sqlite, { ...input.phrase, id, version: 1 }, input.replaces?.version ?? null))
      throw new DutyError('conflict', 'phrase');
    const saved = phraseById(room.store.sqlite, id);
    if (saved === undefined) throw new DutyError('not-found', 'phrase');
    return saved;
  },
  'phrase.remove': (room, input) => {
    if (!deletePhrase(room.store.sqlite, input.id, input.version)) throw new DutyError('conflict', 'phrase');
    return {};
  },
};

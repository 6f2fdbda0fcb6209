import { basename } from 'node:path';
import { DutyError } from '#contract/errors';
import { isPrintable } from '#domain/log/entry';
import { attachmentFile, attachmentSize, keepAttachment } from '../store/attachments.ts';
import { deleteDraft, draftsOf, writeDraft } from '../store/drafts.ts';
import { type Part, sessionOf } from './part.ts';

const mostBytes = 30 * 1024 * 1024;

/** Drafts and attachments: what is kept before it becomes part of the record. */
export const draftHandlers: Part<
  'drafts.mine' | 'draft.save' | 'draft.drop' | 'attachment.add' | 'attachment.file'
> = {
  'drafts.mine': (room) => draftsOf(room.store.sqlite, sessionOf(room).accountId),
  'draft.save': (room, input) => {
    writeDraft(room.store.sqlite, sessionOf(room).accountId, { ...input, savedAt: room.now });
    return { savedAt: room.now };
  },
  'draft.drop': (room, input) => {
    deleteDraft(room.store.sqlite, sessionOf(room).accountId, input.id);
    return {};
  },
  'attachment.add': (room, input) => {
    const name = basename(input.name.replaceAll('\\', '/'));
    if (name === '' || name === '.' || name === '..' || !isPrintable(name))
      throw new DutyError('bad-input', 'attachment-name');
    const bytes = Buffer.from(input.base64, 'base64');
    if (bytes.length > mostBytes) throw new DutyError('rule-broken', 'attachment-too-large', [name]);
    return { ...keepAttachment(room.store, bytes), name };
  },
  'attachment.file': (room, input) => {
    if (attachmentSize(room.store, input.hash) === undefined) throw new DutyError('not-found', 'attachment');
    return { file: attachmentFile(room.store.folder, input.hash) };
  },
};

import { DutyError } from '#contract/errors';
import type { Attachment } from '#domain/log/entry';
import { call } from '../call.ts';
import { base64Of } from './file-bytes.ts';

/** The most bytes of a file that can be kept from the window. */
export const largestKept = 30 * 1024 * 1024;

/** Keeps a file in the store and gives it as an attachment; one that is too large is refused by name. */
export async function keepFile(file: File): Promise<Attachment> {
  if (file.size > largestKept) throw new DutyError('rule-broken', 'attachment-too-large', [file.name]);
  return call('attachment.add', { name: file.name, base64: await base64Of(file) });
}

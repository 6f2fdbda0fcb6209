import { basename, join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import type { ExportedFile } from '../documents/exported-file.ts';
import type { RoomWork } from '../room-work.ts';
import { packageById } from '../store/packages.ts';
import { deliver, failureOfDelivery } from './deliver.ts';
import { noteDelivered, refuseFull } from './note-delivered.ts';
import { takeFromOutbox } from './outbox.ts';

/** Characters that the name of a place may have. */
const longestName = 60;

/** Puts a package into a folder that somebody chose, whole or not at all, and records that it is there. */
export async function savePackage(
  { id, folder, session }: { readonly id: string; readonly folder: string; readonly session: Session },
  { store, newId, write }: Pick<RoomWork, 'store' | 'newId' | 'write'>,
): Promise<ExportedFile> {
  const one = packageById(store.sqlite, id);
  if (one === undefined) throw new DutyError('not-found', 'package');
  refuseFull(one);
  const { fileName: name, sha256 } = one;
  const bytes = await takeFromOutbox(store, one);
  try {
    await deliver({ folder, name, bytes, part: `.${name}.${newId().slice(0, 8)}.part` });
  } catch (error) {
    const { code, message, details } = failureOfDelivery(error, folder);
    throw new DutyError(code, message, details);
  }
  write(session, ['package', 'log'], (room) =>
    noteDelivered(room, id, {
      destinationId: '',
      name: basename(folder).slice(0, longestName).toWellFormed(),
      folder,
    }),
  );
  return { file: join(folder, name), name, bytes: bytes.length, sha256 };
}

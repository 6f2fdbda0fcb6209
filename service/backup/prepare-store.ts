import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SentSince } from '#domain/backup/sent-since';
import type { ChainHead } from '#contract/methods/shifts';
import type { Instant } from '#domain/time/instant';
import { outboxOf } from '../package/outbox.ts';
import { attachmentFile } from '../store/attachments.ts';
import type { Author } from '../store/ledger.ts';
import { writeNote } from '../store/restored-note.ts';
import { asideName, letWait } from '../store/waiting-store.ts';
import type { Progress } from '../verify.ts';
import type { BackupPage } from './backup-page.ts';
import { restoreFrom } from './by-hand.ts';
import { attachmentsIn } from './copy-store.ts';

async function takeFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await link(from, to);
  } catch {
    // A file system without links.
    await copyFile(from, to);
  }
}

/** Brings attachments that the backup lacks over from the store there now: they are named by their hash and harm nothing. */
async function bringAttachments(folder: string, into: string): Promise<void> {
  for (const hash of await attachmentsIn(folder)) {
    const to = attachmentFile(into, hash);
    if (!existsSync(to)) await takeFile(attachmentFile(folder, hash), to);
  }
}

/** Brings the packages over that the backup lacks; the store there now keeps all of its own. */
async function bringOutbox(folder: string, into: string): Promise<void> {
  const outbox = outboxOf({ folder });
  for (const name of await readdir(outbox).catch(() => [])) {
    const to = join(outboxOf({ folder: into }), name);
    if (!existsSync(to)) await takeFile(join(outbox, name), to);
  }
}

/** A store restored from a backup and checked, beside the one that it is to take the place of. */
export type PreparedStore = {
  readonly page: BackupPage;
  /**
   * Gives it over: it takes the place of the store there when that is closed and opened the next time, and writes down
   * that it was restored. Gives the name of the folder that the store there now will lie in.
   */
  readonly giveOver: (order: {
    readonly by: Author;
    readonly backup: string;
    readonly gaveUp: ChainHead | null;
    readonly reason: string;
    /** What the store there made and sent that the backup does not know. */
    readonly sentSince: SentSince | null;
  }) => string;
};

/** Restores a backup beside the store in its folder, checked as `duty restore` checks it; the store there is not touched. */
export async function prepareStore(
  backup: string,
  folder: string,
  at: Instant,
  progress?: Progress,
): Promise<PreparedStore> {
  const making = join(folder, '.restoring');
  await rm(making, { recursive: true, force: true });
  try {
    const page = await restoreFrom(backup, making, at, progress);
    await bringAttachments(folder, making);
    await bringOutbox(folder, making);
    return {
      page,
      giveOver: ({ by, backup: name, gaveUp, reason, sentSince }) => {
        const { records, head, sha256 } = page;
        const aside = asideName(at);
        const replaced = { head: gaveUp, aside, reason };
        const sent = sentSince === null ? {} : { sentSince };
        writeNote(making, {
          by,
          body: { what: 'restored', backup: name, records, head: head.hash, sha256, replaced, ...sent },
        });
        letWait(folder, making, at);
        return aside;
      },
    };
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

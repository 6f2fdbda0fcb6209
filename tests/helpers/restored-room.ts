import type { Output } from '#contract/methods';
import { prepareStore } from '#service/backup/prepare-store';
import { chainHead } from '#service/store/ledger';
import { type TestRoom, testPassword } from './open-test-room.ts';

type Backup = Output<'backups.all'>[number];

/** Makes a backup of a room and gives it. */
export async function backedUp(room: TestRoom): Promise<Backup> {
  await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
  const [backup] = room.call('admin', 'backups.all', {});
  if (backup === undefined) throw new RangeError('no backup');
  return backup;
}

/** Restores a backup in the place of the store of a room, as the program does, and signs everybody in again; gives the folder of the other store. */
export async function restoreInto(room: TestRoom, backup: Backup): Promise<string> {
  const { store, backups } = room.room();
  // The folder of the other store is named by the time; two of one moment would be one.
  room.pass(1);
  const prepared = await prepareStore(backup.folder, room.folder, room.now());
  const { sentSince } = backups.loss(backup);
  const by = { accountId: 'a', name: '赵管理' };
  const gaveUp = chainHead(store.sqlite);
  const aside = prepared.giveOver({ by, backup: backup.name, gaveUp, reason: '换盘', sentSince });
  room.reopen();
  for (const account of ['admin', 'chief', 'officer', 'leader', 'auditor'] as const)
    room.call(account, 'session.signIn', { account, password: testPassword });
  return aside;
}

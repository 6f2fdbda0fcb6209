import { DutyError } from '#contract/errors';
import { checkSecondFolder } from '../backup/second-place.ts';
import { writeBackupSettings } from '../store/backup-settings.ts';
import { type Part, sessionOf } from './part.ts';
import { proveSigner } from './prove-signer.ts';

/** Backups: how they stand, made and proved on demand, and where they go. */
export const backupHandlers: Part<
  | 'backup.state'
  | 'backups.all'
  | 'backup.start'
  | 'backup.drill'
  | 'backup.loss'
  | 'backup.restore'
  | 'backup.settings'
> = {
  'backup.state': (room) => room.backups.state(),
  'backups.all': (room) => [...room.backups.all()],
  'backup.start': (room) => {
    const { accountId, personName } = sessionOf(room);
    return room.jobs.startBackup({ accountId, name: personName });
  },
  'backup.drill': (room) => {
    const { accountId, personName } = sessionOf(room);
    return room.jobs.startDrill({ accountId, name: personName });
  },
  'backup.loss': (room, input) => room.backups.loss(room.backups.chosen(input.place, input.name)),
  'backup.restore': (room, input) => {
    const { accountId, personName, accountName } = sessionOf(room);
    const backup = room.backups.chosen(input.place, input.name);
    room.backups.loss(backup);
    proveSigner(room, accountName, input.password);
    return room.jobs.startRestore({ accountId, name: personName }, backup, input.reason);
  },
  'backup.settings': (room, input) => {
    const { secondFolder, everyMinutes } = input;
    if (secondFolder !== null) checkSecondFolder(room.store.folder, secondFolder);
    if (!writeBackupSettings(room.store.sqlite, input)) throw new DutyError('conflict', 'backup');
    room.append('backup', { what: 'settings', secondFolder, everyMinutes });
    return { ...input, version: input.version + 1 };
  },
};

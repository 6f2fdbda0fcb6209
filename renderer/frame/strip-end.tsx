import { Dropdown } from 'antd';
import { isBackupStale } from '#domain/backup/backup-due';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { useAge } from '../parts/age.ts';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useSeat, useZone } from './seat.tsx';
import { lockSeat } from './use-console-keys.ts';

function BackupAge() {
  const { t } = useWords();
  const { session } = useSeat();
  const age = useAge();
  const now = useMinute();
  const state = useAsk('backup.state', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  if (state === undefined) return null;
  const madeAt = state.newest?.madeAt ?? null;
  return (
    <span className={isBackupStale(madeAt, now, state.settings.everyMinutes) ? 'late-backup' : undefined}>
      {madeAt === null ? t('strip.noBackup') : t('strip.backup', { age: age(madeAt) })}
    </span>
  );
}

function SavedState() {
  const { t } = useWords();
  const { desk } = useSeat();
  const zone = useZone();
  if (desk === undefined || desk.lastRecordedAt === null) return null;
  const { time, seconds } = localParts(desk.lastRecordedAt, zone);
  return (
    <span className="two-lines small quiet">
      <span>
        {t('strip.saved')} {time}:{seconds} · #{desk.head.seq}
      </span>
      <BackupAge />
    </span>
  );
}

function UserMenu() {
  const { t, i18n } = useWords();
  const { session } = useSeat();
  const settings = useAsk('console.settings', {}).data;
  const roles = session.roles.map((role) => t(`trade:role.${role}`)).join(' ');
  const isNight = settings?.theme === 'night';
  const items = [
    { key: 'lock', label: `${t('strip.lock')}  Ctrl+L` },
    { key: 'theme', label: isNight ? t('strip.day') : t('strip.night') },
    { key: 'language', label: t('strip.language') },
    { type: 'divider' as const },
    { key: 'out', label: t('gate.signOut') },
  ];
  const choose = (key: string): void => {
    if (key === 'lock') void lockSeat();
    if (key === 'theme') void call('console.change', { theme: isNight ? 'light' : 'night' });
    if (key === 'language')
      void call('console.change', { language: i18n.language === 'en' ? 'zh-CN' : 'en' });
    if (key === 'out') {
      announce('keep-drafts', undefined);
      void call('session.signOut', {});
    }
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <button
        className="strip-button two-lines"
        type="button"
        aria-label={`${session.personName} ${roles} ${t('strip.menu')}`}
      >
        <b>{session.personName}</b>
        <span className="small quiet">{roles}</span>
      </button>
    </Dropdown>
  );
}

/** The right end of the strip, always there: that everything is on disk, and who sits here. */
export function StripEnd() {
  return (
    <span className="strip-end">
      <SavedState />
      <UserMenu />
    </span>
  );
}

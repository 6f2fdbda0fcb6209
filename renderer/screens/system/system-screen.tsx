import '../../styles/office.css';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../use-words.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useKept } from '../../parts/kept.ts';
import { AboutPart } from './about-part.tsx';
import { AccountsPart } from './accounts-part.tsx';
import { AuditPart } from './audit-part.tsx';
import { BackupPart } from './backup-part.tsx';
import { CalendarPart } from './calendar-part.tsx';
import { LooksPart } from './looks-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { PhrasesPart } from './phrases-part.tsx';
import { StationPart } from './station-part.tsx';
import { VerifyPart } from './verify-part.tsx';

/** 系统: everything about the room, its accounts and this console that is not the day's work. */
export function SystemScreen() {
  const { t } = useWords();
  const seesAccounts = useHasRole('admin', 'auditor');
  const [tab, setTab] = useKept('system-tab', 'station');
  const part = (
    key:
      | 'station'
      | 'calendar'
      | 'accounts'
      | 'phrases'
      | 'looks'
      | 'password'
      | 'verify'
      | 'backup'
      | 'audit'
      | 'about',
    children: ReactNode,
  ) => ({
    key,
    label: t(`office:system.${key}`),
    children: <div className="system-part">{children}</div>,
  });
  const items = [
    part('station', <StationPart />),
    part('calendar', <CalendarPart />),
    ...(seesAccounts ? [part('accounts', <AccountsPart />)] : []),
    part('phrases', <PhrasesPart />),
    part('looks', <LooksPart />),
    part('password', <PasswordPart />),
    part('verify', <VerifyPart />),
    part('backup', <BackupPart />),
    ...(seesAccounts ? [part('audit', <AuditPart />)] : []),
    part('about', <AboutPart />),
  ];
  const active = items.some((item) => item.key === tab) ? tab : 'station';
  return (
    <div className="office-page">
      <h1 className="unseen">{t('place.system')}</h1>
      <Tabs className="system-tabs" activeKey={active} onChange={setTab} items={items} animated={false} />
    </div>
  );
}

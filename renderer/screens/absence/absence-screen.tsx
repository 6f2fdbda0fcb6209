import '../../styles/office.css';
import '../../styles/absence.css';
import { Button, Tabs } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { AbsenceId } from '#domain/absence/absence';
import { deskRoles } from '#domain/people/account';
import { hear, takePending } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { AbsenceDetail } from './absence-detail.tsx';
import { AbsenceForm } from './absence-form.tsx';
import { LedgerPart } from './ledger-part.tsx';
import { ListPart } from './list-part.tsx';
import { NowPart } from './now-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { TimelinePart } from './timeline-part.tsx';

type Tab = 'now' | 'list' | 'timeline' | 'ledger' | 'rules';

/** 报备: who is away, who acts, what it does to duty, and by which rules it was reported. */
export function AbsenceScreen() {
  const { t } = useWords();
  const mayRegister = useHasRole(...deskRoles);
  const [tab, setTab] = useKept<string>('absence-tab', 'now');
  const [opened, setOpened] = useState<AbsenceId | undefined>(undefined);
  const [isRegistering, setRegistering] = useState(false);

  useEffect(() => {
    const show = ({ id }: { readonly id?: AbsenceId }): void => {
      setTab('now');
      setOpened(id);
    };
    const register = (): void => setRegistering(mayRegister);
    const wanted = takePending('show-absence');
    if (wanted !== undefined) show(wanted);
    if (takePending('new-absence') !== undefined) register();
    const stops = [hear('show-absence', show), hear('new-absence', register)];
    return () => stops.forEach((stop) => stop());
  }, [mayRegister, setTab]);

  const part = (key: Tab, children: ReactNode) => ({ key, label: t(`absence:tab.${key}`), children });
  const items = [
    part('now', <NowPart onOpen={setOpened} onRules={() => setTab('rules')} />),
    part('list', <ListPart onOpen={setOpened} />),
    part('timeline', <TimelinePart onOpen={setOpened} />),
    part('ledger', <LedgerPart onOpen={setOpened} />),
    part('rules', <RulesPart />),
  ];
  return (
    <div className="office-page absence-page">
      <h1 className="unseen">{t('place.absence')}</h1>
      {mayRegister ? (
        <span className="register-absence">
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t('absence:now.register')} <span className="small">Ctrl+Shift+N</span>
          </Button>
        </span>
      ) : null}
      <Tabs
        className="system-tabs absence-tabs"
        activeKey={items.some((item) => item.key === tab) ? tab : 'now'}
        onChange={setTab}
        items={items}
        animated={false}
        destroyOnHidden
      />
      {isRegistering ? (
        <AbsenceForm
          onDone={(line) => {
            setRegistering(false);
            setOpened(line.id);
          }}
          onClose={() => setRegistering(false)}
        />
      ) : null}
      {opened === undefined ? null : (
        <AbsenceDetail key={opened} id={opened} onClose={() => setOpened(undefined)} />
      )}
    </div>
  );
}

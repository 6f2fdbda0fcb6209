import '../../styles/absence.css';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { LedgerPart } from './ledger-part.tsx';
import { ListPart } from './list-part.tsx';
import { NowPart } from './now-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { TimelinePart } from './timeline-part.tsx';

type Tab = 'now' | 'list' | 'timeline' | 'ledger' | 'rules';

/** 报备: who is away, who acts, what it does to duty, and by which rules it was reported. */
export function AbsenceScreen() {
  const { t } = useWords();
  const [tab, setTab] = useKept<string>('absence-tab', 'now');
  const part = (key: Tab, children: ReactNode) => ({ key, label: t(`absence:tab.${key}`), children });
  const items = [
    part('now', <NowPart />),
    part('list', <ListPart />),
    part('timeline', <TimelinePart />),
    part('ledger', <LedgerPart />),
    part('rules', <RulesPart />),
  ];
  return (
    <div className="office-page">
      <h1 className="unseen">{t('place.absence')}</h1>
      <Tabs
        className="system-tabs"
        activeKey={items.some((item) => item.key === tab) ? tab : 'now'}
        onChange={setTab}
        items={items}
        animated={false}
        destroyOnHidden
      />
    </div>
  );
}

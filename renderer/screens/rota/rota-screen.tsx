import '../../styles/office.css';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { type IsoMonth, monthOf } from '#domain/rota/duty';
import { dutyDayOf } from '#domain/time/zone';
import { useSeat } from '../../frame/seat.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { FairnessPart } from './fairness-part.tsx';
import { MonthChoice } from './month-choice.tsx';
import { MonthPapers } from './month-papers.tsx';
import { MonthPart } from './month-part.tsx';
import { NowPart } from './now-part.tsx';
import { SetupPart } from './setup-part.tsx';
import { SwapsPart } from './swaps-part.tsx';
import { TablePart } from './table-part.tsx';
import { VersionsPart } from './versions-part.tsx';

type Tab = 'month' | 'table' | 'now' | 'swaps' | 'versions' | 'fairness' | 'setup';

/** The tabs that show one month. */
const ofMonth: ReadonlySet<string> = new Set<Tab>(['month', 'table', 'versions']);

function RotaOf({ current }: { readonly current: IsoMonth }) {
  const { t } = useWords();
  const [month, setMonth] = useKept<IsoMonth>('rota-month', current);
  const [tab, setTab] = useKept<string>('rota-tab', 'month');
  const part = (key: Tab, children: ReactNode) => ({ key, label: t(`rota.tab.${key}`), children });
  const items = [
    part(
      'month',
      <MonthPart
        key={month}
        month={month}
        onSetup={(section) => {
          keep('rota-setup-section', section);
          setTab('setup');
        }}
      >
        <MonthPapers month={month} />
      </MonthPart>,
    ),
    part('table', <TablePart key={month} month={month} />),
    part('now', <NowPart />),
    part('swaps', <SwapsPart />),
    part('versions', <VersionsPart key={month} month={month} />),
    part('fairness', <FairnessPart />),
    part('setup', <SetupPart />),
  ];
  const active = items.some((item) => item.key === tab) ? tab : 'month';
  const isOfMonth = ofMonth.has(active);
  return (
    <div className={isOfMonth ? 'rota-frame is-of-month' : 'rota-frame'}>
      {isOfMonth ? <MonthChoice month={month} current={current} onChange={setMonth} /> : null}
      <Tabs
        className="system-tabs rota-tabs"
        activeKey={active}
        onChange={setTab}
        items={items}
        animated={false}
        destroyOnHidden
      />
    </div>
  );
}

/** 排班: who is to be on duty, month by month, how that came about, and how it changes. */
export function RotaScreen() {
  const { t } = useWords();
  const { station } = useSeat();
  const now = useMinute();
  return (
    <div className="office-page">
      <h1 className="unseen">{t('place.rota')}</h1>
      {station === undefined ? null : <RotaOf current={monthOf(dutyDayOf(now, station))} />}
    </div>
  );
}

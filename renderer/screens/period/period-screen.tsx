import '../../styles/office.css';
import '../../styles/period.css';
import { Tabs } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { PeriodId } from '#domain/period/period';
import { hear, takePending } from '../../frame/events.ts';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { DuePart } from './due-part.tsx';
import { ListPart } from './list-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { RunPart } from './run-part.tsx';
import { SetupPart } from './setup-part.tsx';
import { SummaryPart } from './summary-part.tsx';

type Tab = 'list' | 'plan' | 'due' | 'run' | 'summary' | 'setup';

/** 重要时段: holidays and other important days, who is on duty and on standby in them, what superior bodies get, and what it came to. */
export function PeriodScreen() {
  const { t } = useWords();
  const [tab, setTab] = useKept<string>('period-tab', 'list');
  const [chosen, setChosen] = useKept<string>('period-chosen', '');
  const choose = (id: PeriodId | undefined): void => setChosen(id ?? '');
  const goTo = (to: Tab, id?: PeriodId): void => {
    if (id !== undefined) setChosen(id);
    setTab(to);
  };

  useEffect(() => {
    const show = (wanted: { readonly tab: Tab; readonly id?: PeriodId }): void => {
      if (wanted.id !== undefined) setChosen(wanted.id);
      setTab(wanted.tab);
    };
    const wanted = takePending('show-period');
    if (wanted !== undefined) show(wanted);
    return hear('show-period', show);
  }, [setTab, setChosen]);

  // `choose` put it there.
  const id = chosen === '' ? undefined : (chosen as PeriodId);
  const part = (key: Tab, children: ReactNode) => ({ key, label: t(`period:tab.${key}`), children });
  const items = [
    part('list', <ListPart onChoose={choose} onGoTo={goTo} />),
    part('plan', <PlanPart id={id} onChoose={choose} onGoTo={goTo} />),
    part('due', <DuePart id={id} onChoose={choose} />),
    part('run', <RunPart />),
    part('summary', <SummaryPart id={id} onChoose={choose} />),
    part('setup', <SetupPart />),
  ];
  return (
    <div className="office-page period-page">
      <h1 className="unseen">{t('place.period')}</h1>
      <Tabs
        className="system-tabs period-tabs"
        activeKey={items.some((item) => item.key === tab) ? tab : 'list'}
        onChange={setTab}
        items={items}
        animated={false}
        destroyOnHidden
      />
    </div>
  );
}

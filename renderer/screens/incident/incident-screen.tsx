import '../../styles/office.css';
import '../../styles/incident.css';
import { Tabs } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { IncidentId } from '#domain/incident/incident';
import { hear, takePending } from '../../frame/events.ts';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { AssessPart } from './assess-part.tsx';
import { ChecksPart } from './checks-part.tsx';
import { ListPart } from './list-part.tsx';
import { NowPart } from './now-part.tsx';
import { ReportsPart } from './reports-part.tsx';
import { SetupPart } from './setup-part.tsx';

type Tab = 'now' | 'list' | 'reports' | 'checks' | 'assess' | 'setup';

/** 事件: incidents that go on and those of the past, reports and bulletins, spot checks, and how timely it all was. */
export function IncidentScreen() {
  const { t } = useWords();
  const [tab, setTab] = useKept<string>('incident-tab', 'now');
  const [chosen, setChosen] = useKept<string>('incident-chosen', '');
  const choose = (id: IncidentId | undefined): void => setChosen(id ?? '');

  useEffect(() => {
    const show = (wanted: { readonly tab: Tab; readonly id?: IncidentId }): void => {
      if (wanted.id !== undefined) setChosen(wanted.id);
      setTab(wanted.tab);
    };
    const wanted = takePending('show-incident');
    if (wanted !== undefined) show(wanted);
    return hear('show-incident', show);
  }, [setTab, setChosen]);

  // `choose` put it there.
  const id = chosen === '' ? undefined : (chosen as IncidentId);
  const part = (key: Tab, children: ReactNode) => ({ key, label: t(`incident:tab.${key}`), children });
  const items = [
    part('now', <NowPart id={id} onChoose={choose} />),
    part('list', <ListPart onChoose={choose} />),
    part('reports', <ReportsPart id={id} />),
    part('checks', <ChecksPart />),
    part('assess', <AssessPart />),
    part('setup', <SetupPart />),
  ];
  return (
    <div className="office-page incident-page">
      <h1 className="unseen">{t('place.incident')}</h1>
      <Tabs
        className="system-tabs incident-tabs"
        activeKey={items.some((item) => item.key === tab) ? tab : 'now'}
        onChange={setTab}
        items={items}
        animated={false}
        destroyOnHidden
      />
    </div>
  );
}

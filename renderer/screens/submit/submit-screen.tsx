import '../../styles/office.css';
import '../../styles/submit.css';
import { Tabs } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { IntakeId } from '#domain/office/intake';
import type { ProductId } from '#domain/product/product';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { hear, takePending } from '../../frame/events.ts';
import { keep, useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { ChasePart } from './chase-part.tsx';
import { IntakePart } from './intake-part.tsx';
import { ListPart } from './list-part.tsx';
import { MatrixPart } from './matrix-part.tsx';
import { keepWanted } from './office-goto.ts';
import { PackagesPart } from './packages-part.tsx';
import { RoomsPart } from './rooms-part.tsx';
import { SearchPart } from './search-part.tsx';
import { SetupPart } from './setup-part.tsx';
import { StatisticsPart } from './statistics-part.tsx';
import { TodayPart } from './today-part.tsx';

const ownTabs = ['today', 'list', 'packages'] as const;
const officeTabs = ['matrix', 'chase', 'intake', 'search', 'statistics', 'rooms'] as const;
type Tab = (typeof ownTabs)[number] | (typeof officeTabs)[number] | 'setup';

/** Each part is made when its tab is opened. */
const parts: Readonly<Record<Tab, ReactNode>> = {
  today: <TodayPart />,
  list: <ListPart />,
  packages: <PackagesPart />,
  matrix: <MatrixPart />,
  chase: <ChasePart />,
  intake: <IntakePart />,
  search: <SearchPart />,
  statistics: <StatisticsPart />,
  rooms: <RoomsPart />,
  setup: <SetupPart />,
};

/** 报送: what this room reports, how it leaves, and at a central office what other rooms report. */
export function SubmitScreen() {
  const { t } = useWords();
  const [tab, setTab] = useKept<string>('submit-tab', 'today');
  const isOffice = useAsk('office.setup', {}).data?.setup.isOffice === true;

  useEffect(() => {
    const show = (wanted: {
      readonly tab: Tab;
      readonly day?: IsoDay;
      readonly id?: ProductId;
      readonly intakeId?: IntakeId;
    }): void => {
      if (wanted.id !== undefined) keep('submit-list-opened', wanted.id);
      keepWanted(wanted);
      setTab(wanted.tab);
    };
    const wanted = takePending('show-submit');
    if (wanted !== undefined) show(wanted);
    return hear('show-submit', show);
  }, [setTab]);

  const shown: readonly Tab[] = [...ownTabs, ...(isOffice ? officeTabs : []), 'setup'];
  const items = shown.map((key) => ({ key, label: t(`product:tab.${key}`), children: parts[key] }));
  return (
    <div className="office-page submit-page">
      <h1 className="unseen">{t('place.submit')}</h1>
      <Tabs
        className="system-tabs submit-tabs"
        activeKey={items.some((item) => item.key === tab) ? tab : 'today'}
        onChange={setTab}
        items={items}
        animated={false}
        destroyOnHidden
      />
    </div>
  );
}

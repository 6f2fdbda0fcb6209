import '../../styles/rota-office.css';
import { Segmented } from 'antd';
import type { FairnessLine } from '#contract/methods/rota-nouns';
import { addDays, type IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { readTypedDay } from '../../parts/typed-day.tsx';
import { useLoaded } from '../../use-loaded.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { SpanChoice, thisYear, type TypedSpan } from './fairness-span.tsx';
import { FairnessTable } from './fairness-table.tsx';

const longest = 3660;
const loadChart = () => import('./fairness-chart.tsx');
const everyGroup = '';
const counted = ['planned', 'served'] as const;
const views = ['table', 'chart'] as const;

/** The bars: who had how many duties on which days, those with the most first as the table has them. */
function Chart({
  lines,
  what,
}: {
  readonly lines: readonly FairnessLine[];
  readonly what: 'planned' | 'served';
}) {
  const { t } = useWords();
  const size = useAsk('console.settings', {}).data?.size === 'large' ? 18 : 14;
  const chart = useLoaded(loadChart);
  if (chart === undefined) return null;
  const longestName = Math.max(4, ...lines.map((line) => Array.from(line.name).length));
  return (
    <section className="panel" aria-label={t('rota.fairness.chart')}>
      <header>
        <h2>{t('rota.fairness.chart')}</h2>
        <span className="legend">
          {chart.stacked.map((type) => (
            <span key={type}>
              <i className={`swatch ${type}`} /> {t(`rota.setup.kind.${type}`)}
            </span>
          ))}
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of many parts that reads as one picture; the numbers stand in the table */}
      <div className="figure" role="img" aria-label={t('rota.fairness.chart')}>
        <chart.FairnessChart
          bars={lines.map((line) => ({ name: line.name, ...line[what] }))}
          size={size}
          nameWidth={size * Math.min(18, longestName + 1)}
        />
      </div>
    </section>
  );
}

function FairnessOf({ today }: { readonly today: IsoDay }) {
  const { t } = useWords();
  const now = useMinute();
  const zone = useZone();
  const [span, setSpan] = useKeptParts<TypedSpan>('rota-fairness-span', thisYear(today));
  const [group, setGroup] = useKept<string>('rota-fairness-group', everyGroup);
  const [what, setWhat] = useKept<(typeof counted)[number]>('rota-fairness-what', 'planned');
  const [view, setView] = useKept<(typeof views)[number]>('rota-fairness-view', 'table');
  const groups = useAsk('rota.setup', {}).data?.setup.groups ?? [];
  const from = readTypedDay(span.from, now, zone);
  const until = readTypedDay(span.until, now, zone);
  const isOrdered = from !== undefined && until !== undefined && from <= until;
  const isShort = isOrdered && until <= addDays(from, longest);
  const asked = useAsk(
    'rota.fairness',
    { fromDay: from ?? today, untilDay: until ?? today },
    { isOff: !isShort },
  );
  const isKnown = groups.some((one) => one.id === group);
  const lines = (asked.data?.lines ?? []).filter((line) => !isKnown || line.groupIds.includes(group));
  const problem =
    from === undefined || until === undefined || isShort
      ? undefined
      : t(isOrdered ? 'office:stats.tooLong' : 'office:stats.wrongOrder');
  return (
    <div className="rota-part">
      <div className="part-bar fairness-bar">
        <SpanChoice span={span} today={today} onChange={setSpan} />
        <Segmented
          aria-label={t('rota.setup.groups')}
          value={isKnown ? group : everyGroup}
          options={[
            { value: everyGroup, label: t('rota.fairness.everyGroup') },
            ...groups.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={setGroup}
        />
        <Segmented
          aria-label={t('rota.fairness.counted')}
          value={what}
          options={counted.map((value) => ({ value, label: t(`rota.fairness.${value}`) }))}
          onChange={setWhat}
        />
        <Segmented
          aria-label={t('rota.fairness.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`rota.fairness.viewOf.${value}`) }))}
          onChange={setView}
        />
        {problem === undefined ? null : (
          <span className="form-problem" role="alert">
            {problem}
          </span>
        )}
      </div>
      <p className="quiet small reckoned">{t('rota.fairness.reckoned')}</p>
      <FailureNotice error={asked.error} />
      {asked.data !== undefined && lines.length === 0 ? (
        <div className="empty">{t('rota.fairness.none')}</div>
      ) : null}
      {lines.length === 0 ? null : view === 'table' ? (
        <FairnessTable lines={lines} what={what} />
      ) : (
        <Chart lines={lines} what={what} />
      )}
    </div>
  );
}

/** 公平统计: who had how much duty on which days, against the share of everybody. */
export function FairnessPart() {
  const today = localParts(useMinute(), useZone()).day;
  return <FairnessOf today={today} />;
}

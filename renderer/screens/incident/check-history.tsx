import { Button } from 'antd';
import { useState } from 'react';
import { checkResult } from '#domain/check/spot-check';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useSeat, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { TypedDay, readTypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { filteredChecks, type HistoryFilter, noFilter } from './check-history-rows.ts';
import { CheckRow } from './check-row.tsx';

const usualDays = 90;
const longest = 800;
const shownAtOnce = 100;

type Span = { readonly from: string; readonly until: string };

function Filters({
  filter,
  groups,
  onChange,
}: {
  readonly filter: HistoryFilter;
  readonly groups: readonly string[];
  readonly onChange: (filter: HistoryFilter) => void;
}) {
  const { t } = useWords();
  const results: readonly HistoryFilter['result'][] = ['', 'faults', 'open', ...checkResult.options];
  const resultText = (result: HistoryFilter['result']): string => {
    if (result === '') return t('incident:checks.history.everyResult');
    return result === 'faults' || result === 'open'
      ? t(`incident:checks.history.${result}`)
      : t(`incident:checkResult.${result}`);
  };
  return (
    <>
      <label className="field">
        <span>{t('incident:checks.history.find')}</span>
        <input
          className="text-input"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{t('incident:checks.history.result')}</span>
        <select
          className="text-input"
          value={filter.result}
          onChange={(event) =>
            onChange({ ...filter, result: results.find((one) => one === event.target.value) ?? '' })
          }
        >
          {results.map((result) => (
            <option key={result} value={result}>
              {resultText(result)}
            </option>
          ))}
        </select>
      </label>
      {groups.length === 0 ? null : (
        <label className="field">
          <span>{t('incident:checks.history.group')}</span>
          <select
            className="text-input"
            value={filter.group}
            onChange={(event) => onChange({ ...filter, group: event.target.value })}
          >
            <option value="">{t('incident:checks.draw.everyGroup')}</option>
            {groups.map((group) => (
              <option key={group} value={group}>
                {group}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

const heads = ['number', 'time', 'room', 'who', 'answer', 'result', 'outcome', 'act'] as const;

/** The record of checks, the newest first: what each found, and what was done about it. */
export function CheckHistory() {
  const { t } = useWords();
  const { station } = useSeat();
  const zone = useZone();
  const now = useMinute();
  // The first ten signs of a moment are a day.
  const today = station === undefined ? (now.slice(0, 10) as IsoDay) : dutyDayOf(now, station);
  const [span, setSpan] = useKeptParts<Span>('checks-span', {
    from: addDays(today, 1 - usualDays),
    until: today,
  });
  const [filter, setFilter] = useKept<HistoryFilter>('checks-filter', noFilter);
  const [shown, setShown] = useState(shownAtOnce);
  const from = readTypedDay(span.from, now, zone);
  const until = readTypedDay(span.until, now, zone);
  const isOrdered = from !== undefined && until !== undefined && from <= until;
  const isAsked = isOrdered && until <= addDays(from, longest);
  const asked = useAsk(
    'check.all',
    { fromDay: from ?? today, untilDay: until ?? today },
    { isOff: !isAsked },
  );
  const checks = asked.data ?? [];
  const found = filteredChecks(checks, filter);
  // What is narrowed to a group says so, also where these days have nothing of it.
  const groups = [...new Set([...checks.map(({ group }) => group), filter.group])].filter(
    (group) => group !== '',
  );
  return (
    <>
      <div className="part-bar check-filters">
        <TypedDay
          label={t('incident:checks.history.from')}
          value={span.from}
          onChange={(value) => setSpan({ ...span, from: value })}
        />
        <TypedDay
          label={t('incident:checks.history.until')}
          value={span.until}
          onChange={(value) => setSpan({ ...span, until: value })}
        />
        <Filters filter={filter} groups={groups} onChange={setFilter} />
        <span className="quiet small">{t('incident:checks.history.shown', { count: found.length })}</span>
        {isAsked || from === undefined || until === undefined ? null : (
          <span className="form-problem" role="alert">
            {t(isOrdered ? 'incident:checks.history.tooLong' : 'incident:checks.history.wrongOrder')}
          </span>
        )}
      </div>
      <FailureNotice error={asked.error} />
      {asked.data !== undefined && found.length === 0 ? (
        <p className="empty">
          {t(checks.length === 0 ? 'incident:checks.history.none' : 'incident:checks.history.noneFound')}
        </p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <section className="check-scroll" tabIndex={0} aria-label={t('incident:checks.history.table')}>
          <table className="plain-table lined check-table">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {t(`incident:checks.history.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, shown).map((check) => (
                <CheckRow key={check.id} check={check} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {found.length <= shown ? null : (
        <div className="actions">
          <Button onClick={() => setShown(shown + shownAtOnce)}>
            {t('incident:checks.history.more', { count: Math.min(shownAtOnce, found.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}

import '../../styles/calendar.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { ShownDay, YearState } from '#contract/methods/calendar';
import { type IsoDay, isoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { dayWords } from '../../parts/day-words.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { CalendarAmend } from './calendar-amend.tsx';
import { CalendarImport } from './calendar-import.tsx';
import { CalendarLegend } from './calendar-legend.tsx';
import { CalendarVersions } from './calendar-versions.tsx';
import { YearGrid } from './year-grid.tsx';

function DayFacts({ day }: { readonly day: ShownDay | undefined }) {
  const { t } = useWords();
  const times = useTimes();
  if (day === undefined) return <p className="day-facts quiet">{t('office:calendar.lookHint')}</p>;
  return (
    <p className="day-facts">
      <b>{times.longDay(day.day)}</b>
      <span className="quiet" lang="zh-CN">
        {day.lunar} {day.solarTerm ?? ''}
      </span>
      <span>
        {dayWords(t, day)}
        {day.isStatutory ? ` · ${t('office:calendar.statutory')}` : ''}
      </span>
      <span className="quiet">
        {t(`office:calendar.source.${day.source}`)} {day.notice}
      </span>
    </p>
  );
}

function StateOfYear({ state }: { readonly state: YearState }) {
  const { t } = useWords();
  return state.source === 'provisional' ? (
    <p className="calendar-note">{t('office:calendar.provisionalYear', { year: state.year })}</p>
  ) : (
    <p className="quiet">
      {t(`office:calendar.source.${state.source}`)} {state.notice}{' '}
      {state.issuedDay === null ? '' : t('office:calendar.issuedOn', { day: state.issuedDay })}
    </p>
  );
}

/** The official calendar of a year, where each day comes from, and the unit's own changes to it. */
export function CalendarPart() {
  const { t } = useWords();
  const canEdit = useHasRole('admin', 'chief');
  const today = localParts(useMinute(), useZone()).day;
  const [year, setYear] = useKept('calendar-year', Number(today.slice(0, 4)));
  const [knownOn, setKnownOn] = useState<IsoDay | null>(null);
  const [cursor, setCursor] = useState<IsoDay>(today);
  const [looked, setLooked] = useState<IsoDay | undefined>(undefined);
  const [chosen, setChosen] = useState<ReadonlySet<IsoDay> | undefined>(undefined);
  const [isImporting, setImporting] = useState(false);
  const years = useAsk('calendar.years', {});
  const missing = useAsk('calendar.missing', {}, { everyMilliseconds: 60_000 }).data?.year ?? null;
  const from = isoDay.parse(`${year}-01-01`);
  const asked = useAsk('calendar.days', { from, until: isoDay.parse(`${year}-12-31`), knownOn });
  const days = asked.data ?? [];
  const state = years.data?.find((known) => known.year === year);
  const at = days.some(({ day }) => day === cursor) ? cursor : (days[0]?.day ?? cursor);

  const goTo = (next: number): void => {
    setYear(next);
    setChosen(undefined);
  };
  const choose = (day: IsoDay): void => {
    if (chosen === undefined) return;
    const next = new Set(chosen);
    if (!next.delete(day)) next.add(day);
    setChosen(next);
  };

  return (
    <>
      <div className="part-bar">
        <select
          className="text-input calendar-year"
          aria-label={t('office:calendar.year')}
          value={year}
          onChange={(event) => goTo(Number(event.target.value))}
        >
          {(years.data ?? []).map((known) => (
            <option key={known.year} value={known.year}>
              {known.year}
              {known.source === 'provisional' ? ` ${t('office:calendar.source.provisional')}` : ''}
            </option>
          ))}
        </select>
        <span className="quiet small">{t('office:calendar.knownOn')}</span>
        <DayPicker
          day={knownOn ?? ''}
          label={t('office:calendar.knownOnLabel')}
          onChange={(day) => setKnownOn(day === '' ? null : day)}
        />
        <span className="grow" />
        {canEdit ? (
          <>
            <Button onClick={() => setChosen(chosen === undefined ? new Set() : undefined)}>
              {t('office:calendar.amend')}
            </Button>
            <Button type="primary" onClick={() => setImporting(true)}>
              {t('office:calendar.import')}
            </Button>
          </>
        ) : null}
      </div>
      <FailureNotice error={years.error ?? asked.error} />
      {missing === null || missing === year ? null : (
        <div className="failure">
          <span>{t('office:calendar.missing', { year: missing })}</span>
          <Button size="small" onClick={() => goTo(missing)}>
            {t('office:calendar.show', { year: missing })}
          </Button>
        </div>
      )}
      {state === undefined ? null : <StateOfYear state={state} />}
      {knownOn === null ? null : (
        <div className="calendar-note" role="status">
          <span>{t('office:calendar.replaying', { day: knownOn })}</span>
          <Button size="small" onClick={() => setKnownOn(null)}>
            {t('office:calendar.backToNow')}
          </Button>
        </div>
      )}
      {chosen === undefined || state === undefined ? null : (
        <CalendarAmend
          key={year}
          year={year}
          version={state.version}
          chosen={chosen}
          onClose={() => setChosen(undefined)}
        />
      )}
      <div className="year-view">
        <DayFacts day={days.find(({ day }) => day === (looked ?? at))} />
        <YearGrid
          days={days}
          cursor={at}
          today={today}
          chosen={chosen}
          onCursor={setCursor}
          onLook={setLooked}
          onChoose={choose}
        />
        <CalendarLegend />
      </div>
      {state === undefined ? null : <CalendarVersions versions={state.versions} onKnownOn={setKnownOn} />}
      {isImporting ? (
        <CalendarImport
          onClose={() => setImporting(false)}
          onDone={(imported) => {
            setImporting(false);
            goTo(imported);
          }}
        />
      ) : null}
    </>
  );
}

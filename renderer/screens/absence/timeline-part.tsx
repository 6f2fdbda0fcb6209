import '../../styles/rota-month.css';
import { Segmented } from 'antd';
import { type AbsenceId, shownAbsenceState } from '#domain/absence/absence';
import { isPeriodPost } from '#domain/period/duty-post';
import { daysOfMonth, type IsoMonth, monthOf } from '#domain/rota/duty';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { MonthChoice } from '../rota/month-choice.tsx';
import { monthName } from '../rota/month-name.ts';
import { shortMarks } from '../rota/table-rows.ts';
import { barsOf, dutiesOf, placeOf, type TimelineFrame } from './timeline-layout.ts';
import { type RowChoice, rowChoices, timelineRows } from './timeline-rows.ts';
import { TimelineTable } from './timeline-table.tsx';

const legend = shownAbsenceState.options.filter((state) => state !== 'cancelled');

/** 时间轴: a month by person, absences as bars over the published duties, with holidays and important periods on top. */
export function TimelinePart({ onOpen }: { readonly onOpen: (id: AbsenceId) => void }) {
  const { t, i18n } = useWords();
  const zone = useZone();
  const now = useMinute();
  const today = localParts(now, zone).day;
  const [month, setMonth] = useKept<IsoMonth>('absence-month', monthOf(today));
  const [choice, setChoice] = useKept<RowChoice>('absence-rows', 'away');
  const days = daysOfMonth(month);
  const [fromDay, untilDay] = [days[0] ?? today, days.at(-1) ?? today];
  const lines = useAsk('absence.list', { fromDay, untilDay });
  const rules = useAsk('absence.rules', {});
  const people = useAsk('people.all', { withLeft: false });
  const duties = useAsk('rota.between', { fromDay, untilDay });
  const against = useAsk('absence.contradictions', { fromDay, untilDay });
  const calendar = useAsk('calendar.days', { from: fromDay, until: untilDay, knownOn: null });
  const setup = useAsk('rota.setup', {});
  const important = useAsk('period.list', { fromDay, untilDay });
  const error = lines.error ?? rules.error ?? people.error ?? duties.error ?? against.error ?? calendar.error;
  const bar = (
    <div className="office-bar timeline-bar">
      <h2 className="unseen">{t('absence:timeline.title')}</h2>
      <Segmented
        aria-label={t('absence:timeline.rows')}
        value={choice}
        options={rowChoices.map((value) => ({ value, label: t(`absence:timeline.choice.${value}`) }))}
        onChange={setChoice}
      />
      <span className="timeline-legend small">
        {legend.map((state) => (
          <span key={state} className={`bar is-${state}`}>
            {t(`absence:state.${state}`)}
          </span>
        ))}
      </span>
      <MonthChoice month={month} current={monthOf(today)} onChange={setMonth} />
    </div>
  );
  if (lines.data === undefined || rules.data === undefined || people.data === undefined)
    return (
      <div className="month-part">
        {bar}
        <FailureNotice error={error} />
      </div>
    );
  const frame: TimelineFrame = { days, parts: rules.data.rules.dayParts, zone };
  const planned = duties.data ?? [];
  const posts = [
    ...new Map(
      planned
        .filter(({ postId }) => !isPeriodPost(postId))
        .map(({ postId, postName }) => [postId, { id: postId, name: postName }]),
    ).values(),
  ];
  // Tiers of periods are many and of the same few kinds: two marks say it, numbers would not.
  const tiers = new Map(
    planned.flatMap(({ postId, duty }) =>
      isPeriodPost(postId) ? [[postId, duty === 'standby' ? 'standby' : 'duty'] as const] : [],
    ),
  );
  const marks = new Map([
    ...shortMarks(posts),
    ...[...tiers].map(([id, kind]) => [id, t(`period:plan.letter.${kind}`)] as const),
  ]);
  const rows = timelineRows(choice, people.data, lines.data, rules.data.rules).map((row) => ({
    ...row,
    bars: barsOf(row.lines, frame, now),
    duties: dutiesOf(row.personId, planned, against.data ?? []),
  }));
  const periods = [
    ...(setup.data?.setup.sensitive ?? []),
    ...(important.data ?? []).filter(({ state }) => state !== 'cancelled'),
  ].filter((period) => period.fromDay <= untilDay && period.untilDay >= fromDay);
  return (
    <div className="month-part">
      {bar}
      <FailureNotice error={error} />
      {rows.length === 0 ? (
        <div className="empty grow">{t(`absence:timeline.empty.${choice}`)}</div>
      ) : (
        <TimelineTable
          label={t('absence:timeline.label', { month: monthName(month, i18n.language) })}
          rows={rows}
          days={days}
          calendar={new Map((calendar.data ?? []).map((day) => [day.day, day]))}
          periods={periods}
          today={today}
          nowAt={placeOf(now, frame)}
          marks={marks}
          onOpen={onOpen}
        />
      )}
      <footer className="office-foot small quiet">
        {[
          ...posts.map((post) => `${marks.get(post.id) ?? ''} ${post.name}`),
          ...[...new Set(tiers.values())].map(
            (kind) => `${t(`period:plan.letter.${kind}`)} ${t(`period:tierKind.${kind}`)}`,
          ),
          t('absence:timeline.legend'),
        ].join('　')}
      </footer>
    </div>
  );
}

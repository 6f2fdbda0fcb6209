import type { Contradiction } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { placeKey } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { actingWords, endWords, spanWords } from '../../parts/edge-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { placeStyle } from './timeline-head.tsx';
import type { Bar, DrawnDuty } from './timeline-layout.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** What a row shows: the bars of the absences and the published duties by day. */
export type DrawnRow = TimelineRow & {
  readonly bars: readonly Bar[];
  readonly duties: ReadonlyMap<IsoDay, readonly DrawnDuty[]>;
};

/** Names the bar of an absence among what the keyboard can come to. */
export const barKey = (id: AbsenceId): string => `bar ${id}`;

/** Names the sign of a contradiction among what the keyboard can come to. */
export const signKey = ({ absenceId, place }: Contradiction): string =>
  `sign ${absenceId} ${placeKey(place)}`;

type Cursor = { readonly cursor: string; readonly onOpen: (id: AbsenceId) => void };

function BarButton({ bar, days, cursor, onOpen }: Cursor & { readonly bar: Bar; readonly days: number }) {
  const { t } = useWords();
  const times = useTimes();
  const { line, stretch, late } = bar;
  const acting = actingWords(line);
  const state = t(`absence:state.${line.state}`);
  const kind = t(`absence:kind.${line.kind}`);
  const title = [
    `${line.personName} ${line.number}`,
    `${state} ${kind} ${t(`absence:reach.${line.reach}`)}`,
    spanWords(t, times, line),
    line.returned === null ? '' : t('absence:list.backAt', { at: endWords(times, line.returned.at) }),
    acting === '' ? t('absence:list.noActing') : t('absence:timeline.acting', { name: acting }),
    line.missed === 0 ? '' : t('absence:list.missed', { count: line.missed }),
  ].filter((part) => part !== '');
  const ends = `${bar.isFromBefore ? ' is-from-before' : ''}${bar.goesOn ? ' goes-on' : ''}`;
  return (
    <>
      {late === undefined ? null : (
        <span
          className="bar-late"
          aria-hidden
          style={{ ...placeStyle(late.from, late.until, days), '--lane': bar.lane } as object}
        />
      )}
      <button
        type="button"
        className={`bar is-${line.state}${ends}`}
        data-stop={barKey(line.id)}
        tabIndex={cursor === barKey(line.id) ? 0 : -1}
        style={{ ...placeStyle(stretch.from, stretch.until, days), '--lane': bar.lane } as object}
        title={title.join('\n')}
        aria-label={title.join(t('common.comma'))}
        onClick={() => onOpen(line.id)}
      >
        {state} {kind}
      </button>
    </>
  );
}

function DutyMark({
  drawn: { duty, contradiction },
  mark,
  cursor,
  onOpen,
}: Cursor & { readonly drawn: DrawnDuty; readonly mark: string }) {
  const { t } = useWords();
  const times = useTimes();
  const isStandby = duty.duty === 'standby';
  const where = `${times.day(duty.day)} ${duty.postName}${isStandby ? t('absence:timeline.standby') : ''} ${times.moment(duty.from)}–${times.moment(duty.until)}`;
  const look = `duty-mark${isStandby ? ' is-standby' : ''}`;
  if (contradiction === undefined)
    return (
      <span className={look} title={where} role="img" aria-label={where}>
        {mark}
      </span>
    );
  const isDecided = contradiction.decision !== null;
  const says = t(isDecided ? 'absence:timeline.againstDecided' : 'absence:timeline.against', {
    where,
    number: contradiction.number,
  });
  const key = signKey(contradiction);
  return (
    <button
      type="button"
      className={`${look} is-against${isDecided ? ' is-decided' : ''}`}
      data-stop={key}
      tabIndex={cursor === key ? 0 : -1}
      title={says}
      aria-label={says}
      onClick={() => onOpen(contradiction.absenceId)}
    >
      {isDecided ? '✓' : '!'}
      {mark}
    </button>
  );
}

/** One person's month: absences as bars, published duties below them, contradictions with a sign. */
export function TimelineRowCells({
  row,
  days,
  marks,
  ...cursor
}: Cursor & {
  readonly row: DrawnRow;
  readonly days: readonly IsoDay[];
  readonly marks: ReadonlyMap<string, string>;
}) {
  const { t } = useWords();
  const lanes = row.bars.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
  return (
    <tr>
      <th scope="row">
        <b>{row.name}</b>
        {row.isLeader ? <span className="tag">{t('absence:list.leader')}</span> : null}
        <span className="small quiet below">{row.post}</span>
      </th>
      <td style={{ '--lanes': lanes } as object}>
        {row.bars.map((bar) => (
          <BarButton key={bar.line.id} bar={bar} days={days.length} {...cursor} />
        ))}
        {days.map((day, at) => {
          const duties = row.duties.get(day);
          return duties === undefined ? null : (
            <span key={day} className="duty-marks" style={placeStyle(at, at + 1, days.length)}>
              {duties.map((drawn) => (
                <DutyMark
                  key={`${drawn.duty.postId} ${drawn.duty.seat}`}
                  drawn={drawn}
                  mark={marks.get(drawn.duty.postId) ?? ''}
                  {...cursor}
                />
              ))}
            </span>
          );
        })}
      </td>
    </tr>
  );
}

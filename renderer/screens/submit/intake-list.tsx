import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/methods';
import { intake, type IntakeId } from '#domain/office/intake';
import type { OfficeRoomId } from '#domain/office/office-room';
import { addDays, type IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { LineGrid } from '../../parts/line-grid.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { RoomChoice } from './room-choice.tsx';
import { useDutyToday } from './office-goto.ts';

type Line = Output<'office.intakes'>['intakes'][number];
type Filter = {
  readonly from: IsoDay;
  readonly until: IsoDay;
  readonly roomId: OfficeRoomId | null;
  readonly verdict: Line['verdict'] | null;
};

const columns = ['verdict', 'room', 'what', 'arrived'] as const;
const verdicts = intake.shape.verdict.options;
const atOnce = 500;

/** The colour in which a verdict stands. */
export const verdictColours = { accepted: 'green', held: 'yellow', refused: 'red' } as const;

function LineCells({ line }: { readonly line: Line }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <>
      <td>
        <span className={`tag ${verdictColours[line.verdict]}`}>{t(`product:verdict.${line.verdict}`)}</span>
      </td>
      <td>
        <b className="gist">{line.roomName === '' ? line.fileName : line.roomName}</b>
        <span className="small quiet below">
          {[
            line.day ?? '',
            t(`product:intakeManner.${line.manner}`),
            line.sequence === null ? '' : t('product:intake.sequence', { no: line.sequence }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </td>
      <td>
        <span className="gist">
          {line.isWithdrawal ? <span className="tag red">{t('product:cell.x')}</span> : null}{' '}
          {line.isZero ? <span className="tag blue">{t('product:kind.zero')}</span> : null}{' '}
          {line.isLate ? <span className="tag orange">{t('product:cell.R')}</span> : null} {line.title}
        </span>
        {line.problems.length === 0 ? null : (
          <span className="small below">
            {line.problems.map(({ code }) => t(`product:problem.${code}`)).join(t('common.comma'))}
          </span>
        )}
      </td>
      <td className="nowrap">{times.moment(line.arrivedAt)}</td>
    </>
  );
}

/** What came in as a table of any length, what waits for a decision first; filters, cursor and scroll are kept. */
export function IntakeList({
  chosen,
  onChoose,
}: {
  readonly chosen: IntakeId | undefined;
  readonly onChoose: (id: IntakeId) => void;
}) {
  const { t } = useWords();
  const today = useDutyToday();
  const date = localParts(useMinute(), useZone()).day;
  const [filter, setFilter] = useKeptParts<Filter>('intake-filter', {
    from: addDays(today, -30),
    // What is accepted goes by the date, which is ahead of the duty day until that begins.
    until: date > today ? date : today,
    roomId: null,
    verdict: null,
  });
  const [offset, setOffset] = useState(0);
  const [cursor, setCursor] = useKept<IntakeId | undefined>('intake-cursor', undefined);
  const change = (parts: Partial<Filter>): void => {
    setOffset(0);
    setFilter(parts);
  };
  const isWrong = filter.from > filter.until || filter.until > addDays(filter.from, 400);
  const asked = useAsk(
    'office.intakes',
    {
      fromDay: filter.from,
      untilDay: filter.until,
      roomId: filter.roomId,
      verdict: filter.verdict,
      offset,
      limit: atOnce,
    },
    { isOff: isWrong },
  );
  const found = asked.data;
  const isHeld = (line: Line): number => (line.verdict === 'held' ? 0 : 1);
  const lines = (found?.intakes ?? []).toSorted((one, other) => isHeld(one) - isHeld(other));
  return (
    <section className="intake-list" aria-label={t('product:intake.list')}>
      <div className="office-bar">
        <DayPicker
          label={t('product:intake.from')}
          day={filter.from}
          allowClear={false}
          onChange={(day) => change({ from: day === '' ? filter.from : day })}
        />
        <DayPicker
          label={t('product:intake.until')}
          day={filter.until}
          allowClear={false}
          onChange={(day) => change({ until: day === '' ? filter.until : day })}
        />
        <RoomChoice value={filter.roomId} onChange={(roomId) => change({ roomId })} />
        <select
          className="text-input office-select"
          aria-label={t('product:intake.verdict')}
          value={filter.verdict ?? ''}
          onChange={({ target }) => change({ verdict: verdicts.find((one) => one === target.value) ?? null })}
        >
          <option value="">{t('product:intake.everyVerdict')}</option>
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {t(`product:verdict.${verdict}`)}
            </option>
          ))}
        </select>
        {found === undefined || found.held === 0 ? null : (
          <button
            type="button"
            className="toggle intake-held"
            aria-pressed={filter.verdict === 'held'}
            onClick={() =>
              change({
                verdict: filter.verdict === 'held' ? null : 'held',
                // One that waits can be about a day that has not begun.
                from: addDays(today, -340),
                until: addDays(today, 60),
              })
            }
          >
            {t('product:intake.held', { count: found.held })}
          </button>
        )}
        {isWrong ? (
          <div className="failure" role="alert">
            {t('product:intake.wrongSpan')}
          </div>
        ) : null}
        <FailureNotice error={asked.error} />
      </div>
      {found !== undefined && lines.length === 0 ? (
        <div className="empty grow">{t('product:intake.empty')}</div>
      ) : (
        <LineGrid<IntakeId, Line>
          name="intake-scroll"
          label={t('product:intake.list')}
          className="intake-grid"
          columns={columns.map((key) => ({
            key: `intake-${key}`,
            heading: t(`product:intake.column.${key}`),
          }))}
          lines={lines}
          cursorId={cursor ?? chosen}
          onCursor={setCursor}
          onOpen={onChoose}
          cells={LineCells}
          classOf={(line) => (line.verdict === 'refused' ? 'is-void' : undefined)}
        />
      )}
      <footer className="office-foot quiet small">
        {found === undefined
          ? null
          : t('product:intake.count', {
              from: found.all === 0 ? 0 : offset + 1,
              until: offset + lines.length,
              all: found.all,
            })}{' '}
        {offset === 0 ? null : (
          <Button size="small" onClick={() => setOffset(Math.max(0, offset - atOnce))}>
            {t('product:intake.newer')}
          </Button>
        )}{' '}
        {found === undefined || offset + lines.length >= found.all ? null : (
          <Button size="small" onClick={() => setOffset(offset + atOnce)}>
            {t('product:intake.older')}
          </Button>
        )}
      </footer>
    </section>
  );
}

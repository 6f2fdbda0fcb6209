import '../styles/period-run.css';
import { Popover } from 'antd';
import type { Output } from '#contract/methods';
import type { PeriodLine, ShownDue } from '#contract/methods/period-nouns';
import { callOutNumber } from '#domain/period/call-out';
import { dayOfPeriod } from '#domain/period/day-of-period';
import { useAsk } from '../asking.ts';
import { dueKey, dueWhat } from '../parts/due-words.ts';
import type { Notice } from '../parts/notice.ts';
import { useTimes } from '../parts/times.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useSeat } from './seat.tsx';

type Now = Output<'period.now'>;
type Words = ReturnType<typeof useWords>;

const toRun = (): void => announce('show-period', { tab: 'run' });
const toDue = (id: PeriodLine['id'] | undefined): void =>
  announce('show-period', id === undefined ? { tab: 'due' } : { tab: 'due', id });

/** The period that holds today and where in it today is; others of the day behind a click. */
function PeriodTag({ now: { running, today } }: { readonly now: Now }) {
  const { t } = useWords();
  const times = useTimes();
  const [first, ...others] = running;
  if (first === undefined) return null;
  const words = { name: first.name, ...dayOfPeriod(first, today) };
  // Days that came free and have no table would go by the rota, and nobody meant that.
  const open = running.find(({ openDays }) => openDays > 0);
  if (open !== undefined) {
    return (
      <a
        className="tag orange"
        href="#/period"
        title={open.name}
        onClick={() => announce('show-period', { tab: 'plan', id: open.id })}
      >
        {t('strip.periodOpen', { name: open.name, count: open.openDays })}
      </a>
    );
  }
  if (others.length === 0) {
    return (
      <a className="tag blue" href="#/period" title={first.name} onClick={toRun}>
        {t('strip.period', words)}
      </a>
    );
  }
  return (
    <Popover
      trigger="click"
      title={t('strip.periods')}
      content={
        <dl className="facts period-facts">
          {running.map((line) => (
            <div key={line.id} className="contents">
              <dt>{t('strip.period', { name: line.name, ...dayOfPeriod(line, today) })}</dt>
              <dd>{`${times.day(line.fromDay)}–${times.day(line.untilDay)}`}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <button type="button" className="tag blue strip-tag">
        {t('strip.periodMore', { ...words, more: others.length })}
      </button>
    </Popover>
  );
}

function DueList({ dues }: { readonly dues: readonly ShownDue[] }) {
  const { t } = useWords();
  const times = useTimes();
  const stateOf = (due: ShownDue): string => {
    if (due.isOutdated) return t('strip.dueOutdated');
    const time = times.moment(due.dueAt);
    return t(due.state === 'overdue' ? 'strip.dueLateBy' : 'strip.dueBy', { time });
  };
  return (
    <>
      <dl className="facts period-facts">
        {dues.map((due) => (
          <div key={dueKey(due)} className="contents">
            <dt>{due.bodyName}</dt>
            <dd>
              {`${due.periodName} ${dueWhat(t, times, due)}`}
              <span className={due.state === 'overdue' ? 'late-words below' : 'quiet below'}>
                {stateOf(due)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <a className="row-button" href="#/period" onClick={() => toDue(dues[0]?.periodId)}>
        {t('strip.dueGo')}
      </a>
    </>
  );
}

/** One tag for what is due: what is overdue, or else what is due soon or was sent in an older version; all of it behind a click. */
function dueNotice(t: Words['t'], dues: readonly ShownDue[]): readonly Notice[] {
  const late = dues.filter(({ state }) => state === 'overdue').length;
  const open = dues.filter(({ state, isOutdated }) => state === 'soon' || isOutdated).length;
  if (late + open === 0) return [];
  const tone = late > 0 ? 'red' : 'orange';
  const shown = (
    <Popover trigger="click" title={t('strip.dueTitle')} content={<DueList dues={dues} />}>
      <button type="button" className={`tag strip-tag ${tone}`}>
        {late > 0 ? t('strip.dueLate', { count: late }) : t('strip.dueOpen', { count: open })}
      </button>
    </Popover>
  );
  return [{ key: 'dues', tone, isKept: true, shown }];
}

function callNotice(t: Words['t'], callOut: Now['callOuts'][number]): Notice {
  const { id, isDrill } = callOut;
  const shown = (
    <a className={isDrill ? 'tag drill-tag' : 'tag red call-tag'} href="#/period" onClick={toRun}>
      {t(isDrill ? 'strip.callDrill' : 'strip.callOut', { number: callOutNumber(callOut) })}
    </a>
  );
  return { key: `call ${id}`, tone: isDrill ? 'yellow' : 'red', isKept: !isDrill, shown };
}

/** The important period of today, what superior bodies wait for, and calls that go on; nothing where there is nothing. */
export function usePeriodNotices(): readonly Notice[] {
  const { t } = useWords();
  const { session } = useSeat();
  const now = useAsk('period.now', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  if (now === undefined) return [];
  const { running, dues, callOuts } = now;
  const isOpen = running.some(({ openDays }) => openDays > 0);
  const period: Notice = {
    key: 'period',
    tone: isOpen ? 'orange' : 'blue',
    isKept: false,
    shown: <PeriodTag now={now} />,
  };
  return [
    ...dueNotice(t, dues),
    ...callOuts.map((callOut) => callNotice(t, callOut)),
    ...(running.length === 0 ? [] : [period]),
  ];
}

import type { Topic } from '#contract/kinds';
import type { AlarmMessage, RungClock } from '#contract/wire';
import {
  deadlineMark,
  isReached,
  leftUntilDue,
  marksOf,
  nextRing,
  type Reading,
  ringingMark,
  setBackBy,
  type WatchedClock,
} from '#domain/incident/alarms';
import { incidentNumber } from '#domain/incident/incident';
import type { Instant } from '#domain/time/instant';
import type { Clock } from '../clock.ts';
import { type Alarm, keepRung, rungAlarms } from '../store/incident-alarms.ts';
import { openIncidents } from '../store/incidents.ts';
import type { Store } from '../store/open-store.ts';

/** When the clock of the machine was put back while clocks ran, and by how many minutes. */
export type SetBack = { readonly at: Instant; readonly minutes: number };

/** Rings the clocks of open incidents. */
export type AlarmClock = {
  /** Rings what is due by now; without a look at the store where nothing is. Never throws. */
  readonly look: () => void;
  /** Told what changed, for incidents may have. */
  readonly noteChanged: (topics: readonly Topic[]) => void;
  /** The last time that the clock of the machine was put back while those ran that still do. */
  readonly setBack: () => SetBack | null;
};

type Watched = WatchedClock & {
  readonly alarm: Omit<Alarm, 'mark'>;
  readonly said: Pick<RungClock, 'number' | 'label' | 'report' | 'recipient'>;
  /** True where its deadline rang and nobody said so far that it was heard. */
  isWaiting: boolean;
  rung: number;
};

/** After how long a deadline rings again that nobody has acknowledged. */
const againMilliseconds = 30_000;

/** After how long a store is asked again that refused something. */
const restMilliseconds = 10_000;

const keyOf = ({ incidentId, stageId, dueAt }: Omit<Alarm, 'mark'>): string =>
  `${dueAt} ${incidentId} ${stageId}`;

/** Makes the clock that rings for the incidents of a store; it looks when it is told to. */
export function createAlarmClock(options: {
  readonly store: Pick<Store, 'sqlite'>;
  readonly clock: Clock;
  readonly rang: (alarm: AlarmMessage) => void;
  /** Told when what waits to be acknowledged, or the time, is not what it was. */
  readonly changed: () => void;
  readonly report: (error: unknown, name: string) => void;
}): AlarmClock {
  const { sqlite } = options.store;
  /** Where both clocks stood when a clock was first seen; it counts from there until the service ends. */
  const seen = new Map<string, Reading>();
  let watched: readonly Watched[] = [];
  let next: Reading = nextRing([]);
  let againAt = Number.POSITIVE_INFINITY;
  let isStale = true;
  let before: Reading | undefined;
  let setBack: SetBack | null = null;
  /** What rang while the store took nothing. */
  let unkept: readonly Alarm[] = [];
  let restsUntil = Number.NEGATIVE_INFINITY;

  const seenAt = (key: string, now: Reading): Reading => {
    const first = seen.get(key) ?? now;
    seen.set(key, first);
    return first;
  };
  const planAgain = (now: Reading): void => {
    const isWaiting = watched.some((one) => one.isWaiting);
    againAt = isWaiting ? Math.min(againAt, now.steady + againMilliseconds) : Number.POSITIVE_INFINITY;
  };
  const rebuild = (now: Reading): void => {
    const highest = new Map<string, { readonly mark: number; readonly isWaiting: boolean }>();
    const kept = rungAlarms(sqlite).map((alarm) => ({ ...alarm, isWaiting: !alarm.isAcknowledged }));
    for (const { mark, isWaiting, ...alarm } of [
      ...kept,
      ...unkept.map((one) => ({ ...one, isWaiting: true })),
    ]) {
      const key = keyOf(alarm);
      if (mark > (highest.get(key)?.mark ?? 0)) highest.set(key, { mark, isWaiting });
    }
    watched = openIncidents(sqlite).flatMap(({ incident }) =>
      incident.stages.flatMap(
        ({ id, startAt, dueAt, warnAt, state, label, report, recipient }): Watched[] => {
          if (state !== 'open' || dueAt === null) return [];
          const alarm = { incidentId: incident.id, stageId: id, dueAt };
          const rang = highest.get(keyOf(alarm));
          return [
            {
              alarm,
              said: { number: incidentNumber(incident), label, report, recipient },
              marks: marksOf({ startAt, dueAt, warnAt }),
              seen: seenAt(keyOf(alarm), now),
              rung: rang?.mark ?? 0,
              isWaiting: rang?.mark === deadlineMark && rang.isWaiting,
            },
          ];
        },
      ),
    );
    if (watched.length === 0) setBack = null;
    next = nextRing(watched);
    planAgain(now);
    isStale = false;
  };
  /** Works with the store; one that refuses is left alone for a while, and what was known before rings on. */
  const attempt = (now: Reading, work: () => void): void => {
    if (now.steady < restsUntil) return;
    try {
      work();
    } catch (error) {
      restsUntil = now.steady + restMilliseconds;
      options.report(error, 'alarm');
    }
  };
  const keep = (now: Reading): void => {
    if (unkept.length === 0) return;
    attempt(now, () => {
      keepRung(sqlite, unkept, options.clock.now());
      unkept = [];
    });
  };
  const say = (ringing: readonly (Watched & { readonly mark: number })[], now: Reading, isAgain: boolean) =>
    options.rang({
      kind: 'alarm',
      isAgain,
      clocks: ringing
        .map((one) => ({ one, left: leftUntilDue(one, now) }))
        .toSorted((one, other) => one.left - other.left)
        .map(({ one, left }) => ({
          ...one.said,
          mark: one.mark,
          minutesLeft: Math.round(left / 60_000),
        })),
    });
  const ring = (now: Reading): void => {
    const ringing = watched.flatMap((one) => {
      const mark = ringingMark(one, now)?.mark;
      if (mark === undefined) return [];
      one.rung = mark;
      one.isWaiting = mark === deadlineMark;
      return [{ ...one, mark }];
    });
    next = nextRing(watched);
    if (ringing.length === 0) return;
    if (ringing.some((one) => one.isWaiting)) againAt = now.steady + againMilliseconds;
    unkept = [...unkept, ...ringing.map(({ alarm, mark }) => ({ ...alarm, mark }))];
    keep(now);
    say(ringing, now, false);
    options.changed();
  };
  const ringAgain = (now: Reading): void => {
    againAt = now.steady + againMilliseconds;
    say(
      watched.filter((one) => one.isWaiting).map((one) => ({ ...one, mark: deadlineMark })),
      now,
      true,
    );
  };
  const noteSetBack = (now: Reading): void => {
    const back = before === undefined || watched.length === 0 ? 0 : setBackBy(before, now);
    before = now;
    if (back === 0) return;
    setBack = { at: options.clock.now(), minutes: Math.max(1, Math.round(back / 60_000)) };
    options.changed();
  };

  return {
    look: () => {
      const now = { wall: Date.parse(options.clock.now()), steady: options.clock.steady() };
      noteSetBack(now);
      if (isStale) attempt(now, () => rebuild(now));
      keep(now);
      if (isReached(next, now)) ring(now);
      else if (now.steady >= againAt) ringAgain(now);
    },
    noteChanged: (topics) => {
      if (topics.includes('incident')) isStale = true;
    },
    setBack: () => setBack,
  };
}

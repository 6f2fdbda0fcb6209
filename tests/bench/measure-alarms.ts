import { setTimeout as sleep } from 'node:timers/promises';
import { type IncidentFields, incidentFields } from '#domain/incident/incident';
import { type Instant, instant } from '#domain/time/instant';
import { systemClock } from '#service/clock';
import { serviceEntry, startService } from '../durability/service-process.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { benchSeat, openBenchRoom } from './bench-room.ts';
import { type Figure, median, percentile, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';

const perSpell = 50;
const perIncident = 20;
/** Between making the store and the first deadline: time for the service to start. */
const headStart = 20_000;

/** What happens to the clock of the machine around the deadlines of one part of the stages. */
type Spell = {
  readonly name: string;
  /** Milliseconds from the beginning to the first deadline, and between two. */
  readonly from: number;
  readonly every: number;
};

const minute = 60_000;
const spells = {
  run: { name: 'the clock runs', from: 0, every: 40 },
  back: { name: 'set back by an hour', from: 4000, every: 40 },
  sleep: { name: 'after a sleep of an hour', from: 10 * minute, every: 20_000 },
  ahead: { name: 'set ahead by an hour', from: 70 * minute, every: 20_000 },
} satisfies Readonly<Record<string, Spell>>;
type SpellName = keyof typeof spells;

const names = Object.keys(spells) as SpellName[];
const labelOf = (spell: SpellName, place: number): string => `${spell}-${place}`;
const momentAt = (milliseconds: number): Instant => instant.parse(new Date(milliseconds).toISOString());
/** Milliseconds of the clock on the wall, as fine as it is told. */
const wallNow = (): number => performance.timeOrigin + performance.now();

const anIncident = (no: number): IncidentFields =>
  incidentFields.parse({
    title: `演练事件${no}`,
    kindId: '',
    place: '',
    occurredAt: null,
    isOccurredAbout: false,
    learnedAt: null,
    receivedAt: systemClock.now(),
    reporter: { unit: '', name: '', post: '', phone: '' },
    alreadyInformed: '',
    isSensitive: false,
  });

/** Lays the running stages of all spells in one store, the first due after the head start; gives when that is. */
function layStages(folder: string): number {
  const { room, call } = openBenchRoom(folder);
  try {
    const { setup, version } = call('incident.setup', {});
    call('incident.changeSetup', { setup: { ...setup, policies: [], callTree: [] }, version });
    const begin = Math.ceil(wallNow()) + headStart;
    const wanted = names.flatMap((spell) =>
      Array.from({ length: perSpell }, (_none, place) => ({
        label: labelOf(spell, place),
        dueAt: momentAt(begin + spells[spell].from + place * spells[spell].every),
      })),
    );
    for (let first = 0; first < wanted.length; first += perIncident) {
      let one = call('incident.open', {
        fields: anIncident(first),
        facts: [],
        level: null,
        levelReason: '',
        entryId: null,
      });
      for (const { label, dueAt } of wanted.slice(first, first + perIncident))
        one = call('incident.addStage', {
          id: one.incident.id,
          version: one.version,
          label,
          manner: 'any',
          report: 'initial',
          recipient: '市政府总值班室',
          dueAt,
          reason: '演练',
        });
    }
    return begin;
  } finally {
    room.close();
  }
}

/** Milliseconds by which each alarm of a spell was late, heard in the process that the service tells; throws where one was early, missing or rang twice. */
async function lateness(folder: string, begin: number): Promise<ReadonlyMap<SpellName, readonly number[]>> {
  const clock = movableClock();
  const heard = new Map<string, number>();
  const service = startService(folder, serviceEntry.built, benchSeat, {
    environment: clock.environment,
    rang: ({ clocks, isAgain }) => {
      if (isAgain) return;
      const at = wallNow();
      for (const { label } of clocks) {
        if (heard.has(label)) throw new Error(`${label} rang twice`);
        heard.set(label, at);
      }
    },
  });
  const until = (milliseconds: number): Promise<void> => sleep(begin + milliseconds - wallNow());
  /** When a spell's alarms should have rung, and what makes them. */
  const should = new Map<SpellName, (place: number) => number>();
  const dueIn = (spell: SpellName) => (place: number) =>
    begin + spells[spell].from + place * spells[spell].every;
  try {
    await service.ready;
    if (wallNow() > begin - 1000) throw new Error('the service started too late for the first deadline');
    should.set('run', dueIn('run'));
    await until(3000);
    await clock.setAhead(-60);
    should.set('back', dueIn('back'));
    await until(7500);
    await clock.setAhead(0);
    await sleep(500);
    service.signal('SIGSTOP');
    await clock.setAhead(60);
    await sleep(1000);
    const woke = wallNow();
    service.signal('SIGCONT');
    should.set('sleep', () => woke);
    await sleep(2000);
    const set = wallNow();
    await clock.setAhead(120);
    should.set('ahead', () => set);
    await sleep(2000);
  } finally {
    service.kill();
    await service.gone;
    clock.remove();
  }
  return new Map(
    [...should].map(([spell, shouldRing]) => [
      spell,
      Array.from({ length: perSpell }, (_none, place) => {
        const at = heard.get(labelOf(spell, place));
        if (at === undefined) throw new Error(`${labelOf(spell, place)} did not ring`);
        const late = at - shouldRing(place);
        // The two processes read clocks of one machine, each to the millisecond.
        if (late < -2) throw new Error(`${labelOf(spell, place)} rang ${-late} ms early`);
        return late;
      }),
    ]),
  );
}

const looksAtOnce = 1000;

/** A thousand looks at the clocks while nothing is due, beside as many readings of the time. */
function costOfLooking(folder: string): Figure {
  const { room } = openBenchRoom(folder);
  try {
    const floor: number[] = [];
    const took: number[] = [];
    room.alarms.look();
    for (let round = 0; round < 40; round += 1) {
      floor.push(
        timed(() => {
          for (let look = 0; look < looksAtOnce; look += 1) {
            systemClock.now();
            systemClock.steady();
          }
        }),
      );
      took.push(
        timed(() => {
          for (let look = 0; look < looksAtOnce; look += 1) room.alarms.look();
        }),
      );
    }
    return {
      group: 'alarms',
      name: `${looksAtOnce} looks, ${perSpell * names.length} stages running`,
      value: median(took),
      unit: 'ms',
      detail: spread(took),
      floor: { name: 'reading both clocks', value: median(floor) },
      goal: { kind: 'ratio', most: 3 },
    };
  } finally {
    room.close();
  }
}

/** How late clocks ring in the service's own process, while the clock of the machine runs, after a sleep and after it was set, and what looking costs. */
export async function measureAlarms(entries: number): Promise<readonly Figure[]> {
  const folder = workingCopy(largeStore(entries), 'alarms');
  const begin = layStages(folder);
  const looking = costOfLooking(folder);
  const late = await lateness(folder, begin);
  return [
    ...[...late].map(
      ([spell, samples]): Figure => ({
        group: 'alarms',
        name: `latest of ${samples.length}, ${perSpell * names.length} stages: ${spells[spell].name}`,
        value: Math.max(...samples),
        unit: 'ms',
        detail: `max; p95 ${Math.round(percentile(samples, 0.95))}; ${spread(samples)}`,
        goal: { kind: 'value', most: 1000 },
      }),
    ),
    looking,
  ];
}

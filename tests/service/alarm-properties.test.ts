import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '#domain/time/instant';
import { openAlarmRoom, reportedNow } from '../helpers/alarm-room.ts';
import { anIncident, meantIncident } from '../helpers/incident-room.ts';
import type { TestRoom } from '../helpers/open-test-room.ts';

type Step =
  | { readonly kind: 'run' | 'sleep' | 'set'; readonly minutes: number }
  | { readonly kind: 'restart' | 'open' | 'acknowledge' }
  | { readonly kind: 'meet' | 'move' | 'settle'; readonly which: number };

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('run' as const), minutes: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sleep' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('set' as const), minutes: fc.constantFrom(-60, -1, 1, 60) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('restart' as const, 'open' as const, 'acknowledge' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('meet' as const, 'move' as const, 'settle' as const),
      which: fc.nat(3),
    }),
  },
) satisfies fc.Arbitrary<Step>;

type Rung = { readonly key: string; readonly mark: number };

const rungIn = (room: TestRoom): readonly Rung[] =>
  room
    .room()
    .store.sqlite.prepare(
      "SELECT incident_id || ' ' || stage_id || ' ' || due_at AS key, mark FROM incident_alarm",
    )
    .all() as Rung[];

test('whatever happens to incidents, the clock and the program, no alarm rings twice, and no open clock past its moment has not rung', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (walk) => {
      const room = openAlarmRoom();
      const ids = [reportedNow(room).incident.id];
      let rang = 0;
      const look = (): void => {
        rang += room.look().reduce((sum, { clocks, isAgain }) => sum + (isAgain ? 0 : clocks.length), 0);
        const rung = rungIn(room);
        // Each alarm that was heard is one that is kept: a second one of the same mark could not be.
        expect(rung).toHaveLength(rang);
        for (const { incidentId, id, dueAt } of room.call('officer', 'incident.now', {}).stages) {
          if (dueAt === null || dueAt > room.now()) continue;
          expect(rung).toContainEqual({ key: `${incidentId} ${id} ${dueAt}`, mark: 100 });
        }
      };
      look();
      for (const one of walk) {
        const id = 'which' in one ? ids[one.which] : undefined;
        const known = id === undefined ? undefined : room.call('officer', 'incident.one', { id });
        if (one.kind === 'run') room.pass(one.minutes);
        if (one.kind === 'sleep' || one.kind === 'set') room.setClock(addMinutes(room.now(), one.minutes));
        if (one.kind === 'restart') room.reopen();
        if (one.kind === 'open') ids.push(reportedNow(room).incident.id);
        if (one.kind === 'acknowledge') {
          const alarms = room
            .call('officer', 'incident.now', {})
            .alarms.map(({ rungAt: _rungAt, ...alarm }) => alarm);
          if (alarms.length > 0) room.call('officer', 'incident.acknowledge', { alarms });
          expect(room.call('officer', 'incident.now', {}).alarms).toEqual([]);
        }
        const open = known?.incident.stages.find(({ state }) => state === 'open');
        if (one.kind === 'meet' && known?.incident.state === 'open' && open !== undefined)
          room.call('officer', 'incident.meetStage', {
            ...meantIncident(known),
            stageId: open.id,
            at: null,
            note: '已报',
          });
        if (one.kind === 'move' && known?.incident.state === 'open') {
          const receivedAt = addMinutes(known.incident.fields.receivedAt, -3);
          // What the clock says has not happened yet is refused.
          if (receivedAt > room.now()) continue;
          const fields = anIncident(room, { ...known.incident.fields, receivedAt });
          room.call('officer', 'incident.change', { ...meantIncident(known), fields, reason: '时间更正' });
        }
        if (one.kind === 'settle' && known !== undefined)
          room.call('officer', 'incident.settle', {
            ...meantIncident(known),
            what: known.incident.state === 'open' ? 'close' : 'reopen',
            reason: '演练',
          });
        look();
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

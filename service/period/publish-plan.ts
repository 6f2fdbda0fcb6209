import { DutyError } from '#contract/errors';
import { judgePlan } from '#domain/period/judge-plan';
import { demandsOf } from '#domain/period/demands';
import type { Period } from '#domain/period/period';
import { planChanges, type PlanCell } from '#domain/period/plan';
import type { PlanFrame } from '#domain/period/frame';
import { signed } from '../handlers/desk-signing.ts';
import type { Write } from '../room.ts';
import { ordinaryHours, rotaFacts } from '../rota/rota-facts.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { canonicalText } from '../store/ledger.ts';
import { listPlan, publishedPlan, type PublishedPlan } from '../store/period-plans.ts';
import type { PoolHours } from '../store/record-bodies.ts';
import { planFrameOf } from './plan-frame.ts';
import { daysUntilTaken, settledOf } from './plan-standing.ts';

/** Refuses a plan that cannot hold: somebody away on duty or standby, a pool without people. */
function refuseBlocked(room: Write, frame: PlanFrame, cells: readonly PlanCell[]): void {
  const { people } = rotaFacts(room);
  const blocking = judgePlan(frame, cells, () => true).find(({ isBlocking }) => isBlocking);
  if (blocking === undefined) return;
  const name = people.find(({ id }) => id === blocking.personId)?.name ?? blocking.poolKey;
  throw new DutyError('rule-broken', `period-plan-${blocking.kind}`, [name, blocking.day ?? '']);
}

/** When those of every pool are on duty, by the pattern of now; the key is the place of the part and the key of the pool. */
function hoursOf(room: Write, { parts }: PlanFrame): readonly PoolHours[] {
  const facts = rotaFacts(room);
  return parts.flatMap(({ scheme }, index) =>
    scheme.pools.map(({ key, shift }) => ({ poolKey: `${index} ${key}`, ...ordinaryHours(shift, facts) })),
  );
}

/** What a version says beside who is where, as a text. */
const textOf = ({ body: { zone, dayStart, parts, hours, days } }: PublishedPlan): string =>
  canonicalText({ zone, dayStart, parts, hours, days });

/** Records a new version of the table of a period and lists it; days that have begun keep what was published. */
export function publishPlan(
  room: Write,
  period: Period,
  given: readonly PlanCell[],
  { reason, account }: { readonly reason: string; readonly account: SecretAccount },
): PublishedPlan {
  const { sqlite } = room.store;
  const facts = rotaFacts(room);
  const before = publishedPlan(sqlite, period.id);
  const frame = planFrameOf(room, period);
  const cells = settledOf(room, period, frame, given);
  const until = daysUntilTaken(room, period, frame);
  const served = new Set(before?.body.days ?? []);
  const days = frame.days.flatMap(({ day, part, hasBegun }) =>
    hasBegun ? (served.has(day) ? [day] : []) : part === null && !until.has(day) ? [] : [day],
  );
  const open = frame.days.filter(({ hasBegun, part }) => !hasBegun && part !== null);
  const [first] = open;
  if (first === undefined) throw new DutyError('rule-broken', 'period-no-open-day', [period.fields.name]);
  if (
    !cells.some(({ day }) => open.some((one) => one.day === day)) &&
    demandsOf(frame).some(({ wanted }) => wanted > 0)
  )
    throw new DutyError('rule-broken', 'period-plan-empty', [period.fields.name]);
  refuseBlocked(room, frame, cells);
  const changes = planChanges(before?.body.cells ?? [], cells);
  const hours = hoursOf(room, frame);
  const { zone, dayStart } = facts.station;
  // A tier that is called otherwise, or other hours, stand in the table too, though nobody moves.
  const said = { zone, dayStart, parts: frame.parts, hours, days };
  const isSame = changes.length === 0 && before !== undefined && canonicalText(said) === textOf(before);
  if (isSame) throw new DutyError('rule-broken', 'nothing-changed');
  const named = new Set<string>([...cells, ...changes].map(({ personId }) => personId));
  const record = room.append(
    'period-plan',
    signed(
      room,
      {
        periodId: period.id,
        name: period.fields.name,
        version: (before?.body.version ?? 0) + 1,
        effectiveDay: first.day,
        reason,
        ...said,
        people: facts.people
          .filter(({ id }) => named.has(id))
          .map(({ id, name, post }) => ({ id, name, post })),
        cells,
        changes,
        tell: [...new Set(changes.map(({ personId }) => personId))],
      },
      [{ account, meaning: 'published' }],
    ),
    { accountId: account.id, name: account.personName },
  );
  listPlan(sqlite, record);
  return record;
}

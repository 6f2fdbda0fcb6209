import { DutyError } from '#contract/errors';
import type { RotaVersion } from '#contract/methods/rota-nouns';
import { type IsoMonth, placeKey, type RotaDuty, daysOfMonth } from '#domain/rota/duty';
import { changesBetween, whoToTell } from '#domain/rota/changes';
import type { Signature } from '#domain/shift/shift';
import type { Instant, IsoDay } from '#domain/time/instant';
import { signed } from '../handlers/desk-signing.ts';
import type { Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import type { Author } from '../store/ledger.ts';
import { listVersion, type PublishedRota, publishedRota } from '../store/rota-versions.ts';
import { plannedDutiesOf } from './planned-duties.ts';
import { postsShown, rotaFacts } from './rota-facts.ts';

/** What a new version of a month is made of. */
export type NewVersion = {
  readonly month: IsoMonth;
  readonly duties: readonly RotaDuty[];
  readonly effectiveDay: IsoDay;
  readonly reason: string;
  readonly cause: RotaVersion['cause'];
  readonly swap: string;
  readonly signers: readonly { readonly account: SecretAccount; readonly meaning: Signature['meaning'] }[];
};

/**
 * The duties of a month when others take effect on a day. What is published stays for the days before it, and wherever a duty
 * has begun by the hours that it was published with, whatever hours the station has now; and on days that go by the table of an
 * important period, for the case that it is called off.
 */
export function inForceFrom(
  before: PublishedRota | undefined,
  { duties, effectiveDay }: Pick<NewVersion, 'duties' | 'effectiveDay'>,
  now: Instant,
  isHeld: (day: IsoDay) => boolean,
): readonly RotaDuty[] {
  const planned = before === undefined ? [] : plannedDutiesOf(before);
  const begun = new Set(planned.filter(({ from }) => from <= now).map(placeKey));
  const kept = (before?.body.duties ?? []).filter(
    (duty) => duty.day < effectiveDay || begun.has(placeKey(duty)) || isHeld(duty.day),
  );
  return [
    ...kept,
    ...duties.filter((duty) => duty.day >= effectiveDay && !begun.has(placeKey(duty)) && !isHeld(duty.day)),
  ];
}

/**
 * Records a new version of a month and lists it. Days before `effectiveDay` keep what is published; a version without a change
 * is refused, but for the first of a month.
 */
export function publishVersion(room: Write, made: NewVersion, by?: Author): PublishedRota {
  const { sqlite } = room.store;
  const facts = rotaFacts(room);
  const before = publishedRota(sqlite, made.month);
  const days = daysOfMonth(made.month);
  if (made.effectiveDay < facts.today || !days.includes(made.effectiveDay))
    throw new DutyError('rule-broken', 'rota-effective-day', [made.effectiveDay]);
  const duties = inForceFrom(before, made, room.now, (day) => facts.held(day) !== '');
  const changes = changesBetween(before?.body.duties ?? [], duties);
  if (before !== undefined && changes.length === 0) throw new DutyError('rule-broken', 'nothing-changed');
  const named = new Set(
    [
      ...duties.flatMap(({ personId, turnOf }) => [personId, turnOf]),
      ...changes.map((one) => one.before),
    ].filter((id) => id !== null),
  );
  const record = room.append(
    'rota',
    signed(
      room,
      {
        month: made.month,
        version: (before?.body.version ?? 0) + 1,
        effectiveDay: made.effectiveDay,
        cause: made.cause,
        swap: made.swap,
        reason: made.reason,
        zone: facts.station.zone,
        dayStart: facts.station.dayStart,
        posts: postsAt(before, facts, duties),
        people: facts.people.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
        duties,
        changes,
        tell: whoToTell(changes),
      },
      made.signers,
    ),
    by,
  );
  listVersion(sqlite, record);
  return record;
}

/** The posts that duties name: as they are now, and as they were published where they are no more. */
function postsAt(
  before: PublishedRota | undefined,
  facts: ReturnType<typeof rotaFacts>,
  duties: readonly RotaDuty[],
): PublishedRota['body']['posts'] {
  const now = postsShown(facts);
  const used = new Set(duties.map(({ postId }) => postId));
  const gone = (before?.body.posts ?? []).filter(({ id }) => !now.some((post) => post.id === id));
  return [...now, ...gone].filter(({ id }) => used.has(id));
}

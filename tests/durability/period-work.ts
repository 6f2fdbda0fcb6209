import type { Output } from '#contract/methods';
import type { PeriodLine } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';
import { type PeriodFields, periodFields } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import { addDays, type Instant, type IsoDay } from '#domain/time/instant';
import { oneOf } from '#service/demo/chance';
import { aScheme, centralOffice } from '../helpers/period-setup.ts';
import type { Command, WorkKind } from './desk-work.ts';
import type { Ask } from './hand-over.ts';
import { officers } from './manned-store.ts';
import { passwordAtDesk } from './rota-work.ts';

/** Longer than this no periods are listed at once. */
const listedDays = 700;

type Known = {
  readonly lines: readonly PeriodLine[];
  readonly open: Output<'callout.all'>;
  readonly people: readonly PersonId[];
  readonly today: IsoDay;
  readonly now: Instant;
};

async function knownNow(ask: Ask): Promise<Known | null> {
  const [now, people] = [await ask('period.now', {}), await ask('people.all', { withLeft: false })];
  if (now?.ok !== true || people?.ok !== true) return null;
  // The answers to these questions.
  const { today, now: at } = now.output as Output<'period.now'>;
  const listed = await ask('period.list', { fromDay: today, untilDay: addDays(today, listedDays) });
  const calls = await ask('callout.all', { fromDay: addDays(today, -1), untilDay: today });
  if (listed?.ok !== true || calls?.ok !== true) return null;
  return {
    lines: (listed.output as Output<'period.list'>).filter(({ state }) => state === 'declared'),
    open: (calls.output as Output<'callout.all'>).filter(({ ended }) => ended === null),
    people: (people.output as Output<'people.all'>)
      .filter(({ name }) => officers.some((officer) => officer.name === name))
      .map(({ id }) => id),
    today,
    now: at,
  };
}

/** A day on which the two officers take turns and that no other period has. */
function nextPeriod({ lines, people, today }: Known): PeriodFields {
  const last =
    lines
      .map(({ untilDay }) => untilDay)
      .toSorted()
      .at(-1) ?? today;
  const day = addDays(last, 1);
  const [, staff] = aScheme().pools;
  return periodFields.parse({
    kind: 'event',
    name: '演练',
    fromDay: day,
    untilDay: day,
    rank: 5,
    basis: '',
    isSensitive: false,
    parts: [
      {
        fromDay: day,
        scheme: aScheme({ pools: staff === undefined ? [] : [staff] }),
        pools: [{ key: 'staff', people, leads: [] }],
      },
    ],
    bodies: [{ ...centralOffice, bodyId: 'city', daily: null }],
    note: '',
  });
}

/** Keeps a draft in which the other officer is on duty than was published, and says what is needed to publish it. */
async function publication(ask: Ask, { id }: PeriodLine, reason: string): Promise<unknown> {
  const shown = await ask('period.one', { id });
  if (shown?.ok !== true) return null;
  const { fields, draft, published } = shown.output as Output<'period.one'>;
  const base = published?.version ?? 0;
  const people = fields.parts[0]?.pools[0]?.people ?? [];
  const cells = people.map((personId, index): PlanCell => {
    const isLead = index === base % people.length;
    const tierKey = isLead ? 'duty' : 'standby';
    return { day: fields.fromDay, personId, poolKey: 'staff', tierKey, isLead, isPinned: false };
  });
  const kept = await ask('period.keepDraft', { id, version: draft?.version ?? 0, base, cells });
  const password = await passwordAtDesk(ask);
  if (kept?.ok !== true || password === null) return null;
  return { id, draftVersion: (kept.output as Output<'period.keepDraft'>).version, reason, password };
}

/** A step of a call-out: one begins, somebody answers, or it ends. */
function callOutStep({ open, people }: Known, callId: string, chance: () => number) {
  if (open.length === 0 || (open.length < 10 && chance() < 0.3)) {
    const start = { isDrill: chance() < 0.5, periodId: null, tierName: '备勤', place: '', minutes: null };
    return { method: 'callout.start', input: { ...start, people, reason: callId } };
  }
  const { id, version } = oneOf(open, chance);
  if (chance() < 0.3) return { method: 'callout.end', input: { id, version, conclusion: callId } };
  const personIds = [oneOf(people, chance)];
  return {
    method: 'callout.note',
    input: { id, version, personIds, what: 'answered', at: null, note: callId },
  };
}

/**
 * A step of an important period, its table, what is sent of it, or a call-out, that carries its call id; null where the service died
 * meanwhile or there is nothing to do.
 */
export async function periodCommand(ask: Ask, callId: string, chance: () => number): Promise<Command | null> {
  const known = await knownNow(ask);
  if (known === null) return null;
  const command = (kind: WorkKind, method: string, input: unknown): Command | null =>
    input === null ? null : { callId, kind, method, input };
  if (chance() < 0.4) {
    const { method, input } = callOutStep(known, callId, chance);
    return command('call-out', method, input);
  }
  const { lines } = known;
  if (lines.length === 0 || (lines.length < 300 && chance() < 0.3))
    return command('period', 'period.declare', { fields: nextPeriod(known), note: callId });
  const line = oneOf(lines, chance);
  const { id, version, planVersion } = line;
  const share = chance();
  if (share < 0.2) return command('period', 'period.cancel', { id, version, reason: callId });
  if (share < 0.6 || planVersion === null)
    return command('plan', 'period.publish', await publication(ask, line, callId));
  const fields = { what: 'roster', bodyId: 'city', day: null, planVersion, at: known.now };
  return command('sent', 'period.report', {
    periodId: id,
    fields: { ...fields, manner: 'phone', receivedBy: '', receipt: '', note: callId },
  });
}

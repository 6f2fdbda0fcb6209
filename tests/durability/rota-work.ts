import type { Input, Output } from '#contract/methods';
import type { Swap } from '#domain/rota/swap';
import { addMonths, monthOf } from '#domain/rota/duty';
import type { Ask } from './hand-over.ts';
import { leader, officers } from './manned-store.ts';

type Month = Output<'rota.month'>;

const secretOf = (name: string): { readonly account: string; readonly password: string } => {
  const found = officers.find((officer) => officer.name === name);
  if (found === undefined) throw new RangeError(`${name} has no account`);
  return { account: found.account, password: found.password };
};

/** The password of whoever is at the desk, which is who took it over last; null where the service died meanwhile. */
export async function passwordAtDesk(ask: Ask): Promise<string | null> {
  const session = await ask('session.now', {});
  if (session?.ok !== true) return null;
  // The answer to this question.
  return secretOf((session.output as Output<'session.now'>).session?.personName ?? '').password;
}

async function monthNow(ask: Ask): Promise<Month | null> {
  const desk = await ask('desk.now', {});
  if (desk?.ok !== true) return null;
  // The answers to these two questions.
  const { toTake } = desk.output as Output<'desk.now'>;
  const reply = await ask('rota.month', { month: addMonths(monthOf(toTake.day), 1) });
  return reply?.ok === true ? (reply.output as Month) : null;
}

/**
 * Keeps a draft of the small month in which every duty is with the other officer than it was published with, and says what is
 * needed to publish it; null where the service died meanwhile or somebody else was faster.
 */
export async function publishInput(ask: Ask, reason: string): Promise<Input<'rota.publish'> | null> {
  const shown = await monthNow(ask);
  if (shown === null) return null;
  const holders = new Map(shown.published?.duties.map(({ day, personId }) => [day, personId]));
  const duties = shown.places.map(({ day, postId, seat }) => {
    const people = shown.candidates.find((post) => post.postId === postId)?.people ?? [];
    const other = people.find((id) => id !== holders.get(day)) ?? null;
    return { day, postId, seat, personId: other, turnOf: null, isPinned: false };
  });
  const kept = await ask('rota.keepDraft', {
    month: shown.month,
    version: shown.draft?.version ?? 0,
    duties,
  });
  const effectiveDay = shown.days[0]?.day;
  const password = await passwordAtDesk(ask);
  if (kept?.ok !== true || password === null || effectiveDay === undefined) return null;
  const { version } = kept.output as Output<'rota.keepDraft'>;
  return {
    month: shown.month,
    draftVersion: version,
    effectiveDay,
    reason,
    password,
  };
}

/** Asks for a substitution in the small month and lets the other officer agree; says what is needed to approve it, or null as above. */
export async function approveInput(ask: Ask, note: string): Promise<Input<'swap.approve'> | null> {
  const shown = await monthNow(ask);
  const own = shown?.published?.duties.find(({ personId }) => personId !== null);
  const other = shown?.people.find(
    ({ id, name }) => id !== own?.personId && officers.some((officer) => officer.name === name),
  );
  if (own === undefined || other === undefined) return null;
  const { day, postId, seat } = own;
  const request = {
    kind: 'substitution',
    give: { day, postId, seat },
    withId: other.id,
    take: null,
    reason: '演练',
  };
  const asked = await ask('swap.request', { request });
  if (asked?.ok !== true) return null;
  const { id } = asked.output as Swap;
  const agreed = await ask('swap.consent', { id, ...secretOf(other.name), note: '' });
  if (agreed?.ok !== true) return null;
  return { id, account: leader.account, password: leader.password, note };
}

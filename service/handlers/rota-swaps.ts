import { DutyError } from '#contract/errors';
import { layStanding } from '#domain/rota/as-it-stands';
import {
  addMonths,
  type DutyPlace,
  type IsoMonth,
  monthOf,
  placeKey,
  type RotaDuty,
} from '#domain/rota/duty';
import type { Swap, SwapRequest, SwapState } from '#domain/rota/swap';
import { swapped, swapRefusal } from '#domain/rota/swap-effect';
import { stateAfter, type SwapAct } from '#domain/rota/swap-steps';
import type { PersonId } from '#domain/people/person';
import type { Signature } from '#domain/shift/shift';
import { rulesRequest } from '../rota/month-request.ts';
import { rotaFacts } from '../rota/rota-facts.ts';
import { publishVersion } from '../rota/publish-version.ts';
import type { Read, Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { personById } from '../store/people.ts';
import { keepRotaDraft, rotaDraftOf } from '../store/rota-drafts.ts';
import { listSwapStep, swapById, swapsBetween } from '../store/rota-swaps.ts';
import { publishedRota } from '../store/rota-versions.ts';
import { proveDeskSigner, signed } from './desk-signing.ts';
import { type Part, sessionOf } from './part.ts';

const publishedDuties = (room: Read, month: IsoMonth): readonly RotaDuty[] =>
  publishedRota(room.store.sqlite, month)?.body.duties ?? [];

/** How many months the two duties of a swap may lie apart. */
const longestSpan = 12;

/** The months that a request touches, in order. */
const monthsOf = ({ give, take }: Pick<SwapRequest, 'give' | 'take'>): readonly IsoMonth[] =>
  [...new Set([give, take].flatMap((place) => (place === null ? [] : [monthOf(place.day)])))].toSorted();

const holderOf = (room: Read, place: DutyPlace): PersonId | null =>
  publishedDuties(room, monthOf(place.day)).find((duty) => placeKey(duty) === placeKey(place))?.personId ??
  null;

const nameOf = (room: Read, id: string): string => {
  const person = personById(room.store.sqlite, id);
  if (person === undefined) throw new DutyError('not-found', 'person');
  return person.name;
};

/** Refuses a request that cannot be carried out on what is published now, and says why. */
function refuseImpossible(room: Read, request: SwapRequest, giverId: PersonId): void {
  const months = monthsOf(request);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return;
  if (last > addMonths(first, longestSpan))
    throw new DutyError('rule-broken', 'swap-unknown-duty', [request.give.day]);
  for (const place of [request.give, request.take]) {
    const held = place === null ? '' : rotaFacts(room).held(place.day);
    if (place !== null && held !== '')
      throw new DutyError('rule-broken', 'period-holds-day', [held, place.day]);
  }
  // A swap between two months is judged over both and all between them at once.
  const whole = rulesRequest(room, [first, last]);
  const duties = whole.published.filter(({ day }) => whole.from <= day && day <= whole.until);
  const refusal = swapRefusal({
    request,
    giverId,
    duties,
    standing: layStanding(whole)(duties),
  });
  if (refusal === undefined) return;
  if (refusal.kind !== 'breaks-rules')
    throw new DutyError('rule-broken', `swap-${refusal.kind}`, [request.give.day]);
  const [breach] = refusal.breaches;
  if (breach !== undefined)
    throw new DutyError('rule-broken', `rota-${breach.kind}`, [
      nameOf(room, breach.personId),
      breach.place.day,
    ]);
}

type Step = {
  readonly swap: Pick<
    Swap,
    'id' | 'kind' | 'give' | 'take' | 'withId' | 'reason' | 'byId' | 'byName' | 'withName'
  >;
  readonly state: SwapState;
  readonly note: string;
  readonly signer: { readonly account: SecretAccount; readonly meaning: Signature['meaning'] } | null;
};

function recordStep(room: Write, { swap, state, note, signer }: Step): void {
  const { id, kind, give, take, withId, reason, byId, byName, withName } = swap;
  const body = { id, state, request: { kind, give, take, withId, reason }, byId, byName, withName, note };
  const record =
    signer === null
      ? room.append('rota-swap', body)
      : room.append('rota-swap', signed(room, body, [signer]), {
          accountId: signer.account.id,
          name: signer.account.personName,
        });
  listSwapStep(room.store.sqlite, record);
}

function swapNamed(room: Read, id: string): Swap {
  const found = swapById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'swap');
  return found;
}

/** The state after an act, where the request still waits for it. */
function nextState(swap: Swap, act: SwapAct): SwapState {
  const state = stateAfter(swap.state, act);
  if (state === undefined) throw new DutyError('conflict', 'swap', [swap.state]);
  return state;
}

/** Files what was approved: a new version of each month that it changes. */
function file(room: Write, swap: Swap, account: SecretAccount): void {
  // As they are before the first of the months is filed: the other half of an exchange may lie in another month.
  const duties = swapped(
    monthsOf(swap).flatMap((month) => publishedDuties(room, month)),
    swap,
  );
  for (const month of monthsOf(swap)) {
    const first = [swap.give, swap.take]
      .flatMap((place) => (place === null || monthOf(place.day) !== month ? [] : [place.day]))
      .toSorted()[0];
    if (first === undefined) continue;
    publishVersion(
      room,
      {
        month,
        duties: duties.filter(({ day }) => monthOf(day) === month),
        effectiveDay: first,
        reason: swap.reason,
        cause: swap.kind,
        swap: swap.id,
        signers: [{ account, meaning: 'approved' }],
      },
      { accountId: account.id, name: account.personName },
    );
    carryIntoDraft(room, swap, month);
  }
}

/** Puts an exchange into the draft of a month too; a draft that was made before would take it back when it is published. */
function carryIntoDraft(room: Write, swap: Swap, month: IsoMonth): void {
  const { sqlite } = room.store;
  const draft = rotaDraftOf(sqlite, month);
  if (draft === null) return;
  const exchanged = new Map(
    publishedDuties(room, month)
      .filter((duty) =>
        [swap.give, swap.take].some((place) => place !== null && placeKey(place) === placeKey(duty)),
      )
      .map((duty) => [placeKey(duty), duty]),
  );
  keepRotaDraft(sqlite, month, draft.version, {
    ...draft,
    duties: draft.duties.map((duty) => exchanged.get(placeKey(duty)) ?? duty),
    at: room.now,
  });
}

/** Swaps (调班) and substitutions (代班): asked for, agreed to, approved by a leader, filed as a version. */
export const rotaSwapHandlers: Part<
  'swaps.all' | 'swap.request' | 'swap.consent' | 'swap.approve' | 'swap.refuse' | 'swap.withdraw'
> = {
  'swaps.all': (room, { fromDay, untilDay }) => [...swapsBetween(room.store.sqlite, fromDay, untilDay)],
  'swap.request': (room, { request }) => {
    const session = sessionOf(room);
    const giverId = holderOf(room, request.give);
    if (giverId === null) throw new DutyError('rule-broken', 'swap-unknown-duty', [request.give.day]);
    // Only the other one is asked to agree, so nobody but who gives it away may offer a duty.
    if (
      giverId !== session.personId &&
      !session.roles.some((role) => role === 'chief' || role === 'dutyLeader')
    )
      throw new DutyError('not-allowed', 'swap-of-others');
    refuseImpossible(room, request, giverId);
    const id = room.newId();
    recordStep(room, {
      swap: {
        ...request,
        id,
        byId: giverId,
        byName: nameOf(room, giverId),
        withName: nameOf(room, request.withId),
      },
      state: 'requested',
      note: '',
      signer: null,
    });
    return swapNamed(room, id);
  },
  'swap.consent': (room, { id, account: name, password, note }) => {
    const swap = swapNamed(room, id);
    const state = nextState(swap, 'consent');
    const account = proveDeskSigner(room, name, password);
    if (account.personId !== swap.withId) throw new DutyError('not-allowed', 'swap-consent', [swap.withName]);
    refuseImpossible(room, swap, swap.byId);
    recordStep(room, { swap, state, note, signer: { account, meaning: 'consented' } });
    return swapNamed(room, id);
  },
  'swap.approve': (room, { id, account: name, password, note }) => {
    const swap = swapNamed(room, id);
    const state = nextState(swap, 'approve');
    const account = proveDeskSigner(room, name, password);
    if (!account.roles.includes('dutyLeader'))
      throw new DutyError('not-allowed', 'swap-approve', [account.personName]);
    if (account.personId === swap.byId || account.personId === swap.withId)
      throw new DutyError('not-allowed', 'swap-own', [account.personName]);
    refuseImpossible(room, swap, swap.byId);
    recordStep(room, { swap, state, note, signer: { account, meaning: 'approved' } });
    file(room, swap, account);
    return swapNamed(room, id);
  },
  'swap.refuse': (room, { id, account: name, password, note }) => {
    const swap = swapNamed(room, id);
    const state = nextState(swap, 'refuse');
    const account = proveDeskSigner(room, name, password);
    if (account.personId !== swap.withId && !account.roles.includes('dutyLeader'))
      throw new DutyError('not-allowed', 'swap-approve', [account.personName]);
    recordStep(room, { swap, state, note, signer: { account, meaning: 'refused' } });
    return swapNamed(room, id);
  },
  'swap.withdraw': (room, { id, note }) => {
    const swap = swapNamed(room, id);
    const state = nextState(swap, 'withdraw');
    const session = sessionOf(room);
    const isOwn = [swap.byId, swap.withId].includes(session.personId);
    if (!isOwn && !session.roles.includes('chief')) throw new DutyError('not-allowed', 'swap-of-others');
    recordStep(room, { swap, state, note, signer: null });
    return swapNamed(room, id);
  },
};

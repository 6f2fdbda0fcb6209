import type { Output } from '#contract/methods';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { type AbsenceFields, absenceFields } from '#domain/absence/absence';
import type { Station } from '#domain/station';
import { addDays, type Instant } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { oneOf } from '#service/demo/chance';
import type { Command } from './desk-work.ts';
import type { Ask } from './hand-over.ts';
import { administrator, leader } from './manned-store.ts';

/** Longer than this nobody's absences are listed at once. */
const listedDays = 400;

type Known = {
  readonly lines: readonly AbsenceLine[];
  readonly personId: AbsenceLine['personId'];
  readonly today: ReturnType<typeof localParts>['day'];
  readonly now: Instant;
};

async function knownNow(ask: Ask): Promise<Known | null> {
  const [now, people] = [await ask('absence.now', {}), await ask('people.all', { withLeft: false })];
  const station = await ask('station.now', {});
  if (now?.ok !== true || people?.ok !== true || station?.ok !== true) return null;
  // The answers to these questions.
  const found = (people.output as Output<'people.all'>).find(({ name }) => name === administrator.name);
  if (found === undefined) throw new RangeError(administrator.name);
  const { zone } = (station.output as { readonly station: Station }).station;
  const at = (now.output as Output<'absence.now'>).now;
  const today = localParts(at, zone).day;
  const listed = await ask('absence.list', { fromDay: today, untilDay: addDays(today, listedDays) });
  if (listed?.ok !== true) return null;
  return { lines: listed.output as Output<'absence.list'>, personId: found.id, today, now: at };
}

/** Half a day on which the person who is not on the rota is not away yet. */
function nextTrip({ lines, personId, today }: Known): AbsenceFields {
  const last =
    lines
      .map(({ until }) => until.day)
      .toSorted()
      .at(-1) ?? today;
  const half = { day: addDays(last, 1), part: 'morning', time: null };
  return absenceFields.parse({
    personId,
    kind: 'business',
    cause: '演练',
    from: half,
    until: half,
    reach: 'city',
    place: '开发区',
    transport: '',
    companions: '',
    contactPhone: '',
    acting: null,
    arrangement: '',
    note: '',
  });
}

const meant = ({ id, version }: AbsenceLine): Pick<AbsenceLine, 'id' | 'version'> => ({ id, version });

/**
 * A step of an absence that says its call id as its note: somebody registers one, or a leader approves or the desk cancels one that was
 * registered; null where the service died meanwhile or the year is full of absences.
 */
export async function absenceCommand(
  ask: Ask,
  callId: string,
  chance: () => number,
): Promise<Command | null> {
  const known = await knownNow(ask);
  if (known === null) return null;
  const open = known.lines.filter(({ stepState }) => stepState !== 'cancelled' && stepState !== 'returned');
  const drafts = open.filter(({ stepState }) => stepState === 'draft');
  const command = (method: Command['method'], input: unknown): Command => ({
    callId,
    kind: 'absence',
    method,
    input,
  });
  if (drafts.length > 0 && chance() < 0.5) {
    const approval = { name: leader.name, post: '', at: known.now, manner: 'signed', documentNo: '' };
    const signer = { account: leader.account, password: leader.password };
    return command('absence.approve', { ...meant(oneOf(drafts, chance)), approval, signer, note: callId });
  }
  if (open.length > 20) return command('absence.cancel', { ...meant(oneOf(open, chance)), reason: callId });
  const fields = nextTrip(known);
  if (fields.from.day > addDays(known.today, listedDays - 5)) return null;
  return command('absence.register', { fields, decisions: [], note: callId });
}

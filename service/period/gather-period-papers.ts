import { readFileSync } from 'node:fs';
import { DutyError } from '#contract/errors';
import { type PersonId, shownPhones } from '#domain/people/person';
import { daysOfPeriod, holderOf } from '#domain/period/holds';
import { type Period, type PeriodId, periodNumber } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import type { PeriodSetup, TableForm } from '#domain/period/setup';
import { tableLines } from '#domain/period/table-lines';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import type { IsoDay } from '#domain/time/instant';
import { type PeriodSummaryPaper, type PeriodTablePaper, plainForm } from '../documents/period-paper.ts';
import type { TemplateFile } from '../documents/period-template.ts';
import type { PaperPerson } from '../documents/rota-paper.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { ordinaryHours, rotaFacts } from '../rota/rota-facts.ts';
import { attachmentFile, attachmentSize } from '../store/attachments.ts';
import { officialDays } from '../store/calendar.ts';
import { chainHead, recordBySeq } from '../store/ledger.ts';
import type { StoredPerson } from '../store/people.ts';
import { planDraftOf, plansOf } from '../store/period-plans.ts';
import { periodSetupNow } from '../store/period-setup.ts';
import { periodsMeeting, periodSteps } from '../store/periods.ts';
import { periodNamed } from './period-line.ts';
import { periodSummary } from './period-summary.ts';
import { planFrameOf } from './plan-frame.ts';
import { daysUntilTaken, settledOf } from './plan-standing.ts';

/** Bytes that a body's own file may have. */
const largestTemplate = 4_000_000;

/** A form of a table with whose it is. */
type UsedForm = { readonly form: TableForm; readonly bodyName: string; readonly setup: PeriodSetup };

/** The form of a superior body, or the plain one where `bodyId` is null. */
export function formOfBody(room: Read, bodyId: string | null): UsedForm {
  const setup = periodSetupNow(room.store.sqlite)?.setup ?? usualPeriodSetup;
  if (bodyId === null) return { form: plainForm, bodyName: '', setup };
  const body = setup.bodies.find(({ id }) => id === bodyId);
  if (body === undefined) throw new DutyError('not-found', 'period-form');
  return { form: body.form, bodyName: body.name, setup };
}

/** The file of a body's own that a form names; null where it names none. */
export function templateOf(room: Read, { template }: TableForm): TemplateFile | null {
  if (template === null) return null;
  const { hash, name, format } = template;
  const size = attachmentSize(room.store, hash);
  if (size === undefined || size > largestTemplate)
    throw new DutyError('rule-broken', 'period-template', [name]);
  return { name, format, bytes: readFileSync(attachmentFile(room.store.folder, hash)) };
}

type Made = Pick<
  PeriodTablePaper,
  'zone' | 'dayStart' | 'version' | 'madeAt' | 'byName' | 'effectiveDay' | 'head'
>;
type Content = {
  readonly period: Period;
  readonly cells: readonly PlanCell[];
  readonly parts: Period['fields']['parts'];
  readonly hours: Parameters<typeof tableLines>[0]['hours'];
  /** The days that go by the table. */
  readonly ownDays: ReadonlySet<IsoDay>;
  /** Names and posts as a record says them; null for those of now. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly post: string }[] | null;
};

/** A published version as its record says it, of the period as it was then. */
function publishedContent(room: Read, id: PeriodId, version: number): readonly [Made, Content] {
  const { sqlite } = room.store;
  const { period } = periodNamed(room, id);
  const record = plansOf(sqlite, id).find(({ body }) => body.version === version);
  if (record === undefined)
    throw new DutyError('not-found', 'period-version', [period.fields.name, String(version)]);
  const { body, seq, at, byName } = record;
  const then = periodSteps(sqlite, id).findLast((step) => step.seq < seq);
  return [
    {
      zone: body.zone,
      dayStart: body.dayStart,
      version,
      madeAt: at,
      byName,
      effectiveDay: body.effectiveDay,
      head: { seq, hash: recordBySeq(sqlite, seq)?.hash ?? '' },
    },
    {
      period: then?.body.period ?? period,
      cells: body.cells,
      parts: [...body.parts],
      hours: body.hours,
      ownDays: new Set(body.days),
      people: body.people,
    },
  ];
}

/** The draft as it would be published now. */
function draftContent(room: Read, id: PeriodId): readonly [Made, Content] {
  const { sqlite } = room.store;
  const { period } = periodNamed(room, id);
  const draft = planDraftOf(sqlite, id);
  if (draft === null) throw new DutyError('not-found', 'period-draft', [period.fields.name]);
  const facts = rotaFacts(room);
  const frame = planFrameOf(room, period);
  const { parts } = frame;
  return [
    {
      zone: facts.station.zone,
      dayStart: facts.station.dayStart,
      version: null,
      madeAt: draft.keptAt,
      byName: draft.byName,
      effectiveDay: null,
      head: chainHead(sqlite),
    },
    {
      period,
      cells: settledOf(room, period, frame, draft.cells),
      parts,
      hours: parts.flatMap(({ scheme }, index) =>
        scheme.pools.map(({ key, shift }) => ({
          poolKey: `${index} ${key}`,
          ...ordinaryHours(shift, facts),
        })),
      ),
      ownDays: new Set([
        ...frame.days.flatMap(({ day, part }) => (part === null ? [] : [day])),
        ...daysUntilTaken(room, period, frame),
      ]),
      people: null,
    },
  ];
}

/** Who holds the days of a period that do not go by its table. */
function heldBy(room: Read, { period, ownDays }: Content): ReadonlyMap<IsoDay, string> {
  const { fromDay, untilDay } = period.fields;
  const others = periodsMeeting(room.store.sqlite, fromDay, untilDay)
    .map((one) => one.period)
    .filter(({ id }) => id !== period.id);
  return new Map(
    daysOfPeriod(period)
      .filter((day) => !ownDays.has(day))
      .flatMap((day) => {
        const holder = holderOf(day, others);
        return holder === undefined ? [] : [[day, holder.fields.name] as const];
      }),
  );
}

/** The one number that a paper shows of somebody, where the form wants numbers: the mobile, otherwise that of the office. */
function phoneOf(person: StoredPerson | undefined, { withPhones }: TableForm): PaperPerson['phones'] {
  if (!withPhones) return [];
  const phones = shownPhones(person?.phones ?? [], true);
  const found = (['mobile', 'office', 'other'] as const).flatMap((kind) =>
    phones.filter((phone) => phone.kind === kind),
  );
  return found.slice(0, 1);
}

function peopleOf(room: Read, { cells, people }: Content, form: TableForm): readonly PaperPerson[] {
  const named = new Set<string>(cells.map(({ personId }) => personId));
  const directory = new Map<string, StoredPerson>(rotaFacts(room).people.map((one) => [one.id, one]));
  return (people ?? [...directory.values()])
    .filter(({ id }) => named.has(id))
    .map(({ id, name, post }) => ({
      // The record carries the ids that the directory gave.
      id: id as PersonId,
      name,
      post,
      phones: phoneOf(directory.get(id), form),
    }));
}

/** All that the table of a period says: of a published version, or of the draft where `version` is null; in the form of a body. */
export function gatherPeriodTable(
  room: Read,
  id: PeriodId,
  version: number | null,
  bodyId: string | null,
): PeriodTablePaper {
  const { form, bodyName, setup } = formOfBody(room, bodyId);
  const [made, content] = version === null ? draftContent(room, id) : publishedContent(room, id, version);
  const { period, cells, parts, hours } = content;
  const { fromDay, untilDay } = period.fields;
  return {
    ...made,
    kind: 'table',
    unitName: stationOf(room).unitName,
    number: periodNumber(period),
    name: period.fields.name,
    fromDay,
    untilDay,
    form,
    bodyName,
    lines: tableLines({
      parts,
      cells: cells.filter(({ day }) => content.ownDays.has(day)),
      days: officialDays(room.store.sqlite, fromDay, untilDay),
      hours,
      clock: made,
      heldBy: heldBy(room, content),
    }),
    people: peopleOf(room, content, form),
    dutyPhone: setup.dutyPhone,
    fax: setup.fax,
  };
}

/** All that the summary of a period says, as it stands now. */
export function gatherPeriodSummary(room: Read, id: PeriodId): PeriodSummaryPaper {
  const { unitName, zone } = stationOf(room);
  return {
    kind: 'summary',
    unitName,
    zone,
    byName: sessionOf(room).personName,
    madeAt: room.now,
    head: chainHead(room.store.sqlite),
    summary: periodSummary(room, id),
  };
}

import type { Verdict } from '#contract/methods/records';
import type { LedgerRecord } from './store/ledger.ts';
import type { RecordKind, ShiftStart } from './store/record-bodies.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { absenceFault, SaidAbsences } from './verify-absence.ts';
import { callOutFault, SaidCallOuts } from './verify-call-out.ts';
import { checkFault, SaidChecks } from './verify-check.ts';
import { incidentFault, SaidIncidents } from './verify-incident.ts';
import { calendarFault, type CalendarRow, calendarRowOf } from './verify-calendar.ts';
import { officeFault, SaidOffice } from './verify-office.ts';
import { periodFault, SaidPeriods } from './verify-period.ts';
import { productFault, SaidProducts } from './verify-product.ts';
import { rotaFault, SaidRota } from './verify-rota.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type Member = {
  readonly personId: string;
  readonly accountId: string;
  readonly name: string;
  readonly duty: string;
  readonly fromAt: string;
  readonly untilAt: string | null;
};
type ShiftRow = {
  readonly no: number;
  readonly day: string;
  readonly slot: number;
  readonly name: string;
  readonly plannedFromAt: string;
  readonly plannedUntilAt: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly end: string | null;
  readonly leaderName: string;
  readonly startSeq: number;
  readonly endSeq: number | null;
  readonly reviewedAt: string | null;
  readonly reviewSeq: number | null;
};
type SaidShift = { row: ShiftRow; members: readonly Member[] };

/** What the records say of shifts, of links between entries, of the calendar, of the rota, of absences, of important periods, of incidents, of spot checks, of written products and packages and of what a central office took in, gathered while they are read in order. */
export class SaidBeside {
  readonly shifts = new Map<number, SaidShift>();
  /** The links of every entry that has some, each as `to kind`. */
  readonly links = new Map<number, ReadonlySet<string>>();
  readonly calendar = new Map<number, CalendarRow>();
  readonly rota = new SaidRota();
  readonly absences = new SaidAbsences();
  readonly periods = new SaidPeriods();
  readonly callOuts = new SaidCallOuts();
  readonly incidents = new SaidIncidents();
  readonly checks = new SaidChecks();
  readonly products = new SaidProducts();
  readonly office = new SaidOffice();

  /** Takes one record more, which has the parts that its kind asks for. */
  follow(record: LedgerRecord): void {
    if (isKind(record, 'entry')) this.#link(record.seq, record.body.content.links);
    else if (isKind(record, 'correction')) this.#link(record.body.entry, record.body.content.links);
    else if (isKind(record, 'take-over')) this.#start(record, record.body.shift);
    else if (isKind(record, 'hand-over')) {
      this.#end(record, record.body.from, 'handed-over');
      this.#start(record, record.body.shift);
    } else if (isKind(record, 'unrelieved')) this.#end(record, record.body.shift, 'unrelieved');
    else if (isKind(record, 'join')) {
      const { shift, personId, accountId, name, duty } = record.body;
      this.#members(shift, (members) => [
        ...members,
        { personId, accountId, name, duty, fromAt: record.at, untilAt: null },
      ]);
    } else if (isKind(record, 'review')) {
      const shift = this.shifts.get(record.body.shift);
      if (shift !== undefined) shift.row = { ...shift.row, reviewedAt: record.at, reviewSeq: record.seq };
    } else if (isKind(record, 'calendar')) this.calendar.set(record.seq, calendarRowOf(record));
    else if (isKind(record, 'rota')) this.rota.publish(record);
    else if (isKind(record, 'rota-swap')) this.rota.step(record);
    else if (isKind(record, 'absence')) this.absences.step(record);
    else if (isKind(record, 'period')) this.periods.step(record);
    else if (isKind(record, 'period-plan')) this.periods.publish(record);
    else if (isKind(record, 'period-report')) this.periods.report(record);
    else if (isKind(record, 'call-out')) this.callOuts.step(record);
    else if (isKind(record, 'incident-setup')) this.incidents.setUp(record);
    else if (isKind(record, 'incident')) this.incidents.step(record);
    else if (isKind(record, 'incident-call')) this.incidents.call(record);
    else if (isKind(record, 'incident-report')) this.incidents.report(record);
    else if (isKind(record, 'spot-check')) this.checks.step(record);
    else if (isKind(record, 'product-setup')) this.products.setUp(record);
    else if (isKind(record, 'clock')) this.products.clock(record);
    else if (isKind(record, 'product')) this.products.product(record);
    else if (isKind(record, 'unit-key')) this.products.key(record);
    else if (isKind(record, 'backup')) this.products.restored(record);
    else if (isKind(record, 'package')) this.products.package(record);
    else if (isKind(record, 'office-setup')) this.office.setUp(record);
    else if (isKind(record, 'office-room')) this.office.room(record);
    else if (isKind(record, 'intake')) this.office.intake(record);
    else if (isKind(record, 'chase')) this.office.chase(record);
    else if (isKind(record, 'leave') || isKind(record, 'release')) {
      const { shift, personId } = record.body;
      this.#leave(shift, record.at, (member) => member.personId === personId);
    }
  }

  #link(entry: number, links: readonly { readonly entryId: number; readonly kind: string }[]): void {
    if (links.length > 0) this.links.set(entry, new Set(links.map((link) => `${link.entryId} ${link.kind}`)));
    else this.links.delete(entry);
  }

  #start(record: LedgerRecord, start: ShiftStart): void {
    const { members, ...parts } = start;
    const row: ShiftRow = {
      no: parts.no,
      day: parts.day,
      slot: parts.slot,
      name: parts.name,
      plannedFromAt: parts.plannedFromAt,
      plannedUntilAt: parts.plannedUntilAt,
      startedAt: record.at,
      endedAt: null,
      end: null,
      leaderName: parts.leaderName,
      startSeq: record.seq,
      endSeq: null,
      reviewedAt: null,
      reviewSeq: null,
    };
    const present = members.map(({ personId, accountId, name, duty }): Member => {
      return { personId, accountId, name, duty, fromAt: record.at, untilAt: null };
    });
    this.shifts.set(parts.no, { row, members: present });
  }

  #end(record: LedgerRecord, no: number, end: string): void {
    const shift = this.shifts.get(no);
    if (shift === undefined) return;
    shift.row = { ...shift.row, endedAt: record.at, end, endSeq: record.seq };
    this.#leave(no, record.at, () => true);
  }

  #leave(no: number, at: string, isMeant: (member: Member) => boolean): void {
    this.#members(no, (members) =>
      members.map((member) =>
        member.untilAt === null && isMeant(member) ? { ...member, untilAt: at } : member,
      ),
    );
  }

  #members(no: number, change: (members: readonly Member[]) => readonly Member[]): void {
    const shift = this.shifts.get(no);
    if (shift !== undefined) shift.members = change(shift.members);
  }
}

const isKind = <K extends RecordKind>(record: LedgerRecord, kind: K): record is LedgerRecord<K> =>
  record.kind === kind;

const fault = (seq: number, detail: string): Bad => ({ seq, reason: 'view-differs', detail });

/** Members as texts that can be compared, whatever order they came in. */
const comparable = (members: readonly Member[]): string =>
  members
    .map(({ personId, accountId, name, duty, fromAt, untilAt }) =>
      JSON.stringify([personId, accountId, name, duty, fromAt, untilAt]),
    )
    .toSorted()
    .join('\n');

function shiftFault(sqlite: Sqlite, said: ReadonlyMap<number, SaidShift>, newest: number): Bad | undefined {
  const rows = new Map(
    sql<ShiftRow>(
      sqlite,
      `SELECT no, day, slot, name, planned_from_at AS plannedFromAt, planned_until_at AS plannedUntilAt, started_at AS startedAt,
         ended_at AS endedAt, "end", leader_name AS leaderName, start_seq AS startSeq, end_seq AS endSeq,
         reviewed_at AS reviewedAt, review_seq AS reviewSeq FROM shift`,
    )
      .all()
      .map((row) => [row.no, row]),
  );
  const members = Map.groupBy(
    sql<Member & { readonly shiftNo: number }>(
      sqlite,
      `SELECT shift_no AS shiftNo, person_id AS personId, account_id AS accountId, name, duty, from_at AS fromAt, until_at AS untilAt
       FROM shift_member`,
    ).all(),
    (member) => member.shiftNo,
  );
  for (const [no, shift] of [...said].toSorted(
    ([, one], [, other]) => one.row.startSeq - other.row.startSeq,
  )) {
    const { row } = shift;
    const found = rows.get(no);
    if (found === undefined) return fault(row.startSeq, 'shift');
    const differs = (Object.keys(row) as (keyof ShiftRow)[]).find((key) => row[key] !== found[key]);
    if (differs !== undefined) return fault(row.startSeq, `shift ${differs}`);
    if (comparable(shift.members) !== comparable(members.get(no) ?? []))
      return fault(row.startSeq, 'shift_member');
  }
  const isStray = (no: number): boolean => !said.has(no);
  if ([...rows.keys()].some(isStray)) return fault(newest, 'shift');
  return [...members.keys()].some(isStray) ? fault(newest, 'shift_member') : undefined;
}

function linkFault(sqlite: Sqlite, said: ReadonlyMap<number, ReadonlySet<string>>): Bad | undefined {
  const listed = Map.groupBy(
    sql<{ fromSeq: number; toSeq: number; kind: string }>(
      sqlite,
      'SELECT from_seq AS fromSeq, to_seq AS toSeq, kind FROM entry_link',
    ).all(),
    (link) => link.fromSeq,
  );
  const differs = [...new Set([...said.keys(), ...listed.keys()])].filter((seq) => {
    const links = listed.get(seq) ?? [];
    const meant = said.get(seq) ?? new Set();
    return links.length !== meant.size || links.some((link) => !meant.has(`${link.toSeq} ${link.kind}`));
  });
  return differs.length === 0 ? undefined : fault(Math.min(...differs), 'entry_link');
}

/** The first entry that is not in the index of texts, or what is there and is no entry. */
function indexFault(sqlite: Sqlite): Bad | undefined {
  const odd = sql<{ seq: number }>(
    sqlite,
    `SELECT seq FROM entry WHERE seq NOT IN (SELECT id FROM entry_text_docsize)
     UNION ALL SELECT id FROM entry_text_docsize WHERE id NOT IN (SELECT seq FROM entry) ORDER BY 1 LIMIT 1`,
  ).get();
  return odd === undefined ? undefined : fault(odd.seq, 'entry_text');
}

/** Where the lists of shifts, of links, of searched texts, of the calendar, of the rota, of absences, of important periods, of incidents, of spot checks, of products and packages or of a central office are not what `records` records say, or undefined. */
export const faultBeside = (sqlite: Sqlite, said: SaidBeside, records: number): Bad | undefined =>
  shiftFault(sqlite, said.shifts, records) ??
  linkFault(sqlite, said.links) ??
  indexFault(sqlite) ??
  calendarFault(sqlite, said.calendar) ??
  rotaFault(sqlite, said.rota, records) ??
  absenceFault(sqlite, said.absences, records) ??
  periodFault(sqlite, said.periods, records) ??
  callOutFault(sqlite, said.callOuts, records) ??
  incidentFault(sqlite, said.incidents, records) ??
  checkFault(sqlite, said.checks, records) ??
  productFault(sqlite, said.products, records) ??
  officeFault(sqlite, said.office, records);

import {
  type AbsenceApproval,
  absenceApproval,
  type AbsenceFields,
  absenceFields,
} from '#domain/absence/absence';
import { type AbsenceReport, absenceReport, absenceId } from '#domain/absence/absence';
import { type AbsenceEdge, absenceEdge, departureAt, halfDaysBetween, returnAt } from '#domain/absence/edge';
import type { AbsenceAround, HeldDuty, JudgedAbsence, OtherAbsence } from '#domain/absence/judged';
import { type AbsenceRule, absenceRule, type AbsenceRules, absenceRules } from '#domain/absence/rules';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { localParts } from '#domain/time/zone';
import { moment, onDay } from './builders.ts';
import { someone } from './rota-builders.ts';

/** The parts of the day of the rooms here: 08:30, 12:00 and 18:00. */
export const usualParts = usualAbsenceRules.dayParts;

const partNames = { 上午: 'morning', 下午: 'afternoon', 晚上: 'evening' } as const;

/** A departure or return as it is said: `edge('2026-11-25 下午')`, `edge('2026-11-25 13:40')`. */
export function edge(said: string): AbsenceEdge {
  const [day = '', when = ''] = said.split(' ');
  const part = Object.hasOwn(partNames, when) ? partNames[when as keyof typeof partNames] : 'time';
  return absenceEdge.parse({ day, part, time: part === 'time' ? when : null });
}

/** One rule of a set that speaks of every absence unless told otherwise. */
export const aRule = (
  rule: Partial<AbsenceRule> & Pick<AbsenceRule, 'kind'> & Readonly<Record<string, unknown>>,
): AbsenceRule =>
  absenceRule.parse({
    id: rule.kind,
    text: '',
    source: '',
    isAdvice: false,
    ranks: [],
    reaches: [],
    kinds: [],
    overHalfDays: 0,
    upToHalfDays: null,
    isForHolidays: false,
    ...rule,
  });

/** A room that checks nothing beside the given rules, unless told otherwise. */
export const aRoomWith = (rules: readonly AbsenceRule[], change: Partial<AbsenceRules> = {}): AbsenceRules =>
  absenceRules.parse({ ...usualAbsenceRules, keepsHeadsApart: false, checksActing: false, rules, ...change });

/** What surrounds an absence in a room in Shanghai, long before every departure here. */
export const aroundOf = (rules: AbsenceRules, change: Partial<AbsenceAround> = {}): AbsenceAround => {
  const zone = change.zone ?? 'Asia/Shanghai';
  return {
    rules,
    zone,
    now: moment('2026-01-01T00:00Z'),
    days: [],
    duties: [],
    others: [],
    leaders: [],
    nameOf: (person) => `姓名${person}`,
    dayOf: (at) => localParts(at, zone).day,
    ...change,
  };
};

type AbsenceChange = Partial<Omit<JudgedAbsence, 'fields'>> & {
  readonly fields?: Partial<AbsenceFields>;
  readonly zone?: string;
};

/** An absence of `a` that nobody approved or was told of yet, with the moments and half days that its edges mean. */
export function anAbsence(from: string, until: string, change: AbsenceChange = {}): JudgedAbsence {
  const { fields = {}, zone = 'Asia/Shanghai', ...rest } = change;
  const [leaves, comes] = [edge(from), edge(until)];
  return {
    id: absenceId.parse('x'),
    personName: '甲',
    fields: absenceFields.parse({
      personId: 'a',
      kind: 'business',
      cause: '调研',
      from: leaves,
      until: comes,
      reach: 'province',
      place: '省城',
      transport: '',
      companions: '',
      contactPhone: '',
      acting: null,
      arrangement: '',
      note: '',
      ...fields,
    }),
    fromAt: departureAt(leaves, usualParts, zone),
    untilAt: returnAt(comes, usualParts, zone),
    halfDays: halfDaysBetween(leaves, comes, usualParts),
    state: 'draft',
    registeredAt: moment('2026-01-01T00:00Z'),
    approval: null,
    reports: [],
    changedAt: null,
    changeCount: 0,
    untilBeforeAt: null,
    returned: null,
    ...rest,
  };
}

/** An approval of an absence as it stands. */
export const approvedAs = (
  { halfDays, fields, fromAt }: JudgedAbsence,
  at: string,
  change: Partial<AbsenceApproval> = {},
): AbsenceApproval =>
  absenceApproval.parse({
    name: '王书记',
    post: '书记',
    at: moment(at),
    manner: 'signed',
    documentNo: '',
    halfDays,
    reach: fields.reach,
    fromAt,
    ...change,
  });

/** That the duty room of the city was told. */
export const told = (at: string, change: Partial<AbsenceReport> = {}): AbsenceReport =>
  absenceReport.parse({
    to: '市政府总值班室',
    manner: 'written',
    at: moment(at),
    receivedBy: '',
    note: '',
    ...change,
  });

/** A published duty of a person. */
export const heldDuty = (
  person: string,
  from: string,
  until: string,
  change: Partial<HeldDuty> = {},
): HeldDuty => ({
  day: onDay(localParts(moment(from), 'Asia/Shanghai').day),
  postId: 'leader',
  seat: 0,
  postName: '带班领导',
  personId: someone(person),
  isStandby: false,
  from: moment(from),
  until: moment(until),
  ...change,
});

/** Another absence in force, for which nobody acts. */
export const away = (
  person: string,
  from: string,
  until: string,
  change: Partial<OtherAbsence> = {},
): OtherAbsence => ({
  id: absenceId.parse(`of-${person}`),
  number: '2026-0007',
  personId: someone(person),
  personName: `姓名${person}`,
  actingId: null,
  actingName: '',
  from: moment(from),
  until: moment(until),
  ...change,
});

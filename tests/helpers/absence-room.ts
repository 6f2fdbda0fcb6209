import type { Input } from '#contract/methods';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { type AbsenceFields, absenceFields, type AbsenceReport } from '#domain/absence/absence';
import type { AbsenceEdge, DayPart } from '#domain/absence/edge';
import { type AbsenceRules, absenceRules } from '#domain/absence/rules';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import type { PersonId } from '#domain/people/person';
import { atTime, onDay } from './builders.ts';
import { nameOf, type Seat, type TestRoom, testPassword } from './open-test-room.ts';
import { personAt } from './rota-room.ts';

/** A departure or a return: `edge('2026-12-08', 'morning')`, or with a time `edge('2026-12-08', '10:30')`. */
export const edge = (day: string, part: Exclude<DayPart, 'time'> | `${number}:${number}`): AbsenceEdge =>
  part === 'morning' || part === 'afternoon' || part === 'evening'
    ? { day: onDay(day), part, time: null }
    : { day: onDay(day), part: 'time', time: atTime(part) };

/** A trip to the province from the morning of 8 December to the evening of 9 December, unless told otherwise. */
export const anAbsence = (
  person: PersonId,
  change: Partial<Omit<AbsenceFields, 'personId'>> = {},
): AbsenceFields =>
  absenceFields.parse({
    personId: person,
    kind: 'business',
    cause: '参加全省值班工作会议',
    from: edge('2026-12-08', 'morning'),
    until: edge('2026-12-09', 'evening'),
    reach: 'province',
    place: '山东省济南市',
    transport: '高铁',
    companions: '',
    contactPhone: '13988880000',
    acting: null,
    arrangement: '',
    note: '',
    ...change,
  });

/** Registers an absence of whoever sits at a seat, typed by the chief who has the desk. */
export const registerAbsence = (
  room: TestRoom,
  seat: Seat,
  change: Partial<Omit<AbsenceFields, 'personId'>> = {},
): AbsenceLine =>
  room.call('chief', 'absence.register', {
    fields: anAbsence(personAt(room, seat), change),
    decisions: [],
    note: '',
  });

/** Names an absence as it was looked at last. */
export const meantBy = ({ id, version }: AbsenceLine): Pick<AbsenceLine, 'id' | 'version'> => ({
  id,
  version,
});

/** What the office records of an approval that the leader gave on paper. */
export const anApproval = (
  room: TestRoom,
  change: Partial<Input<'absence.approve'>['approval']> = {},
): Input<'absence.approve'>['approval'] => ({
  name: nameOf('leader'),
  post: '副县长',
  at: room.now(),
  manner: 'written',
  documentNo: '云政办请〔2026〕12号',
  ...change,
});

/** Records that the leader approved an absence on paper. */
export const approveAbsence = (room: TestRoom, line: AbsenceLine): AbsenceLine =>
  room.call('chief', 'absence.approve', {
    ...meantBy(line),
    approval: anApproval(room),
    signer: null,
    note: '',
  });

/** The leader approves an absence with the own password. */
export const signAbsence = (room: TestRoom, line: AbsenceLine): AbsenceLine =>
  room.call('chief', 'absence.approve', {
    ...meantBy(line),
    approval: anApproval(room, { manner: 'signed' }),
    signer: { account: 'leader', password: testPassword },
    note: '同意',
  });

/** That the central office was told by telephone just now. */
export const aReport = (room: TestRoom, change: Partial<AbsenceReport> = {}): AbsenceReport => ({
  to: '市政府总值班室',
  manner: 'phone',
  at: room.now(),
  receivedBy: '市值班员',
  note: '',
  ...change,
});

/** Tells the central office of an absence. */
export const reportAbsence = (
  room: TestRoom,
  line: AbsenceLine,
  change: Partial<AbsenceReport> = {},
): AbsenceLine => room.call('chief', 'absence.report', { ...meantBy(line), report: aReport(room, change) });

/** Rules of a registry that has a lead time and an approval to hold absences against. */
export const someAbsenceRules = (change: Partial<AbsenceRules> = {}): AbsenceRules => {
  const everything = {
    ranks: [],
    reaches: [],
    kinds: [],
    overHalfDays: 0,
    upToHalfDays: null,
    isForHolidays: false,
    isAdvice: false,
    source: '',
  };
  return absenceRules.parse({
    ...usualAbsenceRules,
    id: 'own',
    name: '云台县外出报备规定',
    source: '云办发〔2026〕1号',
    recipients: ['市委值班室', '市政府总值班室'],
    rules: [
      {
        ...everything,
        kind: 'approval',
        id: 'approval',
        text: '外出须经主要负责人批准',
        approver: '主要负责人',
        manner: 'written',
        needsDocument: false,
      },
      {
        ...everything,
        kind: 'lead',
        id: 'lead',
        text: '提前1天报备',
        amount: 1,
        unit: 'days',
        paperDays: 2,
      },
    ],
    ...change,
  });
};

/** Says by which rules absences are reported in a test room. */
export function setAbsenceRules(room: TestRoom, change: Partial<AbsenceRules> = {}): void {
  const { version } = room.call('chief', 'absence.rules', {});
  room.call('chief', 'absence.changeRules', { rules: someAbsenceRules(change), version });
}

/** Registers an absence that the leader approved and the central office was told of, so that it is in force. */
export const fileAbsence = (
  room: TestRoom,
  seat: Seat,
  change: Partial<Omit<AbsenceFields, 'personId'>> = {},
): AbsenceLine => reportAbsence(room, approveAbsence(room, registerAbsence(room, seat, change)));

/** Registers two absences that are over: one approved, reported, explained, changed and come back from, one cancelled. */
export function fileAbsences(room: TestRoom): void {
  setAbsenceRules(room);
  const trip = { from: edge('2026-11-20', 'afternoon'), until: edge('2026-11-21', 'evening') };
  const registered = registerAbsence(room, 'auditor', trip);
  const cancelled = registerAbsence(room, 'admin', trip);
  const approved = signAbsence(room, registered);
  const reported = reportAbsence(room, approved);
  const decided = room.call('chief', 'absence.decide', {
    ...meantBy(reported),
    decisions: [
      { ruleId: 'lead', subject: '', byName: nameOf('leader'), byPost: '副县长', reason: '临时通知' },
    ],
  });
  const fields = anAbsence(personAt(room, 'auditor'), { ...trip, until: edge('2026-11-22', 'morning') });
  const changed = room.call('chief', 'absence.change', {
    ...meantBy(decided),
    fields,
    decisions: [],
    reason: '会议延期',
    told: { byName: nameOf('auditor'), manner: 'phone' },
  });
  room.call('chief', 'absence.return', { ...meantBy(changed), returnedAt: room.now(), note: '' });
  room.call('chief', 'absence.cancel', { ...meantBy(cancelled), reason: '会议取消' });
}

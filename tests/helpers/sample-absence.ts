import type {
  AbsenceFull,
  AbsenceLine,
  AbsenceLedger,
  AbsenceLedgerLine,
  AbsenceStep,
} from '#contract/methods/absence-nouns';
import type { AbsenceFields, AbsenceId } from '#domain/absence/absence';
import type { Finding } from '#domain/absence/finding';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import type { ClockTime } from '#domain/time/instant';
import type { AbsenceForm, LedgerPaper } from '#service/documents/absence-paper';
import { at, hashOf, onDay } from './sample-entries.ts';

/** What a filled form says. */
export const someFields = (change: Partial<AbsenceFields> = {}): AbsenceFields => ({
  personId: 'p1' as PersonId,
  kind: 'business',
  cause: '赴省政府参加全省应急管理工作会议',
  from: { day: onDay('2026-11-25'), part: 'afternoon', time: null },
  until: { day: onDay('2026-11-27'), part: 'time', time: '18:30' as ClockTime },
  reach: 'province',
  place: '山东省济南市历下区',
  transport: '高铁G2056次',
  companions: '市应急局局长刘洋、秘书王方',
  contactPhone: '13953312345',
  acting: {
    personId: 'p2' as PersonId,
    name: '欧阳静怡',
    post: '常务副市长',
    phone: '0533-8210002',
  },
  arrangement: '市政府日常工作由欧阳静怡同志主持，防汛调度由周立新同志负责。',
  note: '会议通知另附。',
  ...change,
});

/** What a rule says. */
export const aFinding = (change: Partial<Finding> & Pick<Finding, 'kind'>): Finding => ({
  ruleId: change.kind,
  subject: '',
  outcome: 'met',
  isAdvice: false,
  day: null,
  dueAt: null,
  doneAt: null,
  values: {},
  ...change,
});

/** A step as it was recorded. */
export const aStep = (change: Partial<AbsenceStep> & Pick<AbsenceStep, 'seq' | 'act'>): AbsenceStep => ({
  at: at('2026-11-23T02:10:00.000Z'),
  byName: '王方',
  note: '',
  told: null,
  before: null,
  after: someFields(),
  findings: [],
  rulesName: '淄博市规定',
  signerNames: [],
  ...change,
});

/** A leader's trip as everybody in the room may see it. */
function aLine(fields: AbsenceFields): AbsenceLine {
  return {
    id: 'absence-7' as AbsenceId,
    number: '2026-0007',
    version: 6,
    personId: fields.personId,
    personName: '孙伯安',
    personPost: '市委副书记、市长',
    rankName: '主要负责人',
    isLeader: true,
    kind: fields.kind,
    reach: fields.reach,
    from: fields.from,
    until: fields.until,
    fromAt: at('2026-11-25T04:00:00.000Z'),
    untilAt: at('2026-11-27T10:30:00.000Z'),
    halfDays: 5,
    acting: { personId: 'p2' as PersonId, name: '欧阳静怡', post: '常务副市长' },
    state: 'returned',
    stepState: 'returned',
    approverName: '何秋实',
    missed: 0,
    decided: 1,
    open: 0,
    registeredAt: at('2026-11-23T02:10:00.000Z'),
    changedAt: at('2026-11-26T07:00:00.000Z'),
    changeCount: 1,
    returned: { at: at('2026-11-27T10:10:00.000Z'), recordedAt: at('2026-11-27T10:40:00.000Z') },
  };
}

/** A leader's trip with everything that can be written about one: approved, reported twice, extended by telephone, decided, back. */
export function aWholeAbsence(change: Partial<AbsenceFull> = {}): AbsenceFull {
  const fields = change.fields ?? someFields();
  return {
    ...aLine(fields),
    fields,
    approval: {
      name: '何秋实',
      post: '市委书记',
      at: at('2026-11-23T06:20:00.000Z'),
      manner: 'written',
      documentNo: '淄委办〔2026〕112号',
      halfDays: 5,
      reach: 'province',
      fromAt: at('2026-11-25T04:00:00.000Z'),
    },
    reports: [
      {
        to: '省政府总值班室',
        manner: 'phone',
        at: at('2026-11-24T01:05:00.000Z'),
        receivedBy: '赵主任',
        note: '书面材料随后报送',
      },
      {
        to: '市委值班室',
        manner: 'written',
        at: at('2026-11-24T02:30:00.000Z'),
        receivedBy: '',
        note: '',
      },
    ],
    decisions: [
      {
        ruleId: 'duty',
        subject: '2026-11-26/leader/0',
        byName: '何秋实',
        byPost: '市委书记',
        reason: '当日带班改由周立新同志负责，已调班',
        at: at('2026-11-23T06:25:00.000Z'),
      },
    ],
    findings: [
      aFinding({ kind: 'approval' }),
      aFinding({
        kind: 'lead',
        dueAt: at('2026-11-24T16:00:00.000Z'),
        doneAt: at('2026-11-24T01:05:00.000Z'),
      }),
      aFinding({ kind: 'duty', subject: '2026-11-26/leader/0', outcome: 'missed' }),
      aFinding({ kind: 'presides', isAdvice: true, values: { name: '欧阳静怡', acting: '欧阳静怡' } }),
    ],
    steps: [
      aStep({ seq: 201, act: 'registered' }),
      aStep({ seq: 203, act: 'approved' }),
      aStep({ seq: 207, act: 'reported' }),
      aStep({
        seq: 219,
        act: 'changed',
        at: at('2026-11-26T07:00:00.000Z'),
        byName: '刘洋',
        note: '会议延期一天，转赴青岛调研',
        told: { byName: '孙伯安', manner: 'phone' },
        before: someFields({
          until: { day: onDay('2026-11-26'), part: 'evening', time: null },
          place: '山东省济南市',
        }),
      }),
      aStep({ seq: 231, act: 'returned', at: at('2026-11-27T10:40:00.000Z'), byName: '刘洋' }),
    ],
    acts: [],
    ...change,
  };
}

/** The form of an absence, with whereabouts unless told otherwise. */
export const aForm = (change: Partial<AbsenceForm> = {}): AbsenceForm => ({
  kind: 'form',
  unitName: '淄博市人民政府办公室',
  zone: 'Asia/Shanghai',
  byName: '刘洋',
  madeAt: at('2026-11-28T01:00:00.000Z'),
  head: { seq: 231, hash: hashOf('absence') },
  absence: aWholeAbsence(),
  withWhereabouts: true,
  ...change,
});

/** A line of the ledger. */
export function aLedgerLine(change: Partial<AbsenceLedgerLine> = {}): AbsenceLedgerLine {
  const { fields, approval, reports, findings } = aWholeAbsence();
  return {
    ...aLine(fields),
    findings,
    approvedAt: approval?.at ?? null,
    reportedAt: reports[0]?.at ?? null,
    reportedTo: '省政府总值班室、市委值班室',
    lead: {
      outcome: 'met',
      dueAt: at('2026-11-24T16:00:00.000Z'),
      doneAt: at('2026-11-24T01:05:00.000Z'),
    },
    reasons: '何秋实：当日带班改由周立新同志负责，已调班',
    ...change,
  };
}

const away = [
  ['程立群', '副市长', 'meeting', 'missed'],
  ['周立新', '副市长、市公安局局长', 'training', 'met'],
  ['李思远', '办公室主任', 'annual-leave', 'open'],
  ['买买提江艾力肯', '二级巡视员', 'family-visit', 'missed'],
  ['陈建国', '科员', 'sick-leave', null],
] as const;

/** A ledger of November with absences that kept the lead time, missed it, were not asked for it, and one that is not back. */
export function aLedger(lines?: readonly AbsenceLedgerLine[]): AbsenceLedger {
  return {
    fromDay: onDay('2026-11-01'),
    untilDay: onDay('2026-11-30'),
    lines: [
      ...(lines ?? [
        aLedgerLine(),
        ...away.map(([personName, personPost, kind, outcome], index) =>
          aLedgerLine({
            id: `absence-${10 + index}` as AbsenceId,
            number: `2026-00${10 + index}`,
            personName,
            personPost,
            kind,
            reach: index === 3 ? 'country' : 'city',
            halfDays: index,
            changeCount: 0,
            acting: index === 4 ? null : { personId: null, name: '单国栋', post: '副秘书长' },
            state: index === 2 ? 'overdue' : index === 3 ? 'reported' : 'returned',
            returned: index === 2 || index === 3 ? null : aLedgerLine().returned,
            reasons: '',
            findings:
              outcome === 'missed' ? [aFinding({ kind: 'lead', outcome }), aFinding({ kind: 'field' })] : [],
            lead:
              outcome === null
                ? null
                : {
                    outcome,
                    dueAt: at('2026-11-24T16:00:00.000Z'),
                    doneAt: outcome === 'missed' ? at('2026-11-25T01:00:00.000Z') : null,
                  },
          }),
        ),
      ]),
    ],
    lead: { asked: 4, met: 2, missed: 2 },
    rules: [
      { kind: 'approval', met: 6, missed: 0, decided: 0 },
      { kind: 'lead', met: 2, missed: 2, decided: 0 },
      { kind: 'duty', met: 0, missed: 0, decided: 1 },
    ],
  };
}

/** The paper of a ledger; `withWhereabouts` puts into it where everybody is. */
export function aLedgerPaper(
  change: Partial<LedgerPaper> & { readonly withWhereabouts?: boolean } = {},
): LedgerPaper {
  const { withWhereabouts = false, ...rest } = change;
  const ledger = rest.ledger ?? aLedger();
  return {
    kind: 'ledger',
    unitName: '淄博市人民政府办公室',
    zone: 'Asia/Shanghai',
    byName: '刘洋',
    madeAt: at('2026-12-01T01:00:00.000Z'),
    head: { seq: 260, hash: hashOf('ledger') },
    month: '2026-11' as IsoMonth,
    ledger,
    only: null,
    whereabouts: withWhereabouts ? new Map(ledger.lines.map(({ id }) => [id, someFields()])) : null,
    ...rest,
  };
}

import type { PeriodSummary } from '#contract/methods/period-nouns';
import type { DayType } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import type { CallOut, CallOutId } from '#domain/period/call-out';
import type { PeriodId } from '#domain/period/period';
import type { TableColumn, TableForm } from '#domain/period/setup';
import type { TableLine } from '#domain/period/table-lines';
import { addDays, type ClockTime } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { periodNouns } from '#service/documents/words';
import type { PeriodSummaryPaper, PeriodTablePaper } from '#service/documents/period-paper';
import type { PaperPerson } from '#service/documents/rota-paper';
import { at, hashOf, onDay } from './sample-entries.ts';

const zone = 'Asia/Shanghai';
const dayStart = '08:30' as ClockTime;
const names = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'.split('');
const given = ['建国', '静怡', '思远', '立新', '伯安', '明', '晓东', '文博'];

/** Somebody with a name of two or three characters, nobody else's among the first hundred and sixty. */
const aPerson = (index: number, isLeader: boolean): PaperPerson => ({
  id: `${isLeader ? 'L' : 'S'}${index + 1}` as PersonId,
  name: `${names[index % names.length] ?? ''}${given[(index * 3 + Math.floor(index / names.length)) % given.length] ?? ''}`,
  post: isLeader ? '副主任' : '科员',
  phones: [{ kind: 'mobile', number: `139533${String(12_000 + index)}`, isHidden: false }],
});

/** Every column that a form can have, in the usual order and under its usual heading. */
export const allColumns = (Object.keys(periodNouns.column) as TableColumn[]).map((key) => ({
  key,
  label: periodNouns.column[key],
}));

/** The form of a superior body that wants every column. */
export const aTableForm = (change: Partial<TableForm> = {}): TableForm => ({
  title: '{{unit}}{{year}}年{{name}}值班安排表',
  columns: allColumns,
  withPosts: false,
  withPhones: false,
  footer: [
    { label: '填报单位(盖章)', value: '{{unit}}' },
    { label: '填表人', value: '{{writer}}' },
    { label: '审核', value: '' },
    { label: '签发', value: '' },
    { label: '联系电话', value: '{{phone}}' },
    { label: '填报日期', value: '{{date}}' },
  ],
  template: null,
  ...change,
});

/** What a table is to be like: how many staff are on duty and on standby a day, over how many days. */
type Size = { readonly duty: number; readonly standby: number; readonly days: number };

const firstDay = onDay('2026-02-15');
const typeOf = (index: number): readonly [DayType, string] =>
  index < 9
    ? ['holiday', index === 1 ? '除夕' : '春节']
    : index === 13
      ? ['makeup', '春节']
      : ['workday', ''];

function aTableLine(index: number, { duty, standby }: Size, staff: readonly PaperPerson[]): TableLine {
  const day = addDays(firstDay, index);
  const [type, name] = typeOf(index);
  const pick = (from: number, count: number): readonly PersonId[] =>
    Array.from({ length: count }, (_, place) => staff[(index * duty + from + place) % staff.length]).flatMap(
      (one) => (one === undefined ? [] : [one.id]),
    );
  const leader = (place: number): PersonId => `L${((index + place) % 7) + 1}` as PersonId;
  return {
    day,
    type,
    name,
    ...dutyDaySpan(day, { zone, dayStart }),
    leader: [leader(0), leader(1)],
    chief: pick(0, 1),
    staff: pick(1, duty - 1),
    standbyLeader: [leader(2), leader(3)],
    standby: pick(duty, standby),
    heldBy: '',
  };
}

/** The table of the Spring Festival of 2026 with people in every column; the fifth day goes by another period. */
export function aPeriodTable(
  change: Partial<PeriodTablePaper> = {},
  size: Size = { duty: 7, standby: 7, days: 9 },
): PeriodTablePaper {
  const staff = Array.from({ length: Math.max(20, size.duty + size.standby) }, (_, index) =>
    aPerson(index, false),
  );
  const leaders = Array.from({ length: 7 }, (_, index) => aPerson(index + 31, true));
  const lines = Array.from({ length: size.days }, (_, index) => aTableLine(index, size, staff));
  const nobody = { leader: [], chief: [], staff: [], standbyLeader: [], standby: [] };
  return {
    kind: 'table',
    unitName: '淄博市人民政府办公室',
    zone,
    dayStart,
    madeAt: at('2026-02-09T07:20:00.000Z'),
    byName: '刘洋',
    head: { seq: 231, hash: hashOf('period') },
    number: '2026-01',
    name: '春节',
    fromDay: firstDay,
    untilDay: addDays(firstDay, size.days - 1),
    version: 2,
    effectiveDay: firstDay,
    form: aTableForm(),
    bodyName: '省政府总值班室',
    lines: lines.map((line, index) => (index === 4 ? { ...line, ...nobody, heldBy: '寒潮应急响应' } : line)),
    people: [...leaders.map((one, index) => ({ ...one, id: `L${index + 1}` as PersonId })), ...staff],
    dutyPhone: '0533-8210000',
    fax: '0533-8210009',
    ...change,
  };
}

const aCallOut = (change: Partial<CallOut> = {}): CallOut => ({
  id: 'call-1' as CallOutId,
  year: 2026,
  no: 3,
  isDrill: false,
  periodId: 'period-1' as PeriodId,
  periodName: '春节',
  tierName: '备勤',
  reason: '博山区山林火情增援',
  place: '市应急指挥中心',
  minutes: 30,
  calledAt: at('2026-02-17T02:00:00.000Z'),
  people: [
    ['2026-02-17T02:03:00.000Z', '2026-02-17T02:25:00.000Z', ''],
    ['2026-02-17T02:05:00.000Z', '2026-02-17T02:40:00.000Z', ''],
    ['2026-02-17T02:06:00.000Z', null, '陪护病人'],
    [null, null, ''],
  ].map(([answered, arrived, excuse], index) => ({
    personId: `S${index + 1}` as PersonId,
    name: `人员${index + 1}`,
    post: '科员',
    isLeader: false,
    calledAt: at('2026-02-17T02:00:00.000Z'),
    answeredAt: answered === null || answered === undefined ? null : at(answered),
    arrivedAt: arrived === null || arrived === undefined ? null : at(arrived),
    excuse: excuse ?? '',
    note: '',
  })),
  ended: { at: at('2026-02-17T05:00:00.000Z'), conclusion: '火情扑灭，人员撤回' },
  ...change,
});

/** What that period came to: one call-out, one drill, reports, and a tier that was short. */
export const aSummaryPaper = (change: Partial<PeriodSummary> = {}): PeriodSummaryPaper => ({
  kind: 'summary',
  unitName: '淄博市人民政府办公室',
  zone,
  madeAt: at('2026-02-24T01:00:00.000Z'),
  byName: '刘洋',
  head: { seq: 402, hash: hashOf('summary') },
  summary: {
    period: {
      id: 'period-1' as PeriodId,
      number: '2026-01',
      version: 3,
      kind: 'holiday',
      name: '春节',
      fromDay: firstDay,
      untilDay: onDay('2026-02-23'),
      rank: 5,
      basis: '国办发明电〔2025〕7号',
      isSensitive: false,
      schemes: ['三三制', '双带班'],
      state: 'closed',
      stage: 'over',
      planVersion: 2,
      openDays: 0,
      hasDraft: false,
      dues: [],
      overlaps: [],
    },
    daysOver: 9,
    days: 9,
    lines: Array.from({ length: 27 }, (_, index) => {
      const person = aPerson(index, index < 7);
      return {
        personId: person.id,
        name: person.name,
        post: person.post,
        isLeader: index < 7,
        duty: 3,
        standby: 3,
        rest: index === 9 ? 1 : 3,
        away: index === 9 ? 2 : 0,
        edge: index % 3,
        signed: 3,
        called: index < 10 ? 1 : 0,
        arrived: index < 9 ? 1 : 0,
        inTime: index < 8 ? 1 : 0,
      };
    }),
    callOuts: [
      aCallOut(),
      aCallOut({
        id: 'call-2' as CallOutId,
        no: 1,
        isDrill: true,
        reason: '拉动演练',
        minutes: null,
        ended: null,
      }),
    ],
    reports: [
      { bodyId: 'p', bodyName: '省政府总值班室', what: 'roster', due: 1, inTime: 1, late: 0, missing: 0 },
      { bodyId: 'p', bodyName: '省政府总值班室', what: 'daily', due: 9, inTime: 7, late: 1, missing: 1 },
    ],
    versions: 2,
    shortages: [
      { day: onDay('2026-02-18'), poolName: '工作人员', tierName: '休息', kind: 'rest', wanted: 6, got: 5 },
    ],
    ...change,
  },
});

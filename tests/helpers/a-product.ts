import {
  type DutyProduct,
  dutyProduct,
  type ProductAct,
  type ProductFields,
  type ProductKind,
} from '#domain/product/product';
import type { ProductFigures, ProductIncident } from '#domain/product/figures';
import { append } from '#service/store/ledger';
import { listProduct } from '#service/store/products';
import { moment, onDay } from './builders.ts';
import type { TestRoom } from './open-test-room.ts';

/** A day on which nothing was counted, with other numbers where a test says so. */
export const someFigures = (change: Partial<ProductFigures> = {}): ProductFigures => ({
  entries: 0,
  calls: 0,
  orders: 0,
  warnings: 0,
  incidents: 0,
  deaths: 0,
  missing: 0,
  injured: 0,
  reportsDue: 0,
  reportsLate: 0,
  openMatters: 0,
  leadersAway: 0,
  checks: 0,
  faultyChecks: 0,
  ...change,
});

/** An incident as a product tells it: a lorry that burned, two people hurt. */
export const aProductIncident = (change: Partial<ProductIncident> = {}): ProductIncident => ({
  number: '2026-001',
  title: '309国道危化品运输车起火',
  kindName: '道路运输事故',
  class: null,
  level: 'IV',
  isSensitive: false,
  place: '云台县309国道',
  occurredAt: moment('2026-11-21T00:40Z'),
  receivedAt: moment('2026-11-21T00:52Z'),
  state: 'closed',
  deaths: 0,
  missing: null,
  trapped: null,
  injured: 2,
  line: '8时40分许，云台县309国道一辆危化品运输车起火，2人受伤，明火已扑灭，道路恢复通行。',
  ...change,
});

const sections: ProductFields['sections'] = [
  {
    key: 'onDuty',
    heading: '值班值守情况',
    text: '带班领导：孙伯安（副县长）\n值班长：陈主班；值班员：王方、刘洋',
  },
  { key: 'warnings', heading: '天气与预警', text: '市气象局6时30分发布大风蓝色预警信号。' },
  {
    key: 'incidents',
    heading: '突发事件',
    text: '接报突发事件1起，2人受伤。\n（一）8时40分许，云台县309国道一辆危化品运输车起火，2人受伤，明火已扑灭，道路恢复通行。',
  },
  { key: 'opinion', heading: '信访舆情', text: '无' },
  { key: 'away', heading: '领导外出情况', text: '县长李卫东赴省城开会，11月22日返回。' },
];

const titles: Readonly<Record<ProductKind, string>> = {
  daily: '云台县人民政府值班室值班日报告（2026年11月21日）',
  weekly: '云台县人民政府值班室值班周报（2026年11月21日）',
  monthly: '云台县人民政府值班室值班月报（2026年11月21日）',
  digest: '一天值班要情（2026年11月21日）',
  info: '关于大风天气应对情况的报告',
  consolidated: '云台县人民政府值班室值班情况汇总（2026年11月21日）',
};

/** What is written in a daily report of 2026-11-21, or in another product, with other fields where a test says so. */
export const someProductFields = (change: Partial<ProductFields> = {}): ProductFields => ({
  kind: 'daily',
  isZero: false,
  fromDay: onDay('2026-11-21'),
  untilDay: onDay('2026-11-21'),
  period: null,
  title: titles[change.kind ?? 'daily'],
  sections,
  conclusion: '截至16时，云台县人民政府值班室值守正常，辖区总体平稳。',
  to: ['市政府总值班室'],
  copyTo: [],
  figures: someFigures({ entries: 12, calls: 7, warnings: 1, incidents: 1, injured: 2, leadersAway: 1 }),
  incidents: [aProductIncident()],
  factsUntilSeq: 40,
  ...change,
});

/** What is written in a zero report of 2026-11-21. */
export const someZeroFields = (change: Partial<ProductFields> = {}): ProductFields =>
  someProductFields({
    isZero: true,
    title: '云台县人民政府值班室零报告（2026年11月21日）',
    sections: sections
      .filter(({ key }) => key !== 'away')
      .map((section) => (section.key === 'onDuty' ? section : { ...section, text: '无' })),
    conclusion: '截至16时，云台县人民政府值班室值守正常，无突发事件和重要情况。',
    figures: someFigures({ entries: 3, calls: 1 }),
    incidents: [],
    ...change,
  });

/** An issued daily report of 2026-11-21, with other fields and other parts where a test says so. */
export const aProduct = ({
  fields = {},
  ...change
}: Partial<Omit<DutyProduct, 'fields'>> & { readonly fields?: Partial<ProductFields> } = {}): DutyProduct =>
  dutyProduct.parse({
    id: 'product-1',
    fields: someProductFields(fields),
    year: 2026,
    no: 312,
    editor: { name: '王方', personId: null, manner: 'signed', at: moment('2026-11-21T08:02Z') },
    reviewer: { name: '陈主班', personId: null, manner: 'signed', at: moment('2026-11-21T08:05Z') },
    remarks: [
      {
        name: '陈主班',
        personId: 'person-chief',
        at: moment('2026-11-21T08:01Z'),
        textNo: 1,
        text: '结论写全',
      },
    ],
    issuer: { name: '孙伯安', personId: null, manner: 'spoken', at: moment('2026-11-21T08:07Z') },
    issuedAt: moment('2026-11-21T08:07Z'),
    head: { seq: 40, hash: '5f'.repeat(32) },
    imprint: {
      unitName: '云台县人民政府值班室',
      head: fields.kind === 'digest' ? '值班要情' : fields.kind === 'info' ? '值班信息' : '',
      contact: '0533-7654321',
    },
    deliveries: [],
    state: 'issued',
    reason: '',
    replaces: null,
    ...change,
  });

/** Records a step of a product in a test room as its newest, without asking who may do it. */
export function keepProduct(room: TestRoom, product: DutyProduct, act: ProductAct = 'issued'): void {
  const { sqlite } = room.room().store;
  const body = { act, product, note: '' };
  const by = { accountId: product.editor.name, name: product.editor.name };
  sqlite
    .transaction(() =>
      listProduct(sqlite, append(sqlite, { kind: 'product', at: room.now(), by, shift: 1, body })),
    )
    .immediate();
}

import { expect, test } from 'vitest';
import type { OfficeSetup } from '#domain/office/setup';
import type { ProductSetup } from '#domain/product/setup';
import type { ClockTime, IsoDay } from '#domain/time/instant';
import { presetProductSetup } from '#service/product/setup-now';
import { officeFaults, productFaults } from '../../renderer/screens/submit/setup-faults.ts';

const shipped = presetProductSetup();
const day = '2026-11-22' as IsoDay;
const recipient: ProductSetup['recipients'][number] = {
  id: 'a',
  name: '省政府总值班室',
  phone: '',
  rules: [{ kind: 'daily', on: 'everyDay', at: '16:30' as ClockTime }],
  sinceDay: day,
};
const destination: ProductSetup['destinations'][number] = {
  id: 'd',
  name: '移动盘',
  folder: 'E:\\报送',
  recipientId: 'a',
  isOn: true,
  office: null,
};
const office: OfficeSetup = {
  isOffice: true,
  inbox: '\\\\fuwuqi\\baosong',
  dueAt: '16:30' as ClockTime,
  on: 'everyDay',
  lateBy: 'arrival',
  chaseScript: '请{{单位}}补报{{日期}}的报告（{{时限}}）。',
};

/** What is wrong first with each field. */
const said = (setup: ProductSetup): Readonly<Record<string, string>> =>
  Object.fromEntries(
    productFaults(setup)
      .toReversed()
      .map(({ path, what }) => [path, what]),
  );

test('what ships has no fault, nor have folders of a drive and of a share', () => {
  expect(productFaults({ ...shipped, recipients: [recipient], destinations: [destination] })).toEqual([]);
  expect(officeFaults(office)).toEqual([]);
});

test('faults of recipients and destinations stand at their fields', () => {
  const again = { ...recipient, rules: [{ ...recipient.rules[0], at: '25' }] } as typeof recipient;
  const setup = {
    ...shipped,
    recipients: [recipient, again, { ...recipient, name: ' ', sinceDay: '' as IsoDay }],
    destinations: [destination, { ...destination, name: '共享', folder: '', recipientId: 'gone' }],
  };
  expect(said(setup)).toEqual({
    'recipients.1.name': 'twice',
    'recipients.1.rules.0.at': 'time',
    'recipients.2.name': 'required',
    'recipients.2.sinceDay': 'day',
    'destinations.1.folder': 'folder',
    'destinations.1.recipientId': 'recipientGone',
  });
});

test('faults of a layout stand at their texts, and a gap that nobody knows is named', () => {
  const [daily, ...others] = shipped.templates;
  if (daily === undefined) throw new Error('no layout');
  const [first, second, ...rest] = daily.sections;
  if (first === undefined || second === undefined) throw new Error('no sections');
  const broken = {
    ...daily,
    title: '{{本单位}}{{天气}}',
    conclusion: '{{#突发事件}}有',
    sections: [
      { ...first, source: 'entries' as const, categories: [] },
      { ...second, heading: first.heading, text: '{{>别的}}' },
      ...rest,
    ],
  };
  const setup = { ...shipped, templates: [broken, ...others] };
  expect(said(setup)).toEqual({
    'templates.0.title': 'gap',
    'templates.0.conclusion': 'unclosed',
    'templates.0.sections.0.categories': 'noCategory',
    'templates.0.sections.1.heading': 'twice',
    'templates.0.sections.1.text': 'sign',
  });
  expect(productFaults(setup).find(({ what }) => what === 'gap')?.details).toEqual(['天气']);
});

test.each([
  [{ chaseScript: '请{{单元}}补报' }, 'chaseScript', 'gap'],
  [{ chaseScript: '{{#单位}}请补报{{/单位}}' }, 'chaseScript', 'sign'],
  [{ chaseScript: '请{{单位补报' }, 'chaseScript', 'unclosed'],
  [{ dueAt: '七点' as ClockTime }, 'dueAt', 'time'],
  [{ inbox: '收件' }, 'inbox', 'folder'],
] as const)('a fault of the central office stands at its field: %o', (parts, path, what) => {
  expect(officeFaults({ ...office, ...parts }).map((one) => [one.path, one.what])).toEqual([[path, what]]);
});

import { describe, expect, test } from 'vitest';
import { clockTime } from '#domain/time/instant';
import { moment, onDay } from '../helpers/builders.ts';
import { openTestRoom, testPassword } from '../helpers/open-test-room.ts';
import { declarePeriod, setUpPeriods } from '../helpers/period-room.ts';
import {
  cityOffice,
  issueProduct,
  meantProduct,
  sendProduct,
  setUpProducts,
  signedBy,
} from '../helpers/product-room.ts';
import { openIncident } from '../helpers/incident-room.ts';

const today = onDay('2026-11-21');
const watch = (room: ReturnType<typeof openTestRoom>, daysBack = 0) =>
  room.call('officer', 'product.watch', { daysBack });

describe('a daily report', () => {
  test('is issued with the head of the chain before it, sent, confirmed, and met what was due', () => {
    const room = openTestRoom();
    setUpProducts(room);
    const head = room.call('officer', 'chain.head', {});
    const product = issueProduct(room);
    expect(product).toMatchObject({
      head,
      year: 2026,
      no: 1,
      state: 'issued',
      issuer: { name: '孙伯安', manner: 'signed' },
      editor: { name: '王方' },
      imprint: { contact: '0533-8210000' },
    });
    expect(watch(room).dues).toMatchObject([
      { recipientId: 'city', untilDay: today, metAt: null },
      { recipientId: 'city', metAt: null },
    ]);
    const sent = sendProduct(room, product);
    expect(sent.deliveries).toMatchObject([
      { unit: cityOffice.name, manner: 'fax', dueAt: moment('2026-11-21T08:30Z') },
    ]);
    const done = room.call('officer', 'product.receipt', {
      ...meantProduct(sent),
      place: 0,
      receiver: '李明',
      receipt: '收字12号',
      receiptAt: room.now(),
    });
    expect(done.deliveries[0]).toMatchObject({ receipt: '收字12号', receiver: '李明' });
    const [due] = watch(room).dues;
    expect(due).toMatchObject({ metAt: sent.deliveries[0]?.sentAt, isLate: false, productId: product.id });
    expect(watch(room).standing).toMatchObject({ id: product.id, receipts: 1, sentTo: [cityOffice.name] });
    expect(
      room.call('officer', 'log.page', { filter: {}, before: null, limit: 20 }).entries[0],
    ).toMatchObject({ category: 'REPORT' });
  });

  test('stands alone for its day; another is issued in its place once it was withdrawn', () => {
    const room = openTestRoom();
    setUpProducts(room);
    const first = issueProduct(room);
    const composed = room.call('officer', 'product.compose', {
      kind: 'daily',
      isZero: false,
      fromDay: today,
      untilDay: today,
    });
    expect(composed.standing).toMatchObject({ id: first.id });
    const again = {
      fields: composed.fields,
      no: null,
      review: null,
      reviewer: null,
      issuer: signedBy('chief'),
    };
    expect(room.refusal('officer', 'product.issue', again)).toMatchObject({ message: 'product-again' });
    room.call('officer', 'product.withdraw', { ...meantProduct(first), reason: '漏报一起事件' });
    const second = room.call('officer', 'product.issue', again);
    expect(second).toMatchObject({ replaces: first.id, no: 2 });
    expect(
      room.refusal('officer', 'product.send', {
        ...meantProduct({ ...first, version: 2 }),
        deliveries: [{ recipientId: '', unit: '某局', receiver: '', manner: 'fax', sentAt: null }],
      }),
    ).toMatchObject({ message: 'product-withdrawn' });
  });

  test('is not signed over an incident that came in after it was put together', () => {
    const room = openTestRoom();
    setUpProducts(room);
    const { fields } = room.call('officer', 'product.compose', {
      kind: 'daily',
      isZero: true,
      fromDay: today,
      untilDay: today,
    });
    openIncident(room);
    const input = { fields, no: null, review: null, reviewer: null, issuer: signedBy('leader') };
    expect(room.refusal('officer', 'product.issue', input)).toMatchObject({
      code: 'conflict',
      message: 'product-facts',
    });
    const zero = room.call('officer', 'product.compose', {
      kind: 'daily',
      isZero: true,
      fromDay: today,
      untilDay: today,
    });
    expect(room.refusal('officer', 'product.issue', { ...input, fields: zero.fields })).toMatchObject({
      message: 'product-zero-incidents',
      details: ['1'],
    });
    expect(watch(room).happened).toContainEqual({ what: 'incidents', count: 1 });
  });

  test('takes its numbers and its incidents from the record, whatever a screen says', () => {
    const room = openTestRoom();
    setUpProducts(room);
    room.write('officer', '电话询问');
    const composed = room.call('officer', 'product.compose', {
      kind: 'daily',
      isZero: false,
      fromDay: today,
      untilDay: today,
    });
    const product = issueProduct(room, {}, { figures: { ...composed.fields.figures, entries: 999 } });
    expect(product.fields.figures.entries).toBe(composed.fields.figures.entries);
  });

  test('is refused with a wrong password, and the wrong password is on record', () => {
    const room = openTestRoom();
    setUpProducts(room);
    const { fields } = room.call('officer', 'product.compose', {
      kind: 'daily',
      isZero: false,
      fromDay: today,
      untilDay: today,
    });
    const issuer = { manner: 'signed', account: 'leader', password: 'not-the-password' } as const;
    expect(
      room.refusal('officer', 'product.issue', { fields, no: null, review: null, reviewer: null, issuer })
        .code,
    ).toBe('wrong-password');
    expect(room.call('officer', 'product.list', { fromDay: today, untilDay: today, kind: null })).toEqual([]);
  });

  test('is of days that have begun', () => {
    const room = openTestRoom();
    const tomorrow = onDay('2026-11-22');
    expect(
      room.refusal('officer', 'product.compose', {
        kind: 'daily',
        isZero: false,
        fromDay: tomorrow,
        untilDay: tomorrow,
      }),
    ).toMatchObject({ message: 'product-future' });
  });
});

describe('numbers', () => {
  test('of a digest may be typed and are never used twice; of others the program gives them', () => {
    const room = openTestRoom();
    setUpProducts(room);
    const composed = room.call('officer', 'product.compose', {
      kind: 'digest',
      isZero: false,
      fromDay: today,
      untilDay: today,
    });
    const input = {
      fields: composed.fields,
      no: 7,
      review: null,
      reviewer: signedBy('chief'),
      issuer: signedBy('leader'),
    };
    expect(room.refusal('officer', 'product.issue', { ...input, reviewer: null })).toMatchObject({
      message: 'product-needs-reviewer',
    });
    expect(room.call('officer', 'product.issue', input).no).toBe(7);
    expect(room.refusal('officer', 'product.issue', input)).toMatchObject({
      message: 'product-no-taken',
      details: ['7', '7'],
    });
    expect(room.call('officer', 'product.issue', { ...input, no: null }).no).toBe(8);
    const daily = issueProduct(room);
    expect(daily.no).toBe(1);
  });
});

describe('what nobody wrote', () => {
  test('is not signed: an empty report, and one that still asks its writer for something', () => {
    const room = openTestRoom();
    const input = { kind: 'info', isZero: false, fromDay: today, untilDay: today } as const;
    const { fields } = room.call('officer', 'product.compose', input);
    const refused = (text: string) =>
      room.refusal('officer', 'product.issue', {
        fields: { ...fields, sections: fields.sections.map((one) => ({ ...one, text })) },
        no: null,
        review: null,
        reviewer: signedBy('chief'),
        issuer: signedBy('leader'),
      });
    expect(fields.sections.map(({ text }) => text)).toEqual(['']);
    for (const text of ['', '（请写明一事一报的情况）'])
      expect(refused(text)).toMatchObject({ message: 'product-unwritten', details: ['情况'] });
    expect(issueProduct(room, input).fields.sections[0]?.text).toBe('城区积水已排完。');
  });
});

describe('what is due', () => {
  test('is said for days that were not sent, and a late one stays late', () => {
    const room = openTestRoom();
    setUpProducts(room);
    room.setClock(moment('2026-11-23T02:00Z'));
    room.call('officer', 'session.signIn', { account: 'officer', password: testPassword });
    const dues = watch(room, 14).dues;
    expect(dues.map(({ untilDay, metAt }) => [untilDay, metAt])).toEqual([
      ['2026-11-21', null],
      ['2026-11-22', null],
      ['2026-11-23', null],
      ['2026-11-24', null],
    ]);
    sendProduct(room, issueProduct(room));
    expect(watch(room, 14).dues[0]).toMatchObject({ isLate: true, productId: expect.any(String) as string });
  });

  test('in an important period goes by its body, and the period learns of what was sent', () => {
    const room = openTestRoom();
    setUpPeriods(room);
    const line = declarePeriod(room);
    room.setClock(moment('2027-01-01T02:00Z'));
    for (const seat of ['chief', 'officer', 'leader'] as const)
      room.call(seat, 'session.signIn', { account: seat, password: testPassword });
    const due = watch(room).dues.find(({ periodId }) => periodId === line.id);
    if (due === undefined) throw new RangeError('nothing is due');
    const newYear = onDay('2027-01-01');
    const product = issueProduct(room, { fromDay: newYear, untilDay: newYear });
    expect(product.fields.period).toMatchObject({ id: line.id });
    room.call('officer', 'product.send', {
      ...meantProduct(product),
      deliveries: [
        {
          recipientId: due.recipientId,
          unit: due.recipientName,
          receiver: '市值班员',
          manner: 'network',
          sentAt: null,
        },
      ],
    });
    const { dues } = room.call('officer', 'period.now', {});
    expect(dues.filter((one) => one.what === 'daily' && one.day === newYear && one.sentAt === null)).toEqual(
      [],
    );
    const { submissions } = room.call('officer', 'period.one', { id: line.id });
    expect(submissions.map(({ fields: { what, day, manner } }) => [what, day, manner])).toEqual([
      ['daily', newYear, 'network'],
    ]);
    expect(watch(room).dues.find(({ periodId }) => periodId === line.id)?.metAt).toBe(room.now());
  });
});

describe('the set-up', () => {
  test('explains what cannot be used and keeps who is trusted', () => {
    const room = openTestRoom();
    const setup = setUpProducts(room);
    const { version } = room.call('chief', 'product.setup', {});
    const refuse = (change: Partial<typeof setup>) =>
      room.refusal('chief', 'product.changeSetup', { setup: { ...setup, ...change }, version });
    const place = {
      id: 'usb',
      name: '移动硬盘',
      folder: 'relative/path',
      recipientId: null,
      isOn: true,
      office: null,
    };
    expect(refuse({ destinations: [place] })).toMatchObject({ message: 'product-destination-folder' });
    expect(
      refuse({ destinations: [{ ...place, folder: '/media/usb', recipientId: 'nobody' }] }),
    ).toMatchObject({ message: 'product-destination-recipient' });
    expect(refuse({ recipients: [cityOffice, cityOffice] })).toMatchObject({
      message: 'product-recipient-twice',
    });
    const [first, ...rest] = setup.templates;
    if (first === undefined) throw new RangeError('no template');
    expect(refuse({ templates: [{ ...first, title: '{{没有这个}}报告' }, ...rest] })).toMatchObject({
      message: 'product-gap',
    });
    expect(refuse({ templates: [first, first, ...rest.slice(1)] })).toMatchObject({
      message: 'product-no-template',
    });
    const office = { name: '假的总值班室', publicKey: 'ab'.repeat(32) };
    const changed = room.call('chief', 'product.changeSetup', {
      version,
      setup: { ...setup, destinations: [{ ...place, folder: '/media/usb', office }] },
    });
    expect(changed.setup.destinations[0]?.office).toBeNull();
  });

  test('lets ordinary times go by workdays, weeks and months', () => {
    const room = openTestRoom();
    setUpProducts(room, {
      recipients: [
        {
          ...cityOffice,
          sinceDay: onDay('2026-11-01'),
          rules: [
            { kind: 'daily', on: 'workdays', at: clockTime.parse('16:00') },
            { kind: 'weekly', weekday: 1, at: clockTime.parse('09:00') },
            { kind: 'monthly', day: 3, at: clockTime.parse('17:00') },
          ],
        },
      ],
    });
    const dues = watch(room, 20).dues.map(({ kind, fromDay, untilDay, dueAt }) => [
      kind,
      fromDay,
      untilDay,
      dueAt,
    ]);
    // 2026-11-21 is a Saturday.
    expect(dues.filter(([kind]) => kind === 'daily').map(([, from]) => from)).not.toContain('2026-11-21');
    expect(dues).toContainEqual(['weekly', '2026-11-09', '2026-11-15', '2026-11-16T01:00:00.000Z']);
    expect(dues).toContainEqual(['monthly', '2026-10-01', '2026-10-31', '2026-11-03T09:00:00.000Z']);
  });
});

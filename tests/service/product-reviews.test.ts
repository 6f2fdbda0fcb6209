import { describe, expect, test } from 'vitest';
import type { Input, Output } from '#contract/methods';
import { onDay } from '../helpers/builders.ts';
import { openIncident } from '../helpers/incident-room.ts';
import {
  nameOf,
  openTestRoom,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';
import {
  issueProduct,
  meantReview,
  setUpProducts,
  signedBy,
  spanOf,
  submitReview,
} from '../helpers/product-room.ts';

type Line = Output<'product.submitReview'>;

/** What a seat sees of the only report that waits. */
function only(room: TestRoom, seat: Seat = 'chief'): Line {
  const [line, ...others] = room.call(seat, 'product.reviews', {});
  if (line === undefined || others.length > 0) throw new RangeError('not one report waits');
  return line;
}

/** The text that waits with another conclusion, as somebody submits it over the version that was looked at. */
function mended(
  room: TestRoom,
  line: Line,
  conclusion: string,
  seat: Seat = 'officer',
): Input<'product.submitReview'> {
  const { fields } = room.call(seat, 'product.compose', spanOf(line));
  return { fields: { ...fields, conclusion }, base: fields, no: null, before: meantReview(line) };
}

/** What the chief signs of the report that waits. */
function approved(room: TestRoom, line: Line): Input<'product.issue'> {
  const { fields } = room.call('chief', 'product.compose', spanOf(line));
  return {
    fields,
    no: null,
    review: meantReview(line),
    reviewer: signedBy('chief'),
    issuer: signedBy('leader'),
  };
}

describe('a report that was submitted for review', () => {
  test('is given back with a remark, mended and signed: the record names who wrote it, who looked it through and who issued it', async () => {
    const room = openTestRoom();
    setUpProducts(room);
    const records = room.call('officer', 'chain.head', {}).seq;
    const first = submitReview(room, {}, { conclusion: '平稳' });
    expect(first).toMatchObject({ textNo: 1, writerName: nameOf('officer'), isMine: true, returned: null });
    room.pass(10);
    const back = room.call('chief', 'product.returnReview', {
      ...meantReview(first),
      remark: '结论写全',
    });
    expect(only(room, 'officer')).toMatchObject({
      isMine: true,
      textNo: 1,
      returned: { name: nameOf('chief'), remark: '结论写全' },
    });
    room.pass(5);
    const again = room.call('officer', 'product.submitReview', mended(room, back, '当日平稳，无突发事件。'));
    expect(again).toMatchObject({ textNo: 2, returned: null, submittedAt: room.now() });
    // Nothing of this is a record, and the report is owed as before.
    expect(room.call('officer', 'chain.head', {}).seq).toBe(records);
    expect(room.call('officer', 'product.watch', { daysBack: 0 }).dues[0]).toMatchObject({ metAt: null });
    const text = room.call('chief', 'product.review', { id: again.id });
    expect(text?.fields.conclusion).toBe('当日平稳，无突发事件。');
    room.pass(5);
    const product = room.call('chief', 'product.issue', {
      ...approved(room, again),
      fields: { ...(text?.fields ?? approved(room, again).fields) },
    });
    expect(product).toMatchObject({
      fields: { conclusion: '当日平稳，无突发事件。' },
      editor: { name: nameOf('officer'), manner: 'signed', at: again.submittedAt },
      reviewer: { name: nameOf('chief'), manner: 'signed', at: product.issuedAt },
      issuer: { name: nameOf('leader'), manner: 'signed', at: product.issuedAt },
    });
    expect(product.editor.at < product.issuedAt).toBe(true);
    expect(room.call('officer', 'product.reviews', {})).toEqual([]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('waits through a lock and a restart, and is in the hands of whoever signs in', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    room.call('officer', 'session.lock', {});
    room.reopen();
    expect(only(room, 'leader')).toMatchObject({ ...meantReview(line), isMine: false });
    room.call('officer', 'session.unlock', { password: testPassword });
    expect(only(room, 'officer')).toMatchObject({ ...meantReview(line), isMine: true });
  });

  test('is one for its kind and days: a colleague hears of it, and takes it over once it was given back', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    const own = mended(room, line, '我写的', 'second');
    expect(room.refusal('second', 'product.submitReview', { ...own, before: null })).toMatchObject({
      code: 'conflict',
      message: 'product-review',
      details: [nameOf('officer')],
    });
    expect(room.refusal('second', 'product.submitReview', own)).toMatchObject({
      code: 'not-allowed',
      message: 'product-review-of-others',
    });
    expect(room.refusal('second', 'product.takeBackReview', meantReview(line)).code).toBe('not-allowed');
    const back = room.call('leader', 'product.returnReview', { ...meantReview(line), remark: '请改' });
    const taken = room.call('second', 'product.submitReview', { ...own, before: meantReview(back) });
    expect(taken).toMatchObject({ writerName: nameOf('second'), isMine: true, textNo: 2 });
  });

  test('keeps its writer when the chief mends it, and who mended it is said', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    room.pass(3);
    room.call('chief', 'product.submitReview', mended(room, line, '主班改过', 'chief'));
    expect(only(room, 'officer')).toMatchObject({
      writerName: nameOf('officer'),
      isMine: true,
      submittedAt: line.submittedAt,
      changed: { name: nameOf('chief'), at: room.now() },
    });
  });

  test('that somebody changed meanwhile is neither changed, given back, taken back nor issued over it', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    const approval = approved(room, line);
    const mine = mended(room, line, '我的');
    const newest = room.call('officer', 'product.submitReview', mine);
    const stale = meantReview(line);
    for (const refused of [
      room.refusal('chief', 'product.issue', approval),
      room.refusal('chief', 'product.submitReview', mine),
      room.refusal('chief', 'product.returnReview', { ...stale, remark: '请改' }),
      room.refusal('officer', 'product.takeBackReview', stale),
    ])
      expect(refused).toMatchObject({ code: 'conflict', message: 'product-review' });
    room.call('officer', 'product.takeBackReview', meantReview(newest));
    for (const refused of [
      room.refusal('chief', 'product.issue', { ...approval, review: meantReview(newest) }),
      room.refusal('officer', 'product.submitReview', { ...mine, before: meantReview(newest) }),
      room.refusal('chief', 'product.returnReview', { ...meantReview(newest), remark: '请改' }),
    ])
      expect(refused).toMatchObject({ code: 'not-found', message: 'product-review' });
    // Submitted anew it is another one: what was looked at before does not name it by chance.
    submitReview(room);
    expect(room.refusal('chief', 'product.issue', approval).code).toBe('conflict');
  });

  test('is not passed over by issuing its day without it; of numbered products another one may be issued meanwhile', () => {
    const room = openTestRoom();
    const daily = submitReview(room);
    expect(
      room.refusal('officer', 'product.issue', { ...approved(room, daily), review: null }),
    ).toMatchObject({ code: 'conflict', message: 'product-review' });
    submitReview(room, { kind: 'digest' });
    expect(issueProduct(room, { kind: 'digest' }).no).toBe(1);
    expect(room.call('officer', 'product.reviews', {})).toHaveLength(2);
  });

  test('says how many entries its days had since, changed ones too, and those of other days not', () => {
    const room = openTestRoom();
    const repeated = room.write('officer', '交接班检查');
    submitReview(room);
    expect(only(room).newEntries).toBe(0);
    room.write('officer', '大风蓝色预警', { category: 'WARN' });
    expect(only(room).newEntries).toBe(1);
    room.call('officer', 'log.void', { id: repeated.id, version: repeated.version, reason: '重复' });
    expect(only(room).newEntries).toBe(2);
    room.call('officer', 'product.takeBackReview', meantReview(only(room, 'officer')));
    submitReview(room, { kind: 'weekly', fromDay: onDay('2026-11-14'), untilDay: onDay('2026-11-20') });
    room.write('officer', '今天的事');
    expect(only(room).newEntries).toBe(0);
  });

  test('is signed with the numbers of the moment of the signature, and a zero report not at all over an incident', () => {
    const room = openTestRoom();
    const line = submitReview(room, { isZero: true });
    const early = approved(room, line);
    openIncident(room);
    expect(room.refusal('chief', 'product.issue', early)).toMatchObject({ message: 'product-facts' });
    const { fields } = room.call('chief', 'product.compose', { ...spanOf(line), isZero: true });
    expect(room.refusal('chief', 'product.issue', { ...early, fields })).toMatchObject({
      message: 'product-zero-incidents',
    });
    expect(
      room.refusal('officer', 'product.submitReview', {
        fields,
        base: fields,
        no: null,
        before: meantReview(line),
      }),
    ).toMatchObject({ message: 'product-zero-incidents' });
    // The whole report is written in its place and keeps whose it was.
    const whole = room.call('chief', 'product.compose', { ...spanOf(line), isZero: false });
    const product = room.call('chief', 'product.issue', { ...early, fields: whole.fields });
    expect(product).toMatchObject({ fields: { isZero: false, figures: { incidents: 1 } } });
    expect(product.editor.name).toBe(nameOf('officer'));
  });

  test('is given back by a chief or a leader only, with a remark, and once', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    const input = { ...meantReview(line), remark: '请改' };
    for (const seat of ['officer', 'second', 'admin', 'auditor'] as const)
      expect(room.refusal(seat, 'product.returnReview', input).code).toBe('not-allowed');
    expect(room.refusal('auditor', 'product.reviews', {}).code).toBe('not-allowed');
    expect(room.refusal('chief', 'product.returnReview', { ...input, remark: ' ' }).code).toBe('bad-input');
    const back = room.call('chief', 'product.returnReview', input);
    expect(
      room.refusal('leader', 'product.returnReview', { ...meantReview(back), remark: '再改' }),
    ).toMatchObject({ message: 'product-review-returned' });
  });

  test('is taken back by its writer alone: nobody takes a text away from whoever wrote it, given back or not', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    const back = room.call('chief', 'product.returnReview', { ...meantReview(line), remark: '请改' });
    for (const seat of ['second', 'chief', 'leader'] as const)
      expect(room.refusal(seat, 'product.takeBackReview', meantReview(back))).toMatchObject({
        code: 'not-allowed',
        message: 'product-review-of-others',
      });
    expect(only(room, 'officer')).toMatchObject(meantReview(back));
    expect(room.call('officer', 'product.takeBackReview', meantReview(back))).toEqual({});
    expect(room.call('chief', 'product.reviews', {})).toEqual([]);
  });

  test('is issued by a colleague as it was submitted, what was left to the records as they are now; any other text is refused', () => {
    const room = openTestRoom();
    const line = submitReview(room, {}, { conclusion: '平稳。' });
    room.write('officer', '大风蓝色预警', { category: 'WARN' });
    const input = approved(room, line);
    const own = { ...input.fields, conclusion: '平稳。' };
    const [first, ...rest] = own.sections;
    if (first === undefined) throw new RangeError('no section');
    for (const fields of [
      input.fields,
      { ...own, conclusion: '我写的' },
      { ...own, title: '另一个标题' },
      { ...own, to: ['别处'] },
      { ...own, copyTo: ['别处'] },
      { ...own, sections: rest },
      { ...own, sections: [{ ...first, text: '我写的' }, ...rest] },
    ])
      expect(room.refusal('second', 'product.issue', { ...input, fields })).toMatchObject({
        code: 'not-allowed',
        message: 'product-review-of-others',
        details: [nameOf('officer')],
      });
    room.pass(5);
    expect(room.call('second', 'product.issue', { ...input, fields: own }).editor).toMatchObject({
      name: nameOf('officer'),
      at: line.submittedAt,
    });
  });

  test('keeps its writer where a chief issues another text, and its writer may issue another one', () => {
    for (const seat of ['chief', 'officer'] as const) {
      const room = openTestRoom();
      const line = submitReview(room);
      const input = approved(room, line);
      room.pass(5);
      const product = room.call(seat, 'product.issue', {
        ...input,
        fields: { ...input.fields, conclusion: '改过' },
      });
      expect(product.fields.conclusion).toBe('改过');
      expect(product.editor).toMatchObject({
        name: nameOf('officer'),
        at: seat === 'chief' ? line.submittedAt : product.issuedAt,
      });
    }
  });

  test('that was given back is issued as it was by its writer or a reviewer only; a colleague who mends it stands under it', () => {
    const room = openTestRoom();
    const line = submitReview(room);
    const back = room.call('chief', 'product.returnReview', { ...meantReview(line), remark: '请改' });
    const input = approved(room, back);
    expect(room.refusal('second', 'product.issue', input)).toMatchObject({
      code: 'rule-broken',
      message: 'product-review-not-again',
      details: [nameOf('chief')],
    });
    const mine = { ...input, fields: { ...input.fields, conclusion: '接手改写' } };
    room.pass(5);
    const product = room.call('second', 'product.issue', mine);
    expect(product.editor).toMatchObject({ name: nameOf('second'), at: product.issuedAt });
    const other = openTestRoom();
    const again = submitReview(other);
    const returned = other.call('chief', 'product.returnReview', { ...meantReview(again), remark: '请改' });
    expect(other.call('leader', 'product.issue', approved(other, returned)).editor.name).toBe(
      nameOf('officer'),
    );
  });

  test('is refused of a day whose report stands, and of a text that was laid over other days', () => {
    const room = openTestRoom();
    const { fields } = issueProduct(room);
    const input = { fields, base: fields, no: null, before: null };
    expect(room.refusal('officer', 'product.submitReview', input)).toMatchObject({
      message: 'product-again',
    });
    const base = { ...fields, kind: 'weekly' };
    expect(room.refusal('officer', 'product.submitReview', { ...input, base }).code).toBe('bad-input');
  });
});

import { describe, expect, test } from 'vitest';
import type { Input, Output } from '#contract/methods';
import { nameOf, openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { addMinutes } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { meantReview, setUpProducts, signedBy, spanOf, submitReview } from '../helpers/product-room.ts';

type Line = Output<'product.submitReview'>;

const day = onDay('2026-11-21');

/** Puts a report on one matter of today down to be looked through. */
const submitMatter = (room: TestRoom, title: string, kind: 'info' | 'digest' = 'info'): Line =>
  submitReview(room, { kind }, { title });

/** What the chief signs of a matter that waits. */
function approved(room: TestRoom, line: Line): Input<'product.issue'> {
  const review = room.call('chief', 'product.review', { id: line.id });
  if (review === null) throw new RangeError('none waits');
  return {
    fields: review.fields,
    no: review.no,
    review: meantReview(line),
    reviewer: signedBy('chief'),
    issuer: signedBy('leader'),
  };
}

const titlesIn = (room: TestRoom): readonly string[] =>
  room.call('chief', 'product.reviews', {}).map(({ title }) => title);

describe('several reports on matters of one day', () => {
  test('wait beside each other: one is given back, the other is signed, and neither takes the text of the other', async () => {
    const room = openTestRoom();
    const flood = submitMatter(room, '关于城区积水的报告');
    room.pass(2);
    const fire = submitMatter(room, '关于厂房火情的报告');
    expect(fire.id).not.toBe(flood.id);
    expect(titlesIn(room)).toEqual(['关于城区积水的报告', '关于厂房火情的报告']);
    const back = room.call('chief', 'product.returnReview', { ...meantReview(flood), remark: '补水深' });
    const product = room.call('chief', 'product.issue', approved(room, fire));
    expect(product).toMatchObject({ fields: { title: '关于厂房火情的报告' }, no: 1, remarks: [] });
    expect(room.call('officer', 'product.reviews', {})).toMatchObject([
      { ...meantReview(back), title: '关于城区积水的报告', returned: { remark: '补水深' } },
    ]);
    expect(room.call('officer', 'product.review', { id: fire.id })).toBeNull();
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('wait as bulletins of a day too, where of daily reports one waits at a time', () => {
    const room = openTestRoom();
    submitMatter(room, '要情一', 'digest');
    submitMatter(room, '要情二', 'digest');
    submitReview(room);
    const { fields } = room.call('second', 'product.compose', {
      kind: 'daily',
      isZero: false,
      fromDay: day,
      untilDay: day,
    });
    const beside = { fields: { ...fields, conclusion: '另一份。' }, base: fields, no: null, before: null };
    expect(room.refusal('second', 'product.submitReview', beside)).toMatchObject({
      code: 'conflict',
      message: 'product-review',
    });
    expect(room.call('chief', 'product.reviews', {})).toHaveLength(3);
  });

  test('are not one matter put down twice: the same words are refused, whoever sends them', () => {
    const room = openTestRoom();
    const line = submitMatter(room, '关于城区积水的报告');
    const { fields } = approved(room, line);
    const again = { fields, base: fields, no: null, before: null };
    for (const seat of ['officer', 'chief'] as const)
      expect(room.refusal(seat, 'product.submitReview', again)).toMatchObject({
        code: 'rule-broken',
        message: 'product-review-same',
        details: [nameOf('officer')],
      });
    expect(titlesIn(room)).toHaveLength(1);
    // Another text over the one that waits is that one still.
    const mended = { ...again, fields: { ...fields, conclusion: '水已退。' }, before: meantReview(line) };
    expect(room.call('officer', 'product.submitReview', mended)).toMatchObject({ id: line.id, textNo: 2 });
  });

  test('are signed once each: the second of two reviewers is refused, and so is the text of one under the name of another', () => {
    const room = openTestRoom();
    const flood = submitMatter(room, '关于城区积水的报告');
    submitMatter(room, '关于厂房火情的报告');
    const input = approved(room, flood);
    room.call('chief', 'product.issue', input);
    expect(room.refusal('leader', 'product.issue', input)).toMatchObject({
      code: 'not-found',
      message: 'product-review',
    });
    const daily = submitReview(room);
    expect(room.refusal('chief', 'product.issue', { ...input, review: meantReview(daily) })).toMatchObject({
      code: 'bad-input',
      message: 'product-span',
    });
    expect(titlesIn(room)).toContain('关于厂房火情的报告');
  });

  test('taken back while a reviewer has it open is neither given back nor issued; the others wait on', () => {
    const room = openTestRoom();
    const flood = submitMatter(room, '关于城区积水的报告');
    const fire = submitMatter(room, '关于厂房火情的报告');
    const opened = approved(room, flood);
    room.call('officer', 'product.takeBackReview', meantReview(flood));
    for (const refused of [
      room.refusal('chief', 'product.issue', opened),
      room.refusal('chief', 'product.returnReview', { ...meantReview(flood), remark: '请改' }),
      room.refusal('chief', 'product.submitReview', {
        fields: { ...opened.fields, conclusion: '水已退。' },
        base: opened.fields,
        no: null,
        before: meantReview(flood),
      }),
    ])
      expect(refused).toMatchObject({ code: 'not-found', message: 'product-review' });
    expect(room.call('chief', 'product.reviews', {})).toMatchObject([meantReview(fire)]);
  });

  test('are asked for by their ids: a kind of which several may wait is refused without one', () => {
    const room = openTestRoom();
    submitMatter(room, '关于城区积水的报告');
    const span = { kind: 'info', fromDay: day, untilDay: day } as unknown as Input<'product.review'>;
    expect(room.refusal('chief', 'product.review', span).code).toBe('bad-input');
    expect(room.call('chief', 'product.review', { id: 'no-such' as Line['id'] })).toBeNull();
  });
});

describe('what was said of a report', () => {
  test('each time it was given back stays with it while it waits, and stands in the record of its issue under its signatures', async () => {
    const room = openTestRoom();
    setUpProducts(room);
    let line = submitReview(room, {}, { conclusion: '平稳' });
    const said = [
      ['chief', '结论写全'],
      ['leader', '补天气'],
    ] as const;
    for (const [seat, remark] of said) {
      room.pass(3);
      const back = room.call(seat, 'product.returnReview', { ...meantReview(line), remark });
      room.pass(3);
      const { fields } = room.call('officer', 'product.compose', spanOf(line));
      line = room.call('officer', 'product.submitReview', {
        fields: { ...fields, conclusion: `${remark}：已改` },
        base: fields,
        no: null,
        before: meantReview(back),
      });
    }
    const history = [
      { name: nameOf('chief'), textNo: 1, text: '结论写全' },
      { name: nameOf('leader'), textNo: 2, text: '补天气' },
    ];
    expect(line).toMatchObject({ returned: null, textNo: 3, remarks: history });
    const product = room.call('chief', 'product.issue', approved(room, line));
    expect(product.remarks).toMatchObject(history);
    // What is sent, confirmed or withdrawn later leaves it as it was.
    room.pass(5);
    const withdrawn = room.call('officer', 'product.withdraw', {
      id: product.id,
      version: product.version,
      reason: '日期有误',
    });
    expect(withdrawn.remarks).toEqual(product.remarks);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('outlives a report that its writer takes back: it goes with the next text of its days, or into their issue', async () => {
    for (const isSubmittedAgain of [true, false]) {
      const room = openTestRoom();
      const line = submitReview(room);
      const back = room.call('chief', 'product.returnReview', { ...meantReview(line), remark: '请改' });
      room.call('officer', 'product.takeBackReview', meantReview(back));
      expect(room.call('chief', 'product.reviews', {})).toEqual([]);
      expect(room.call('chief', 'product.review', { id: line.id })).toBeNull();
      for (const refused of [
        room.refusal('chief', 'product.returnReview', { ...meantReview(back), remark: '再改' }),
        room.refusal('officer', 'product.takeBackReview', meantReview(back)),
      ])
        expect(refused).toMatchObject({ code: 'not-found', message: 'product-review' });
      const { fields } = room.call('second', 'product.compose', { ...spanOf(line), isZero: true });
      const again = isSubmittedAgain
        ? room.call('second', 'product.submitReview', { fields, base: fields, no: null, before: null })
        : null;
      if (again !== null)
        expect(again).toMatchObject({
          writerName: nameOf('second'),
          textNo: 2,
          returned: null,
          remarks: [{ text: '请改', textNo: 1 }],
        });
      const product = room.call('officer', 'product.issue', {
        fields,
        no: null,
        review: again === null ? null : meantReview(again),
        reviewer: signedBy('chief'),
        issuer: signedBy('leader'),
      });
      expect(product.remarks).toMatchObject([{ text: '请改', textNo: 1 }]);
      expect(product.editor.name).toBe(nameOf(isSubmittedAgain ? 'second' : 'officer'));
      // What comes after that issue begins anew.
      room.call('officer', 'product.withdraw', { id: product.id, version: product.version, reason: '有误' });
      expect(submitReview(room)).toMatchObject({ textNo: 1, remarks: [] });
      expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    }
  });

  test('is never later than the issue, where the clock was set back in between', async () => {
    const room = openTestRoom();
    room.pass(60);
    const line = submitReview(room);
    const back = room.call('chief', 'product.returnReview', { ...meantReview(line), remark: '请改' });
    room.setClock(addMinutes(room.now(), -20));
    const product = room.call('chief', 'product.issue', approved(room, back));
    expect(product.remarks).toMatchObject([{ text: '请改', at: product.issuedAt }]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is at most forty remarks: then the text is changed and issued, or written anew', () => {
    const room = openTestRoom();
    let line = submitReview(room);
    const { fields } = approved(room, line);
    const input = { fields, base: fields, no: null };
    for (let time = 1; time <= 40; time += 1) {
      const back = room.call('chief', 'product.returnReview', { ...meantReview(line), remark: `${time}` });
      line = room.call('officer', 'product.submitReview', { ...input, before: meantReview(back) });
    }
    expect(
      room.refusal('chief', 'product.returnReview', { ...meantReview(line), remark: '再改' }),
    ).toMatchObject({ code: 'rule-broken', message: 'product-review-remarks' });
    expect(room.call('chief', 'product.issue', approved(room, line)).remarks).toHaveLength(40);
  });
});

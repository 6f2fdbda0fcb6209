import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import type { Role } from '#domain/people/account';
import { figureKeys } from '#domain/product/figures';
import type { ProductFields } from '#domain/product/product';
import { reviewId } from '#domain/product/review';
import { isoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const day = isoDay.parse('2026-11-22');
const fields = {
  kind: 'daily',
  isZero: false,
  fromDay: day,
  untilDay: day,
  period: null,
  title: '值班日报告',
  sections: [
    { key: 'onDuty', heading: '值班值守情况', text: '带班领导：李强。' },
    { key: 'warnings', heading: '天气与预警', text: '未收到预警信息。' },
  ],
  conclusion: '辖区总体平稳。',
  to: ['市总值班室'],
  copyTo: [],
  figures: Object.fromEntries(figureKeys.map((key) => [key, 0])),
  incidents: [],
  factsUntilSeq: 9,
};
const waiting = {
  id: 'w1',
  version: 4,
  textNo: 2,
  kind: 'daily',
  isZero: false,
  fromDay: day,
  untilDay: day,
  title: fields.title,
  writerName: '王方',
  isMine: false,
  submittedAt: '2026-11-22T08:05:00.000Z',
  changed: null,
  returned: null as object | null,
  remarks: [] as object[],
  newEntries: 0,
  fields: { ...fields, conclusion: '平稳。' },
  base: fields,
  no: null,
};
const other = { ...waiting, id: 'w2', title: '关于大雾的报告', writerName: '赵敏', kind: 'info' };
let review: typeof waiting | null = null;
let kept: object | null = null;
/** Reports on matters of the day that wait. */
const besides: { info: object[] } = { info: [] };
/** What the forms of somebody keep, by their keys; `kept` where nothing is. */
const forms = new Map<string, string>();
let takingBack: Promise<unknown> = Promise.resolve();
const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai' } },
  'desk.now': {},
  'session.choices': [],
  'product.setup': { setup: { templates: [], recipients: [] }, version: 1 },
  'product.compose': { fields, year: 2026, no: 5, needsReviewer: false, standing: null },
  'product.review': () => review,
  'product.reviews': () => besides.info,
  'product.submitReview': waiting,
  'product.returnReview': () => {
    if (review?.version !== 4) throw new DutyError('conflict', 'product-review', ['王方']);
    return waiting;
  },
  'product.issue': () => {
    throw new DutyError('conflict', 'product-review', ['王方']);
  },
  'product.takeBackReview': async () => {
    await takingBack;
    review = null;
    return {};
  },
  'form.kept': ({ key }: { readonly key: string }) => ({
    json: forms.get(key) ?? (kept === null ? null : JSON.stringify(kept)),
    savedAt: null,
  }),
  'form.keep': ({ key, json }: { readonly key: string; readonly json: string }) => {
    if (json === '') forms.delete(key);
    else forms.set(key, json);
    return {};
  },
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
beforeEach(() => {
  bridge.seen.length = 0;
  [review, kept, takingBack] = [waiting, null, Promise.resolve()];
  besides.info = [{ ...waiting, kind: 'info' }, other];
  forms.clear();
});
afterEach(cleanup);

async function openEditor(role: Role, kind: ProductFields['kind'] = 'daily', on: string | null = null) {
  const { ProductEditor } = await import('../../renderer/screens/submit/product-editor.tsx');
  const { NumberedEditor } = await import('../../renderer/screens/submit/numbered-editor.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const done: unknown[] = [];
  const session = { accountName: 'lin', personName: '林晓岚', roles: [role], isLocked: false };
  const written = {
    kind,
    fromDay: day,
    untilDay: day,
    onIssued: (id: string) => done.push(id),
    onClose: () => done.push('closed'),
  };
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>
          {kind === 'info' ? (
            <NumberedEditor {...written} review={on === null ? null : reviewId.parse(on)} />
          ) : (
            <ProductEditor {...written} />
          )}
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup({ delay: null }), done };
}

const textOf = (label: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name: label }).value;

test('a chief reads what was submitted and gives it back with a remark; the keys of the remark do not sign', async () => {
  const { user, done } = await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  expect(textOf('结论')).toBe('平稳。');
  expect(screen.queryByRole('button', { name: /改入送审稿/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: '退回修改' }));
  await user.type(await screen.findByLabelText(/修改意见/), '写全{Control>}{Enter}{/Control}');
  await waitFor(() => expect(done).toEqual(['closed']));
  expect(bridge.of('product.returnReview')).toEqual([{ id: 'w1', version: 4, remark: '写全' }]);
  expect(screen.queryByText(/^签发：/)).toBeNull();
});

test('an officer whose report was given back sees the remark, mends it and submits it over the version that was looked at', async () => {
  review = {
    ...waiting,
    isMine: true,
    returned: { name: '陈主班', at: '2026-11-22T08:10:00.000Z', remark: '结论写全' },
  };
  const { user, done } = await openEditor('officer');
  expect(await screen.findByText('结论写全')).toBeDefined();
  expect(screen.queryByRole('button', { name: '退回修改' })).toBeNull();
  const conclusion = screen.getByRole('textbox', { name: '结论' });
  await user.clear(conclusion);
  await user.type(conclusion, '平稳，无突发事件。');
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await waitFor(() => expect(done).toEqual(['closed']));
  expect(bridge.of('product.submitReview')).toMatchObject([
    {
      fields: { conclusion: '平稳，无突发事件。' },
      base: { conclusion: '辖区总体平稳。' },
      before: { id: 'w1', version: 4 },
    },
  ]);
});

test('a section that still is the hint of the layout is neither signed nor submitted: it is said beside it, and the cursor stands there', async () => {
  const { user, done } = await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  const section = screen.getByRole('textbox', { name: '天气与预警' });
  await user.clear(section);
  await user.type(section, '（请写明天气）');
  await user.click(screen.getByRole('textbox', { name: '结论' }));
  expect(screen.queryByText(/提示语/)).toBeNull();
  for (const keys of ['{Control>}{Enter}{/Control}', '{Control>}{Shift>}{Enter}{/Shift}{/Control}']) {
    await user.keyboard(keys);
    expect(await screen.findByText(/这还是报告格式里的提示语/)).toBeDefined();
    expect(document.activeElement).toBe(section);
  }
  expect(screen.queryByText(/^签发：/)).toBeNull();
  expect([done, bridge.of('product.submitReview')]).toEqual([[], []]);
  await user.clear(section);
  await user.type(section, '未收到预警信息。');
  expect(screen.queryByText(/提示语/)).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/^签发：/)).toBeDefined();
});

test('what was typed over a text that is not the newest is shown beside it, and nothing is signed until one is taken', async () => {
  kept = {
    title: null,
    conclusion: { text: '我写的结论。', base: '辖区总体平稳。' },
    sections: {},
    to: null,
    copyTo: null,
    no: '',
    onReview: 'w1 1',
  };
  review = {
    ...waiting,
    fields: {
      ...waiting.fields,
      sections: [{ key: 'onDuty', heading: '值班值守情况', text: '李强在岗。' }, ...fields.sections.slice(1)],
    },
  };
  const { user } = await openEditor('chief');
  const says = await screen.findByText(/又送了第2稿/);
  const notice = says.closest<HTMLElement>('[role="alert"]');
  expect(notice?.querySelector('del')?.textContent).toBe('我写的结论。');
  expect(notice?.querySelector('ins')?.textContent).toBe('平稳。');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /签发/ }).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: '用我的' }));
  await waitFor(() => expect(screen.queryByText(/又送了第2稿/)).toBeNull());
  expect(textOf('结论')).toBe('我写的结论。');
  expect(textOf('值班值守情况')).toBe('李强在岗。');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /签发/ }).disabled).toBe(false);
});

const before = { title: null, sections: {}, to: null, copyTo: null, no: '', onReview: '' };

test('a draft that says what was submitted, but for a blank line, gives way to it without a word and can be signed', async () => {
  kept = { ...before, conclusion: { text: '平稳。\n\n', base: '辖区总体平稳。' } };
  review = { ...waiting, textNo: 1 };
  const { user } = await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  expect(screen.queryByText(/不同之处/)).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^签发/ }).disabled).toBe(false);
  await user.type(screen.getByRole('textbox', { name: '结论' }), '又一句。');
  expect(textOf('结论')).toBe('平稳。又一句。');
  expect(screen.queryByText(/不同之处/)).toBeNull();
});

test('a draft that was begun before the first text was submitted is told of it in these words, units included', async () => {
  kept = { ...before, conclusion: null, to: ['市防汛办'] };
  review = { ...waiting, textNo: 1 };
  await openEditor('chief');
  const says = await screen.findByText(/王方 .*在您起草后送审（第1稿）/);
  const notice = says.closest<HTMLElement>('[role="alert"]');
  expect(notice?.querySelector('del')?.textContent).toBe('市防汛办');
  expect(notice?.querySelector('ins')?.textContent).toBe('市总值班室');
});

test('a report that is taken back stays in the hands of its writer as it was typed', async () => {
  review = { ...waiting, isMine: true };
  const { user } = await openEditor('officer');
  await screen.findByText(/王方 .*送审/);
  const { forget } = await import('../../renderer/asking.ts');
  await user.click(screen.getByRole('button', { name: '收 回' }));
  await waitFor(() => expect(bridge.of('product.takeBackReview')).toEqual([{ id: 'w1', version: 4 }]));
  forget(['product']);
  await waitFor(() => expect(screen.queryByText(/王方 .*送审/)).toBeNull());
  expect(textOf('结论')).toBe('平稳。');
  expect(screen.getByRole('button', { name: /^送审/ })).toBeDefined();
});

const untouched = { title: null, conclusion: null, sections: {}, to: null, copyTo: null, no: '' };

/** Another text of the report comes in while a window is open. */
async function submitAnew() {
  const { forget } = await import('../../renderer/asking.ts');
  review = { ...waiting, version: 5, textNo: 3, fields: { ...waiting.fields, conclusion: '第三稿。' } };
  forget(['product']);
  await screen.findByText('第3稿');
}

test('a kept draft that says nothing does not hide a text that was submitted since', async () => {
  kept = { ...untouched, onReview: 'w1 1' };
  await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  expect(textOf('结论')).toBe('平稳。');
  expect(screen.getByText('送审稿；未改的段落按最新记录。')).toBeDefined();
});

test('whoever composes anew over the text that waits sees the records, until another text is submitted', async () => {
  const { user } = await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  await user.click(screen.getByRole('button', { name: '重新汇集' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: '丢弃改动，重新汇集' }));
  await waitFor(() => expect(textOf('结论')).toBe('辖区总体平稳。'));
  await submitAnew();
  await waitFor(() => expect(textOf('结论')).toBe('第三稿。'));
});

test('what was read when the signing was opened is what is signed; over another text it is refused and the refusal is shown', async () => {
  const { user } = await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  await user.click(screen.getByRole('button', { name: /^签发/ }));
  const dialog = await screen.findByRole('dialog');
  await submitAnew();
  for (const box of dialog.querySelectorAll<HTMLElement>('input[type="password"]'))
    await user.type(box, 'a password');
  await user.click(within(dialog).getByRole('button', { name: /签\s?发/ }));
  await within(dialog).findByText(/送审稿有变化/);
  expect(bridge.of('product.issue')).toMatchObject([
    { fields: { conclusion: '平稳。' }, review: { id: 'w1', version: 4 } },
  ]);
});

test('a remark is for the text that was read; where another came in, or none waits any more, it stays and the refusal is shown', async () => {
  const { user, done } = await openEditor('chief');
  await screen.findByText(/王方 .*送审/);
  await user.click(screen.getByRole('button', { name: '退回修改' }));
  await user.type(await screen.findByLabelText(/修改意见/), '写全');
  await submitAnew();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/送审稿有变化/);
  expect(bridge.of('product.returnReview')).toEqual([{ id: 'w1', version: 4, remark: '写全' }]);
  review = null;
  const { forget } = await import('../../renderer/asking.ts');
  forget(['product']);
  await waitFor(() => expect(screen.queryByText('第3稿')).toBeNull());
  expect(screen.getByLabelText<HTMLTextAreaElement>(/修改意见/).value).toBe('写全');
  expect(done).toEqual([]);
});

test('what is typed while a report is taken back is kept, and nobody but its writer takes it back', async () => {
  review = { ...waiting, isMine: true };
  const { user } = await openEditor('officer');
  await screen.findByText(/王方 .*送审/);
  let release: () => void = () => undefined;
  takingBack = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await user.click(screen.getByRole('button', { name: '收 回' }));
  await user.type(screen.getByRole('textbox', { name: '结论' }), '又写了一句。');
  release();
  const { forget } = await import('../../renderer/asking.ts');
  await waitFor(() => expect(review).toBeNull());
  forget(['product']);
  await waitFor(() => expect(screen.queryByText(/王方 .*送审/)).toBeNull());
  expect(textOf('结论')).toBe('平稳。又写了一句。');
  cleanup();
  review = { ...waiting, returned: { name: '陈主班', at: '2026-11-22T08:10:00.000Z', remark: '写全' } };
  await openEditor('chief');
  await screen.findByText('写全');
  expect(screen.queryByRole('button', { name: '收 回' })).toBeNull();
});

test('another matter of the day is written beside those that wait, each with a text of its own, and is submitted too', async () => {
  review = null;
  const { user, done } = await openEditor('officer', 'info');
  expect(await screen.findByText(/同日另有送审稿/)).toBeDefined();
  expect(textOf('结论')).toBe('辖区总体平稳。');
  await user.type(screen.getByRole('textbox', { name: '结论' }), '另有一事。');
  review = waiting;
  await user.click(screen.getByRole('button', { name: /^送审稿：值班日报告$/ }));
  await screen.findByText(/王方 .*送审/);
  expect(textOf('结论')).toBe('平稳。');
  expect(bridge.of('product.review')).toEqual([{ id: 'w1' }]);
  await user.click(screen.getByRole('button', { name: '另写一件' }));
  await waitFor(() => expect(textOf('结论')).toBe('辖区总体平稳。另有一事。'));
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await waitFor(() => expect(done).toEqual(['closed']));
  expect(bridge.of('product.submitReview')).toMatchObject([
    { fields: { conclusion: '辖区总体平稳。另有一事。' }, before: null },
  ]);
});

test('what was typed over one of several that was taken back is found again from the new one', async () => {
  review = { ...waiting, isMine: true };
  const { user } = await openEditor('officer', 'info', 'w1');
  await screen.findByText(/王方 .*送审/);
  await user.type(screen.getByRole('textbox', { name: '结论' }), '水已退。');
  await user.click(screen.getByRole('button', { name: '收 回' }));
  await waitFor(() => expect(review).toBeNull());
  besides.info = [other];
  const { forget } = await import('../../renderer/asking.ts');
  forget(['product']);
  expect(await screen.findByText(/这件送审稿已收回或已签发/)).toBeDefined();
  cleanup();
  await openEditor('officer', 'info');
  await user.click(await screen.findByRole('button', { name: '未送出的稿：值班日报告' }));
  await waitFor(() => expect(textOf('结论')).toBe('平稳。水已退。'));
  expect(screen.getByText(/下面是您改过的稿/)).toBeDefined();
});

test('what was said of a report before is a short history over its text', async () => {
  const said = (textNo: number, text: string) => ({
    name: '陈主班',
    personId: 'p1',
    at: `2026-11-22T08:0${textNo}:00.000Z`,
    textNo,
    text,
  });
  review = { ...waiting, remarks: [said(1, '结论写全'), said(2, '补天气')] };
  await openEditor('chief');
  expect(await screen.findByText('先前的修改意见（2）')).toBeDefined();
  expect(screen.getByText('结论写全')).toBeDefined();
  expect(screen.getByText(/对第2稿/)).toBeDefined();
});

import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fixedPdf } from '#service/documents/fixed-pdf';
import { printFonts } from '#service/documents/fonts';
import { productDocx } from '#service/documents/product-docx';
import { productHtml } from '#service/documents/product-html';
import type { ProductPaper } from '#service/documents/product-paper';
import { productXlsx } from '#service/documents/product-xlsx';
import { keepAttachment } from '#service/store/attachments';
import { aProduct, keepProduct, someZeroFields } from '../helpers/a-product.ts';
import { moment } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import { xlsxRows } from '../helpers/read-cells.ts';
import { printByLibreOffice, readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';

const paperOf = (product = aProduct(), change: Partial<ProductPaper> = {}): ProductPaper => ({
  product,
  zone: 'Asia/Shanghai',
  withdrawnAt: null,
  template: null,
  ...change,
});

/** The pages of a product as LibreOffice, a program of other people, prints its Word document. */
async function printed(paper: ProductPaper): Promise<readonly string[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'duty-product-')), 'product.docx');
  writeFileSync(file, await productDocx(paper));
  return readPdf(printByLibreOffice(file)).split('\f').slice(0, -1).map(squeezed);
}

function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(squeezed(part), from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at;
  }
}

const signers = [
  '填报人：王方（2026-11-21 16:02本机签名）',
  '审核人：陈主班（2026-11-21 16:05本机签名）',
  '签发人：孙伯安（2026-11-21 16:07口头同意）',
  '联系电话：0533-7654321',
  `记录链头：第40条，校验值（SHA-256）：${'5f'.repeat(32)}`,
];

test('a daily report has its line, numbered sections, conclusion, signers with manner and time, and the head of the chain', async () => {
  const period = { id: 'period-1', name: '国庆假期', dayNo: 3 } as never;
  const pages = await printed(paperOf(aProduct({ fields: { period } })));
  expectInOrder(pages.join(''), [
    '云台县人民政府值班室值班日报告（2026年11月21日）',
    '云台县人民政府值班室 2026年11月21日 第312期 国庆假期第3日',
    '一、值班值守情况',
    '带班领导：孙伯安（副县长）',
    '三、突发事件',
    '（一）8时40分许，',
    '五、领导外出情况',
    '截至16时，云台县人民政府值班室值守正常，辖区总体平稳。',
    '报送：市政府总值班室',
    ...signers,
  ]);
});

test('a zero report is the same form and says in its title that it is one', async () => {
  const product = aProduct({ fields: someZeroFields(), reviewer: null });
  const pages = await printed(paperOf(product));
  expect(pages).toHaveLength(1);
  const [first = ''] = pages;
  expectInOrder(first, [
    '零报告（2026年11月21日）',
    '一、值班值守情况',
    '三、突发事件',
    '无',
    '无突发事件和重要情况',
  ]);
  expect(first).toMatch(/审核人：签发人：/u);
});

test('a digest has its red head, number, unit and date, and whom it is reported and passed to at its end', async () => {
  const product = aProduct({
    fields: { kind: 'digest', to: ['县委办公室', '县政府办公室'], copyTo: ['县应急管理局'] },
  });
  const pages = await printed(paperOf(product));
  expectInOrder(pages.join(''), [
    '值班要情',
    '2026年第312期',
    '云台县人民政府值班室2026年11月21日',
    '一天值班要情（2026年11月21日）',
    '一、',
    '报：县委办公室，县政府办公室',
    '送：县应急管理局',
    ...signers,
  ]);
});

test('a 值班信息 of one matter goes without numbers of sections', async () => {
  const sections = [
    { key: 'text', heading: '情况', text: '（一）基本情况。大风已过境。\n各乡镇未报告险情。' },
  ];
  const pages = await printed(paperOf(aProduct({ fields: { kind: 'info', sections, conclusion: '' } })));
  expect(pages.join('')).not.toContain('一、情况');
  expectInOrder(pages.join(''), ['值班信息', '（一）基本情况。', '各乡镇未报告险情。']);
});

test('a withdrawn product says so on every page of every form, and why', async () => {
  const text = '各乡镇街道汇报平安。\n'.repeat(60);
  const sections = [{ key: 'incidents', heading: '突发事件', text }];
  const product = aProduct({ fields: { sections }, state: 'withdrawn', reason: '伤员人数有误' });
  const paper = paperOf(product, { withdrawnAt: '2026-11-21 17:30' });
  const pages = await printed(paper);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.filter((page) => !page.includes('已撤回'))).toEqual([]);
  const why = '本件已于2026-11-21 17:30撤回，原因：伤员人数有误';
  expect(pages.at(-1)).toContain(squeezed(why));
  const html = productHtml(paper, { fonts: printFonts([]) });
  expect(html).toContain('<p class="mark">已撤回</p>');
  expect(html).toContain(why);
  const rows = (await xlsxRows(await productXlsx(paper))).flat();
  expect(rows.filter((cell) => cell === why)).toHaveLength(3);
});

test('a list of names stands behind the signatures and bears no number of a section', async () => {
  const sections = [
    { key: 'reporting', heading: '各单位报送情况', text: '未报2个单位；名单见“未报单位名单”。' },
    { key: 'roomNames', heading: '未报单位名单', text: '未报单位2个：\n区县（2个）：东城区、西城区' },
    { key: 'ownIncidents', heading: '本级接报情况', text: '未接报。' },
  ];
  const product = aProduct({ fields: { sections } });
  const pages = (await printed(paperOf(product))).join('');
  const parts = [
    '一、各单位报送情况',
    '二、本级接报情况',
    product.fields.conclusion,
    product.head.hash,
    '附：未报单位名单',
    '区县（2个）：东城区、西城区',
  ].map(squeezed);
  expectInOrder(pages, parts);
  expectInOrder(squeezed(productHtml(paperOf(product), { fonts: printFonts([]) })), parts.slice(-2));
});

test('the workbook has sections, figures and incidents; nothing that was typed is a formula', async () => {
  const sections = [{ key: 'incidents', heading: '=突发事件', text: '=1+1\n第二段' }];
  const rows = await xlsxRows(await productXlsx(paperOf(aProduct({ fields: { sections } }))));
  for (const row of [
    ['栏目', '内容'],
    ['=突发事件', '=1+1'],
    ['', '第二段'],
    ['结论', '截至16时，云台县人民政府值班室值守正常，辖区总体平稳。'],
    ['来电', '7'],
    ['突发事件', '1'],
    ['查岗问题', '0'],
  ])
    expect(rows).toContainEqual(row);
  expect(rows.find(([number]) => number === '2026-001')?.slice(1)).toEqual([
    '2026-11-21\n08:40',
    '309国道危化品运输车起火',
    '一般',
    '云台县309国道',
    '亡0失联—\n被困—伤2',
    '已办结',
    expect.stringContaining('明火已扑灭') as string,
  ]);
});

test('the same product gives the same bytes', async () => {
  for (const make of [productDocx, productXlsx])
    expect(Buffer.from(await make(paperOf())).equals(await make(paperOf()))).toBe(true);
});

test('a PDF says when the product was issued, and nothing else in it moves', () => {
  const at = (time: string) =>
    Buffer.from(
      `%PDF-1.4\n<</Title (值)\n/CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+00'00')>>\xff\x80`,
      'latin1',
    );
  const fixed = fixedPdf(at('20261121080909'), moment('2026-11-21T08:07Z'));
  expect(Buffer.from(fixed).equals(at('20261121080700'))).toBe(true);
});

test('an export writes every form, and the record says which product left', async () => {
  const room = openTestRoom();
  keepProduct(room, aProduct());
  const folder = join(room.folder, 'out');
  const job = room.call('auditor', 'product.export', {
    id: aProduct().id,
    formats: ['docx', 'xlsx'],
    folder,
  });
  const done = await room.room().jobs.finished(job.id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  expect(done.files.map(({ file }) => basename(file))).toEqual([
    'daily-2026-312-云台县人民政府值班室值班日报告2026年11月21日.docx',
    'daily-2026-312-云台县人民政府值班室值班日报告2026年11月21日.xlsx',
  ]);
  const { sqlite } = room.room().store;
  const json = sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 1').pluck().get();
  expect(JSON.parse(String(json))).toMatchObject({
    kind: 'export',
    body: { fromDay: '2026-11-21', untilDay: '2026-11-21', productOf: 'daily-2026-312' },
  });
});

test('an export of which one form cannot be made writes none', async () => {
  const room = openTestRoom();
  keepProduct(room, aProduct());
  const folder = join(room.folder, 'out');
  const { id } = aProduct();
  const job = room.call('officer', 'product.export', { id, formats: ['docx', 'pdf', 'xlsx'], folder });
  expect(await room.room().jobs.finished(job.id)).toMatchObject({
    state: 'failed',
    files: [],
    failure: { code: 'rule-broken', message: 'no-pdf' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('the page of a product that was withdrawn says when; one that nobody has is refused', () => {
  const room = openTestRoom();
  keepProduct(room, aProduct());
  keepProduct(room, aProduct({ state: 'withdrawn', reason: '日期有误' }), 'withdrawn');
  expect(room.call('auditor', 'product.html', { id: aProduct().id }).html).toContain('撤回，原因：日期有误');
  expect(room.refusal('auditor', 'product.html', { id: 'none' })).toMatchObject({
    code: 'not-found',
    message: 'product',
  });
});

/** Gives the room a Word file for its daily reports, as the screen of the set-up does. */
function useFile(room: TestRoom, name: string, bytes: Uint8Array): void {
  const { hash } = keepAttachment(room.room().store, bytes);
  const { setup, version } = room.call('chief', 'product.setup', {});
  const templates = setup.templates.map((one) =>
    one.kind === 'daily' ? { ...one, file: { hash, name } } : one,
  );
  room.call('chief', 'product.changeSetup', { setup: { ...setup, templates }, version });
}

const decoded = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

test('the Word file of a kind is edited, given back, read and filled; it is given out again as it is kept', async () => {
  const room = openTestRoom();
  keepProduct(room, aProduct());
  const given = await room.later('auditor', 'product.template', { kind: 'daily' });
  expect(given.name).toBe('日报告模板.docx');
  const files = unzipSync(decoded(given.base64));
  const page = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const bytes = zipSync({
    ...files,
    'word/document.xml': strToU8(page.replace('填报人：', '经办人：')),
  });
  const base64 = Buffer.from(bytes).toString('base64');
  const read = await room.later('chief', 'product.readTemplate', {
    kind: 'daily',
    name: '日报.docx',
    base64,
  });
  expect(read).toMatchObject({ problem: null, unknown: [] });
  expect(read.sections).toHaveLength(9);
  useFile(room, '日报.docx', bytes);
  expect(await room.later('officer', 'product.template', { kind: 'daily' })).toEqual({
    name: '日报.docx',
    base64,
  });
  const folder = join(room.folder, 'out');
  const { id } = aProduct();
  const job = room.call('officer', 'product.export', { id, formats: ['docx'], folder });
  const done = await room.room().jobs.finished(job.id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  const text = squeezed(readByLibreOffice(done.files[0]?.file ?? '', 'txt:Text (encoded):UTF8'));
  expectInOrder(text, ['一、值班值守情况', '三、突发事件', '五、领导外出情况', '经办人：王方', '记录链头']);
  expect(text).not.toContain('模板说明');
  // Nothing in the unit's own file says on every page that a report was withdrawn.
  keepProduct(room, aProduct({ state: 'withdrawn', reason: '日期有误' }), 'withdrawn');
  const again = room.call('officer', 'product.export', { id, formats: ['docx'], folder });
  const [own] = (await room.room().jobs.finished(again.id)).files;
  expect(squeezed(readByLibreOffice(own?.file ?? '', 'txt:Text (encoded):UTF8'))).toContain('填报人：王方');
});

test('an export whose Word file cannot be filled says which mark, and writes no form at all', async () => {
  const room = openTestRoom();
  keepProduct(room, aProduct());
  const files = unzipSync(decoded((await room.later('chief', 'product.template', { kind: 'daily' })).base64));
  const page = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace('{联系电话}', '{联系电话');
  useFile(room, '坏.docx', zipSync({ ...files, 'word/document.xml': strToU8(page) }));
  const folder = join(room.folder, 'out');
  const { id } = aProduct();
  const job = room.call('officer', 'product.export', { id, formats: ['xlsx', 'docx'], folder });
  expect(await room.room().jobs.finished(job.id)).toMatchObject({
    state: 'failed',
    failure: {
      code: 'rule-broken',
      message: 'product-template',
      details: ['坏.docx', expect.stringContaining('{联系电话') as string],
    },
  });
  expect(readdirSync(folder)).toEqual([]);
});

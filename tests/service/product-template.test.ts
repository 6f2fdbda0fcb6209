import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { applySections } from '#domain/product/apply-template-sections';
import type { DutyProduct } from '#domain/product/product';
import { fillProductTemplate, readProductTemplate } from '#service/documents/product-template';
import { baseTemplate } from '#service/documents/product-template-base';
import type { KnownSections } from '#service/documents/section-names';
import { presetProductSetup } from '#service/product/setup-now';
import { aProduct, someZeroFields } from '../helpers/a-product.ts';
import { moment, onDay } from '../helpers/builders.ts';
import { savedByLibreOffice } from '../helpers/read-documents.ts';

const preset = (kind: DutyProduct['fields']['kind']) => {
  const found = presetProductSetup().templates.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found;
};
const known = (kind: DutyProduct['fields']['kind'] = 'daily'): KnownSections => ({
  own: preset(kind).sections,
  preset: preset(kind).sections,
});
const made = { unitName: '云台县人民政府值班室', madeAt: moment('2026-11-21T08:00Z') };
const base = (kind: DutyProduct['fields']['kind'] = 'daily') => baseTemplate(preset(kind), known(kind), made);

/** A Word file after somebody changed its page as XML. */
function edited(bytes: Uint8Array, change: (xml: string) => string, part = 'word/document.xml'): Uint8Array {
  const files = unzipSync(bytes);
  files[part] = strToU8(change(strFromU8(files[part] ?? new Uint8Array())));
  return zipSync(files);
}

/** The paragraphs of a Word file as text. */
const linesOf = (bytes: Uint8Array): readonly string[] =>
  (strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).match(/<w:p[ >].*?<\/w:p>/gsu) ?? [])
    .map((paragraph) => paragraph.replaceAll(/<w:br\/>/gu, '\n').replaceAll(/<[^>]*>/gu, ''))
    .filter((line) => line !== '');

const filled = (bytes: Uint8Array | null, product = aProduct(), of = known(product.fields.kind)) =>
  fillProductTemplate(
    { name: '我的日报.docx', bytes, known: of },
    { product, zone: 'Asia/Shanghai', withdrawnAt: null, template: null },
  );

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? (error as { failure?: unknown }).failure : error),
  );

/** The paragraph of a text, whole. */
const paragraphWith = (xml: string, text: string): string => {
  const found = (xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu) ?? []).find((one) => one.includes(text));
  if (found === undefined) throw new Error(text);
  return found;
};

test.each(['daily', 'weekly', 'monthly', 'digest', 'info', 'consolidated'] as const)(
  'the file of a kind (%s) has all its sections under their headings, and is filled without a gap that is left',
  async (kind) => {
    const bytes = await base(kind);
    const { sections, unknown, problem, detail } = await readProductTemplate(bytes, known(kind));
    expect({ unknown, problem, detail }).toEqual({ unknown: [], problem: null, detail: '' });
    const wanted = preset(kind).sections;
    expect(sections).toEqual(
      wanted.map(({ key, heading }) => ({ key, heading: kind === 'info' ? '' : heading })),
    );
    const product = aProduct({
      fields: {
        kind,
        sections: wanted.map(({ key, heading }) => ({ key, heading, text: `${key}甲\n${key}乙` })),
      },
    });
    const lines = linesOf(await filled(bytes, product));
    expect(lines.filter((line) => /[{}]/u.test(line) || line.includes('模板说明'))).toEqual([]);
    for (const { key } of wanted) expect(lines).toEqual(expect.arrayContaining([`${key}甲`, `${key}乙`]));
    expect(lines).toContain(product.fields.title);
    expect(lines.at(-1)).toContain('记录链头：第40条');
    expect(Buffer.from(await base(kind)).equals(bytes)).toBe(true);
  },
);

test('a heading, the order and a section that somebody changes in Word are what the set-up and the next report follow', async () => {
  const file = edited(await base(), (xml) => {
    const move = [paragraphWith(xml, '七、领导外出'), paragraphWith(xml, '领导外出 away')].join('');
    const drop = [paragraphWith(xml, '六、值班查岗'), paragraphWith(xml, '值班查岗 checks')].join('');
    expect(xml).toContain(move);
    const without = xml.replace(move, '').replace(drop, '');
    const first = paragraphWith(without, '一、值班值守情况');
    return without
      .replace(first, `${move.replace('七、', '一、')}${first.replace('一、', '二、')}`)
      .replace('三、突发事件', '四、突发事件和险情')
      .replace(
        paragraphWith(without, '信访舆情 opinion'),
        `<w:p><w:r><w:t>以下由信访局提供：</w:t></w:r></w:p>${paragraphWith(without, '信访舆情 opinion')}`,
      );
  });
  const { sections, problem } = await readProductTemplate(file, known());
  expect(problem).toBeNull();
  const setUp = applySections(preset('daily'), sections, preset('daily'));
  expect(setUp.sections.map(({ key, heading }) => [key, heading])).toEqual([
    ['away', '领导外出'],
    ['onDuty', '值班值守情况'],
    ['warnings', '天气与预警'],
    ['incidents', '突发事件和险情'],
    ['fields', '分领域和日常工作情况'],
    ['opinion', '信访舆情'],
    ['orders', '领导批示及落实'],
    ['matters', '未办结和需协调事项'],
  ]);
  const product = aProduct({
    fields: {
      sections: setUp.sections.map(({ key, heading }) => ({ key, heading, text: `${key}一\n${key}二` })),
    },
  });
  const lines = linesOf(await filled(file, product, { ...known(), own: setUp.sections }));
  expect(
    lines.filter((line) => !/^(?:报送|填报人|审核人|签发人|联系电话|记录链头)/u.test(line)).slice(2),
  ).toEqual([
    '一、领导外出',
    'away一',
    'away二',
    '二、值班值守情况',
    'onDuty一',
    'onDuty二',
    '三、天气与预警',
    'warnings一',
    'warnings二',
    '四、突发事件和险情',
    'incidents一',
    'incidents二',
    '五、分领域和日常工作情况',
    'fields一',
    'fields二',
    '六、信访舆情',
    '以下由信访局提供：',
    'opinion一',
    'opinion二',
    '七、领导批示及落实',
    'orders一',
    'orders二',
    '八、未办结和需协调事项',
    'matters一',
    'matters二',
    product.fields.conclusion,
  ]);
  expect(strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())).toContain(
    '{节 突发事件 incidents}',
  );
});

test('a section that the product has not goes with its heading, and the numbers go on; one without a place comes last', async () => {
  const zero = someZeroFields();
  const extra = { key: 'own1', heading: '森林防火', text: '全县无火情' };
  const lines = linesOf(
    await filled(
      await base(),
      aProduct({ fields: { ...zero, sections: [...zero.sections, extra] }, reviewer: null }),
    ),
  );
  expect(lines.filter((line) => /^[一二三四五六七八九十]、/u.test(line))).toEqual([
    '一、值班值守情况',
    '二、天气与预警',
    '三、突发事件',
    '四、信访舆情',
    '五、森林防火',
  ]);
  expect(lines[lines.indexOf('五、森林防火') + 1]).toBe('全县无火情');
  // Nobody looked it through, and nobody gets a copy.
  expect(lines.some((line) => line.startsWith('审核人') || line.startsWith('抄送'))).toBe(false);
});

test('a section is named by its key, its heading, its shipped heading or its source, in the braces of either keyboard', async () => {
  const own = preset('daily').sections.map((rule) =>
    rule.key === 'incidents' ? { ...rule, heading: '突发情况' } : rule,
  );
  for (const typed of ['{节 incidents}', '｛节：突发情况｝', '{节突发事件}', '{ 节　incidents }']) {
    const file = edited(await base(), (xml) => xml.replace('{节 突发事件 incidents}', typed));
    const { sections, problem } = await readProductTemplate(file, { ...known(), own });
    expect([typed, problem]).toEqual([typed, null]);
    expect(sections).toContainEqual({ key: 'incidents', heading: '突发事件' });
  }
});

test('a mark that Word divided into runs is filled in the look of where it begins, paragraph by paragraph', async () => {
  const look = '<w:rPr><w:color w:val="00B050"/></w:rPr>';
  const file = edited(await base(), (xml) =>
    xml.replace(
      paragraphWith(xml, '突发事件 incidents'),
      `<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r>${look}<w:t>（{节 突</w:t></w:r><w:r><w:t>发事件}）</w:t></w:r></w:p>`,
    ),
  );
  const bytes = await filled(
    file,
    aProduct({ fields: { sections: [{ key: 'incidents', heading: '突发事件', text: '甲&<乙\n丙\n丁' }] } }),
  );
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraphs = (xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu) ?? []).filter((one) =>
    one.includes('00B050'),
  );
  expect(paragraphs.map((one) => one.replaceAll(/<[^>]*>/gu, ''))).toEqual(['（甲&amp;&lt;乙', '丙', '丁）']);
  expect(paragraphs.every((one) => one.includes('<w:jc w:val="right"/>'))).toBe(true);
});

test('in a table the cell before is the heading, and a section that is missing leaves a dash', async () => {
  const cell = (text: string) => `<w:tc><w:tcPr/><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const row = (left: string, right: string) => `<w:tr>${cell(left)}${cell(right)}</w:tr>`;
  const table = `<w:tbl><w:tblPr/><w:tblGrid/>${row('突发情况：', '{节 突发事件 incidents}')}${row('外出', '{节 away}')}</w:tbl>`;
  const file = edited(await base(), (xml) =>
    xml.replace(/<w:body>.*<w:sectPr/su, `<w:body>${table}<w:p/><w:sectPr`),
  );
  const { sections } = await readProductTemplate(file, known());
  expect(sections).toEqual([
    { key: 'incidents', heading: '突发情况' },
    { key: 'away', heading: '外出' },
  ]);
  const section = { key: 'incidents', heading: '突发情况', text: '甲\n乙' };
  const more = { key: 'opinion', heading: '信访舆情', text: '无' };
  const product = aProduct({ fields: { sections: [section, more] } });
  expect(linesOf(await filled(file, product))).toEqual([
    '突发情况：',
    '甲',
    '乙',
    '外出',
    '—',
    '一、信访舆情',
    '无',
  ]);
});

test.each([
  ['不认识的填空', (xml: string) => xml.replace('{联系电话}', '{电话号}'), 'unknown-gaps', '{电话号}'],
  [
    '不认识的栏目',
    (xml: string) => xml.replace('{节 突发事件 incidents}', '{节 突发事故}'),
    'unknown-gaps',
    '{节 突发事故}',
  ],
  [
    '没有合上',
    (xml: string) => xml.replace('{节 突发事件 incidents}', '{节 突发事件 incidents'),
    'broken',
    '{节 突发事件 incidents',
  ],
  [
    '重复的记号',
    (xml: string) => xml.replace('{节 突发事件 incidents}', '{#节 突发事件}'),
    'broken',
    '{#节 突发事件}',
  ],
  ['一个栏目也没有', (xml: string) => xml.replaceAll(/\{节 [^}]*\}/gu, ''), 'no-sections', ''],
  ['不成形的页', (xml: string) => xml.replace('</w:body>', ''), 'broken', 'word/document.xml'],
] as const)(
  'a broken template (%s) is explained, and filling it is refused by the mark',
  async (_what, change, problem, detail) => {
    const file = edited(await base(), change);
    expect(await readProductTemplate(file, known())).toMatchObject({ problem, detail });
    if (problem === 'no-sections') return;
    expect(await refusal(filled(file))).toMatchObject({
      code: 'rule-broken',
      message: 'product-template',
      details: ['我的日报.docx', detail],
    });
  },
);

test('what is no Word file, has macros or fetches something from elsewhere is no template', async () => {
  expect(await readProductTemplate(strToU8('日报'), known())).toMatchObject({ problem: 'not-readable' });
  expect(await readProductTemplate(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), known())).toMatchObject({
    problem: 'not-readable',
  });
  const macro = zipSync({ ...unzipSync(await base()), 'word/vbaProject.bin': strToU8('x') });
  expect(await readProductTemplate(macro, known())).toMatchObject({
    problem: 'broken',
    detail: 'word/vbaProject.bin',
  });
  const far =
    '<Relationship Id="r9" Type="http://x/image" Target="http://192.0.2.1/a.png" TargetMode="External"/></Relationships>';
  const outside = edited(
    await base(),
    (xml) => xml.replace('</Relationships>', far),
    'word/_rels/document.xml.rels',
  );
  expect(await readProductTemplate(outside, known())).toMatchObject({
    problem: 'broken',
    detail: 'word/_rels/document.xml.rels',
  });
  expect(await refusal(filled(null))).toMatchObject({
    message: 'product-template',
    details: ['我的日报.docx'],
  });
});

test('what a product says is never a mark, a place or markup', async () => {
  const text = '{标题}\n{节 away}\n</w:t></w:p>\n\u{FDD0}0\u{FDD1}二';
  const sections = [{ key: 'incidents', heading: '突发事件', text }];
  const title = '{说明}\u{FDD4}日报';
  const period = { id: 'p' as never, name: '\u{FDD4}国庆', dayNo: 1 };
  const lines = linesOf(
    await filled(
      await base(),
      aProduct({ fields: { sections, title, period, fromDay: onDay('2026-11-21') } }),
    ),
  );
  expect(lines).toEqual(
    expect.arrayContaining(['{说明}日报', '{标题}', '{节 away}', '&lt;/w:t&gt;&lt;/w:p&gt;', '二']),
  );
  expect(lines.at(-1)).toContain('记录链头');
});

test('a file that a word processor has saved again is read and filled as the one that was given out', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'duty-template-')), 'given.docx');
  writeFileSync(file, await base());
  const saved = savedByLibreOffice(file);
  const read = await readProductTemplate(saved, known());
  expect(read).toEqual(await readProductTemplate(await base(), known()));
  const lines = linesOf(await filled(saved));
  expect(lines).toEqual(linesOf(await filled(await base())));
  expect(lines).toContain('三、突发事件');
});

test('a file with far too many marks, or far too long for what a product says, is refused', async () => {
  const many = edited(await base(), (xml) => xml.replace('{标题}', '{标题}'.repeat(700)));
  expect(await readProductTemplate(many, known())).toMatchObject({
    problem: 'broken',
    detail: 'word/document.xml',
  });
  const long = edited(await base(), (xml) => xml.replace('{标题}', `{标题}${'长'.repeat(1_000_000)}`));
  expect((await readProductTemplate(long, known())).problem).toBeNull();
  const sections = [{ key: 'incidents', heading: '突发事件', text: '一行\n'.repeat(200) }];
  expect(await refusal(filled(long, aProduct({ fields: { sections } })))).toMatchObject({
    details: ['我的日报.docx', 'word/document.xml'],
  });
});

test('a section at the head of the page has no place there', async () => {
  const parts = unzipSync(await base());
  const name = Object.keys(parts).find((one) => /^word\/footer\d*\.xml$/u.test(one)) ?? '';
  const file = edited(await base(), (xml) => xml.replace('— ', '{节 incidents}'), name);
  expect(await readProductTemplate(file, known())).toMatchObject({
    problem: 'broken',
    detail: '{节 incidents}',
  });
});

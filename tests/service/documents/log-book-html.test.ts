import { expect, test } from 'vitest';
import { fontRoles, type PrintFont, printFonts } from '#service/documents/fonts';
import { handoverHtml } from '#service/documents/handover-html';
import { logBookHtml } from '#service/documents/log-book-html';
import { aBook, fullBook } from '../../helpers/sample-book.ts';
import { aSheet } from '../../helpers/sample-sheet.ts';

const allFonts = printFonts(['方正小标宋简体', 'FangSong_GB2312', '楷体_GB2312', 'SimHei', '宋体']);
const frame = { unitName: '淄博市人民政府办公室', zone: 'Asia/Shanghai' };
const bodyOf = (html: string): string => html.slice(html.indexOf('<body>'));

test('the page holds no markup but its own', () => {
  const body = bodyOf(logBookHtml(fullBook(), { fonts: allFonts }));
  const tags = new Set([...body.matchAll(/<\/?([a-z0-9]+)/gi)].map((hit) => hit[1] ?? ''));
  expect([...tags].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'b',
    'body',
    'col',
    'colgroup',
    'div',
    'h1',
    'h2',
    'html',
    'p',
    's',
    'section',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
  ]);
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  for (const hit of body.matchAll(/<[a-z0-9]+ ([^>]*)>/gi))
    expect(hit[1]).toMatch(/^(class="[a-z -]*"|style="width:[\d.]+%"|scope="col")$/);
});

test('a unit with markup in its name stays text in the title too', () => {
  const html = logBookHtml(aBook(undefined, { unitName: '</title><script>alert(1)</script>' }), {
    fonts: allFonts,
  });
  expect(html).not.toContain('<script');
  expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;');
});

test('nothing is loaded, nothing runs, heads repeat and margins are left to the printer', () => {
  const html = logBookHtml(fullBook(), { fonts: allFonts });
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).not.toMatch(/<script|<link|<img|@import|url\(/);
  expect(html).toContain('@page{size:A4}');
  expect(html).toContain('thead{display:table-header-group}');
  expect(html.match(/<section>/g)?.length).toBe(4);
});

test('the earlier text of a correction and a voided entry are struck through', () => {
  const body = bodyOf(logBookHtml(aBook(), { fonts: allFonts }));
  expect([...body.matchAll(/<s>(.*?)<\/s>/g)].map((hit) => hit[1])).toEqual([
    '油罐车侧翻起火，有人员受伤。',
    '3人受伤',
    '油罐车侧翻起火，2人受伤。',
    '重复登记：同2026-000002。',
  ]);
});

test('a page with its own fonts says nothing of fonts, one with others says which', () => {
  expect(logBookHtml(aBook(), { fonts: allFonts })).not.toContain('字体说明');
  const html = handoverHtml(aSheet(), {
    ...frame,
    fonts: printFonts(['Noto Serif CJK SC', 'SimHei', 'SimSun']),
  });
  expect(html).toContain(
    '未安装方正小标宋简体（以Noto Serif CJK SC代替）、仿宋_GB2312（以Noto Serif CJK SC代替）、楷体_GB2312（以Noto Serif CJK SC代替），',
  );
  expect(html).toContain('font-family:"黑体"'.replace('黑体', 'SimHei'));
});

test('a font name cannot end the style sheet', () => {
  const evil: readonly PrintFont[] = fontRoles.map((role) => ({
    role,
    wanted: '宋体',
    used: '"}</style><script>',
    isFallback: false,
  }));
  expect(logBookHtml(aBook(), { fonts: evil })).not.toContain('<script');
});

test('the sheet as a page says what the sheet as a document says', () => {
  const html = handoverHtml(aSheet(), { ...frame, fonts: allFonts });
  for (const text of ['迟到5分钟', '接班人员途中遇交通管制', '欧阳静怡', aSheet().head.hash, '√', '□'])
    expect(html).toContain(text);
  expect(handoverHtml(aSheet(), { ...frame, fonts: allFonts })).toBe(html);
});

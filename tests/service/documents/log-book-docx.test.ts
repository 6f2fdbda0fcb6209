import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { handoverDocx } from '#service/documents/handover-docx';
import { logBookDocx } from '#service/documents/log-book-docx';
import { aBook, bookShift, fullBook } from '../../helpers/sample-book.ts';
import { anEntry, booked, hostileTexts, sampleDay } from '../../helpers/sample-entries.ts';
import { aSheet } from '../../helpers/sample-sheet.ts';

const sheetFrame = { unitName: '淄博市人民政府办公室', zone: 'Asia/Shanghai' };

const xmlOf = (bytes: Uint8Array, path = 'word/document.xml'): string =>
  strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());

/** The texts of a document by paragraph, read by nothing that wrote them. */
function paragraphsOf(xml: string): readonly string[] {
  const decoded = (text: string): string =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  return (xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []).map((paragraph) =>
    decoded([...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map((hit) => hit[1] ?? '').join('')),
  );
}

const struckTexts = (xml: string): readonly string[] =>
  (xml.match(/<w:r>.*?<\/w:r>/gs) ?? [])
    .filter((run) => /<w:strike\/>|<w:strike w:val="(true|1)"\/>/.test(run))
    .map((run) => /<w:t[^>]*>(.*?)<\/w:t>/s.exec(run)?.[1] ?? '');

test('the same book gives the same bytes, in whatever zone the computer is', async () => {
  const zone = process.env['TZ'];
  const first = await logBookDocx(fullBook());
  process.env['TZ'] = 'Pacific/Apia';
  try {
    expect(Buffer.compare(await logBookDocx(fullBook()), first)).toBe(0);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('the document carries the time of the newest record and no other', async () => {
  const core = xmlOf(await logBookDocx(aBook()), 'docProps/core.xml');
  expect(core.match(/\d{4}-\d{2}-\d{2}T[^<]*/g)).toEqual(['2026-11-23T00:41:09Z', '2026-11-23T00:41:09Z']);
});

test('title, day, shift, people, signatures and the head of the chain are on paper', async () => {
  const texts = paragraphsOf(xmlOf(await logBookDocx(aBook())));
  expect(texts).toContain('淄博市人民政府办公室值班日志');
  expect(texts).toContain('2026年11月22日 星期日');
  expect(texts).toContain('一、白班');
  expect(texts).toContain('二、夜班');
  expect(texts).toContain('无记录。');
  expect(texts.join('\n')).toContain(
    '主班：张晓明　副班：李思远（11-22 10:10到岗；11-22 16:00离岗）　带班领导：周立新',
  );
  expect(texts).toContain('2026-11-22 18:04');
  expect(texts).toContain('尚未交班');
  expect(texts).toContain(aBook().head.hash);
  expect(texts.join('\n')).toContain('截至2026年11月23日08:41，记录链共128条记录');
});

test('what was corrected or voided is struck through, with who, when and why', async () => {
  const xml = xmlOf(await logBookDocx(aBook()));
  const texts = paragraphsOf(xml).join('\n');
  expect(struckTexts(xml)).toEqual([
    '油罐车侧翻起火，有人员受伤。',
    '3人受伤',
    '油罐车侧翻起火，2人受伤。',
    '重复登记：同2026-000002。',
  ]);
  expect(texts).toContain('【更正】【补记】【重要事项】【特急】');
  expect(texts).toContain('〔更正〕2026-11-23 03:05 张晓明（第326班）；原因：核实后更正伤亡人数');
  expect(texts).toContain('〔作废〕2026-11-23 03:05 李思远（第327班）；原因：与2026-000002重复');
  expect(texts).toContain('〔状态〕2026-11-23 03:05 李思远（第327班）；状态改为在办；说明：已派员赴现场');
});

test('every hostile text and every one of 20,000 characters is readable again', async () => {
  const texts = paragraphsOf(xmlOf(await logBookDocx(fullBook())));
  const whole = texts.join('\n');
  for (const text of hostileTexts)
    expect(whole).toContain(text.replaceAll('\t', ' ').replaceAll('\r\n', '\n'));
  expect(texts).toContain('长篇记录内容，核对每一个字都在。'.repeat(1250).slice(0, 20_000));
});

test('characters that no XML may hold or that turn the text round become visible marks', async () => {
  const entry = anEntry(1, { recorderName: 'a\u0000b\uD800c\u202Ed' });
  const xml = xmlOf(await logBookDocx(aBook([{ day: sampleDay, shifts: [bookShift([booked(entry)])] }])));
  expect(paragraphsOf(xml)).toContain('a\uFFFDb\uFFFDc\uFFFDd');
});

test('the page is A4 with the margins of GB/T 9704, heads repeat, and every run names its fonts', async () => {
  const bytes = await logBookDocx(aBook());
  const xml = xmlOf(bytes);
  expect(xml).toContain('w:w="11906" w:h="16838"');
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml.match(/<w:r>/g)?.length).toBe(
    xml.match(/<w:rFonts w:ascii="([^"]+)" w:cs="\1" w:eastAsia="\1" w:hAnsi="\1"/g)?.length,
  );
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体'])
    expect(xml).toContain(`w:eastAsia="${font}"`);
  const footers = Object.keys(unzipSync(bytes))
    .filter((name) => /footer\d+\.xml$/.test(name))
    .map((name) => xmlOf(bytes, name));
  expect(footers.length).toBe(2);
  for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
});

test('the work tells how far it is and stops where it is told to', async () => {
  const seen: string[] = [];
  const cancelled = logBookDocx(fullBook(), (done, total) => {
    seen.push(`${done}/${total}`);
    if (done === 2) throw new Error('cancelled');
  });
  await expect(cancelled).rejects.toThrow('cancelled');
  expect(seen).toEqual(['1/4', '2/4']);
});

test('a handover sheet shows what both sides said, every list, all signatures and the head of the chain', async () => {
  const bytes = await handoverDocx(aSheet(), sheetFrame);
  const texts = paragraphsOf(xmlOf(bytes));
  for (const text of [
    '淄博市人民政府办公室值班交接班单',
    '2026-11-22 18:04（迟到5分钟）',
    '编号2026-000001至2026-000010，本班共登记9件。另作废1件。',
    '共4件，交接双方逐件确认，其中未确认并说明原因1件。',
    '未确认原因：材料待查',
    '请应急局十一点前报情况。（见上）',
    '至2026-11-23 08:00',
    '2026-11-22 17:00（已到时）',
    '至2026-11-24 18:00',
    '电池老化，已报修',
    '保密柜二层',
    '欧阳静怡',
    '何秋实',
    '审签意见：已阅，请跟踪停电处置。',
    '2026-11-22 18:04:52',
    aSheet().head.hash,
    '备用手机在左侧抽屉。',
    '补充伤员人数',
  ])
    expect(texts).toContain(text);
  expect(texts.filter((text) => text === '√').length).toBe(7);
  expect(texts.filter((text) => text === '□').length).toBe(1);
  const whole = texts.join('\n');
  expect(whole).toContain('……（全文见2026-000008）');
  expect(whole).toMatch(/由张晓明继续主导处置，至解除为止。/u);
  expect(whole).toContain(aSheet().signatures[0]?.over);
  expect(Buffer.compare(await handoverDocx(aSheet(), sheetFrame), bytes)).toBe(0);
});

test('a sheet that nobody signed yet says so and claims no time', async () => {
  const { facts } = aSheet();
  const nothing = {
    ...facts,
    matters: [],
    important: [],
    openMatters: [],
    orders: [],
    warnings: [],
    deadlines: [],
    leadersAway: [],
    majorIncidents: [],
  };
  const texts = paragraphsOf(
    xmlOf(
      await handoverDocx(
        aSheet({
          facts: nothing,
          signedAt: null,
          signatures: [],
          relief: null,
          handed: null,
          leads: [],
          review: null,
          laterChanges: [],
        }),
        sheetFrame,
      ),
    ),
  );
  expect(texts[0]).toBe('淄博市人民政府办公室值班交接班单（草稿，未签字）');
  expect(texts.filter((text) => text === '未签字').length).toBe(5);
  expect(texts.filter((text) => text === '无。').length).toBe(9);
  expect(texts.join('\n')).not.toContain('截至');
});

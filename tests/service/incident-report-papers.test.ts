import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { IncidentReport } from '#domain/incident/incident-report';
import { printFonts } from '#service/documents/fonts';
import { unitIndent } from '#service/documents/official-block';
import { reportDocx } from '#service/documents/report-docx';
import { reportHtml } from '#service/documents/report-html';
import type { ReportPaper } from '#service/documents/report-paper';
import { aStation } from '../helpers/builders.ts';
import { aFact, openIncident } from '../helpers/incident-room.ts';
import { nameOf, openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import { printByLibreOffice, readByLibreOffice, readPdf, squeezed } from '../helpers/read-documents.ts';
import { type IssuedReport, issueReport, meantReport } from '../helpers/report-room.ts';

const body = [
  '一、基本情况',
  '11月21日8时40分许，张店区309国道发生危化品运输车起火。',
  '（一）现场情况。车辆仍在燃烧。',
  '死亡2人。',
  '二、下一步工作',
  '继续扑救<罐体>。',
].join('\n');

async function exported(room: TestRoom, { id }: IssuedReport): Promise<string> {
  const job = room.call('auditor', 'report.export', {
    id,
    formats: ['docx'],
    folder: join(room.folder, 'out'),
  });
  const done = await room.room().jobs.finished(job.id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  return done.files[0]?.file ?? '';
}

const newest = (room: TestRoom): unknown =>
  JSON.parse(
    room
      .room()
      .store.sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 1')
      .pluck()
      .get() as string,
  );

const paperOf = (report: IncidentReport, change: Partial<ReportPaper> = {}): ReportPaper => ({
  report,
  zone: 'Asia/Shanghai',
  withdrawnAt: null,
  ...change,
});

const xmlOf = async (paper: ReportPaper): Promise<string> =>
  strFromU8(unzipSync(await reportDocx(paper))['word/document.xml'] ?? new Uint8Array());

test('a report leaves as an official document, LibreOffice reads all of it, and the record says so', async () => {
  const room = openTestRoom();
  const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 2)] });
  const report = issueReport(room, full, 'initial', { fields: { body } });
  const file = await exported(room, report);
  expect(basename(file)).toBe('2026-001-1-张店区309国道危化品运输车起火首报.docx');
  expect(newest(room)).toMatchObject({
    kind: 'export',
    body: { fromDay: '2026-11-21', untilDay: '2026-11-21', reportOf: '2026-001/1', formats: ['docx'] },
  });
  const text = squeezed(readByLibreOffice(file, 'txt:Text (encoded):UTF8'));
  let from = 0;
  for (const part of [
    '张店区309国道危化品运输车起火首报',
    '市政府总值班室：',
    '一、基本情况',
    '11月21日8时40分许，张店区309国道发生危化品运输车起火。',
    '（一）现场情况。车辆仍在燃烧。',
    '继续扑救<罐体>。',
    aStation().unitName,
    '2026年11月21日',
    `编辑：${nameOf('officer')}`,
    `签发：${nameOf('leader')}`,
  ]) {
    const at = text.indexOf(squeezed(part), from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at;
  }
});

test('a bulletin has its red head, number, unit and date above a red rule, and whom it goes to at its end', async () => {
  const room = openTestRoom();
  const report = issueReport(room, null, 'bulletin', {
    no: 12,
    fields: { title: '关于大风降温的情况', body, to: ['市委办', '市政府办'], copyTo: ['市应急局'] },
    issuer: { manner: 'spoken', name: '李秘书长', at: room.now() },
  });
  const xml = await xmlOf(paperOf(report));
  const texts = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) =>
    [...one.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>/g)]
      .map(([run]) => run.replaceAll(/<[^>]+>/g, ''))
      .join(''),
  );
  const lines = texts.filter((line) => line !== '');
  expect(lines.slice(0, 4)).toEqual([
    '值班快报',
    '2026年第12期',
    `${aStation().unitName}2026年11月21日`,
    '关于大风降温的情况',
  ]);
  expect(lines.slice(-3)).toEqual([
    '报：市委办，市政府办',
    '抄送：市应急局',
    `编辑：${nameOf('officer')}　审核：　　　　签发：李秘书长（口头同意）`,
  ]);
  expect(xml).toContain('w:color w:val="FF0000"');
  expect(xml).toMatch(/<w:pBdr><w:bottom [^>]*w:color="FF0000"/);
});

test('type is that of GB/T 9704: page, sizes, fonts, lines and page numbers', async () => {
  const room = openTestRoom();
  const report = issueReport(room, openIncident(room), 'initial', { fields: { body } });
  const paper = paperOf(report);
  const files = unzipSync(await reportDocx(paper));
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  // 37 mm above, 28 mm at the binding edge, 26 mm and 35 mm leave 156 by 225 mm of A4.
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  const runOf = (text: string): string =>
    [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run).find((run) => run.includes(text)) ?? '';
  expect(runOf('首报')).toMatch(/方正小标宋简体.*w:sz w:val="44"/s);
  expect(runOf('一、基本情况')).toMatch(/黑体.*w:sz w:val="32"/s);
  expect(runOf('（一）现场情况。')).toMatch(/楷体_GB2312.*w:sz w:val="32"/s);
  expect(runOf('车辆仍在燃烧。')).toMatch(/仿宋_GB2312.*w:sz w:val="32"/s);
  expect(runOf('编辑：')).toMatch(/仿宋_GB2312.*w:sz w:val="28"/s);
  expect(xml).toContain('w:line="560" w:lineRule="exact"');
  const footer = Object.keys(files).find((name) => /word\/footer\d\.xml$/.test(name));
  const pageNumber = strFromU8(files[footer ?? ''] ?? new Uint8Array());
  expect(pageNumber).toMatch(/— .*PAGE.* —/s);
  expect(await reportDocx(paper)).toEqual(await reportDocx(paper));
});

test('the page for printing says which fonts are missing, and nothing in it is markup', () => {
  const room = openTestRoom();
  const report = issueReport(room, openIncident(room), 'initial', { fields: { body, title: '<b>起火' } });
  const html = reportHtml(paperOf(report), { fonts: printFonts([]) });
  expect(html).toContain('方正小标宋简体');
  expect(html).toContain('&lt;罐体&gt;');
  expect(html).not.toContain('<b>起火');
  const own = ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体'];
  expect(reportHtml(paperOf(report), { fonts: printFonts(own) })).not.toContain('替代');
});

test('a withdrawn report says so on its paper, and who looks at it is recorded', async () => {
  const room = openTestRoom();
  const report = issueReport(room, openIncident(room), 'initial', { fields: { body } });
  room.call('officer', 'report.withdraw', { ...meantReport(report), reason: '数字有误' });
  const { html } = room.call('auditor', 'report.html', { id: report.id });
  expect(html).toContain('已撤回');
  expect(html).toContain('原因：数字有误');
  expect(newest(room)).toMatchObject({ kind: 'read', body: { what: 'report', name: report.fields.title } });
  const text = squeezed(readByLibreOffice(await exported(room, report), 'txt:Text (encoded):UTF8'));
  expect(text).toContain('原因：数字有误');
});

/** The text of every page that LibreOffice makes of a report, read by poppler. */
async function pagesOf(paper: ReportPaper): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duty-pages-'));
  const file = join(folder, 'report.docx');
  writeFileSync(file, await reportDocx(paper));
  const text = readPdf(printByLibreOffice(file));
  return text.split('\f').slice(0, -1).map(squeezed);
}

test('a bulletin stands under its red head on the same page, and its last lines stay with one another', async () => {
  const room = openTestRoom();
  const title = '关于北城区持续大风降温天气应对处置以及供电线路抢修恢复有关情况的报告';
  const report = issueReport(room, null, 'bulletin', { fields: { title, body, to: ['市委办'], copyTo: [] } });
  const [only, ...others] = await pagesOf(paperOf(report));
  expect(others).toEqual([]);
  expect(only).toMatch(/^值班快报.*关于北城区.*有关情况的报告一、基本情况/s);
  // The upper rule goes to the next page with the lines under it.
  expect(await xmlOf(paperOf(report))).toMatch(/<w:keepNext\/><w:pBdr><w:bottom [^>]*w:color="000000"/);
});

test('a unit without a seal leaves two signs on its right, and the date begins two signs further on', () => {
  const day = '2026年11月21日';
  // A line holds 27.6 signs; the date takes 8.25 of them as word processors set it, and is the longer one of the second.
  expect(unitIndent('张店区人民政府值班室', day)).toBeCloseTo(27.625 - 12);
  expect(unitIndent('市政府办', day)).toBeCloseTo(27.625 - 4 - 8.25);
  expect(unitIndent('某'.repeat(40), day)).toBe(0);
});

test('only whole folders are written into', () => {
  const room = openTestRoom();
  const { id } = issueReport(room, null, 'special');
  expect(room.refusal('officer', 'report.export', { id, formats: ['docx'], folder: 'out' }).code).toBe(
    'bad-input',
  );
  expect(room.refusal('officer', 'report.html', { id: 'none' }).message).toBe('incident-report');
});

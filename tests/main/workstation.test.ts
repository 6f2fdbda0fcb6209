import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '#words/en/desktop';
import zh from '#words/zh-CN/desktop';
import { mayBeOpened, safeFileName } from '#main/attachment-name';
import { openLog } from '#main/log-file';
import { networkSwitches } from '#main/network-switches';
import { defaultSettings, setAsideIfDamaged } from '#main/settings-file';
import { leastSize, openingBounds } from '#main/window-bounds';
import { fill } from '#main/words';

const newFolder = (): string => mkdtempSync(join(tmpdir(), '工作站 '));

test('damaged settings are kept aside, sound ones are left alone, and a first start has none', () => {
  const file = join(newFolder(), 'settings.json');
  expect(setAsideIfDamaged(file, '2026-11-22T01:02:03Z')).toBeUndefined();
  writeFileSync(file, JSON.stringify(defaultSettings));
  expect(setAsideIfDamaged(file, '2026-11-22T01:02:03Z')).toBeUndefined();
  for (const damaged of ['', '{"console":', '{"console":{"theme":"pink"}}', '[]x', 'null']) {
    writeFileSync(file, damaged);
    const aside = setAsideIfDamaged(file, '2026-11-22T01:02:03Z') ?? '';
    expect(readFileSync(aside, 'utf8')).toBe(damaged);
    expect(existsSync(file)).toBe(false);
  }
});

test('a window opens where it stood, unless that place is on no screen any more', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const stood = { x: 100, y: 50, width: 1200, height: 800, isMaximized: false };
  expect(openingBounds(stood, screens)).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
  expect(openingBounds({ ...stood, x: 3000 }, screens)).toEqual({ width: 1440, height: 900 });
  expect(openingBounds({ ...stood, y: -300 }, screens)).toEqual({ width: 1440, height: 900 });
  expect(
    openingBounds({ ...stood, width: 10, x: 100 }, [{ x: 0, y: 0, width: 400, height: 300 }]).width,
  ).toBe(1440);
  expect(openingBounds({ ...stood, width: 600, height: 300 }, screens)).toMatchObject(leastSize);
  expect(openingBounds(null, screens)).toEqual({ width: 1440, height: 900 });
});

test.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\windows\\system32\\a.pdf', 'C__windows_system32_a.pdf'],
  ['现场 照片.jpg', '现场 照片.jpg'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['...', 'attachment'],
  ['CON.txt', '_CON.txt'],
  ['.hidden', 'hidden'],
])('an attachment named %s is put on disk as %s', (given, name) => {
  expect(safeFileName(given)).toBe(name);
});

test('a very long name keeps its type and fits on every disk', () => {
  const name = safeFileName(`${'情况说明'.repeat(60)}.docx`);
  expect(name.endsWith('.docx')).toBe(true);
  expect(Buffer.byteLength(name)).toBeLessThan(255);
});

test('documents and pictures are opened; what a system would run is only shown', () => {
  expect(['通知.PDF', 'a.docx', 'b.wps', 'c.jpg'].every(mayBeOpened)).toBe(true);
  expect(
    ['a.exe', 'b.desktop', 'c.sh', 'd.bat', 'e.html', 'f.lnk', 'g', 'h.pdf.exe', '.pdf'].some(mayBeOpened),
  ).toBe(false);
});

test('the log keeps one older file and never fails its caller', () => {
  const folder = newFolder();
  const log = openLog(join(folder, 'logs'), () => new Date('2026-11-22T02:13:00Z'));
  log('开始');
  expect(readFileSync(join(folder, 'logs', 'main.log'), 'utf8')).toBe('2026-11-22T02:13:00.000Z 开始\n');
  writeFileSync(join(folder, 'logs', 'main.log'), 'x'.repeat(1_000_001));
  log('继续');
  expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual(['main.log', 'main.log.1']);
  writeFileSync(join(folder, 'in the way'), '');
  expect(() => openLog(join(folder, 'in the way', 'logs'))('?')).not.toThrow();
});

test('the words of the main process are complete in both languages and their gaps are filled', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  expect(fill(zh.tooOld, { napi: '9' })).toContain('Node-API 9');
  expect(fill('{{a}} {{b}}', { a: '1' })).toBe('1 {{b}}');
});

test('Chromium is told to resolve no name and to look for no update', () => {
  const given = new Map(networkSwitches.map(([name, value]) => [name, value]));
  expect(given.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  expect(given.has('disable-component-update')).toBe(true);
  expect(given.has('disable-background-networking')).toBe(true);
});

import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fontNote, printFonts } from '#service/documents/fonts';
import { familiesInFile, installedFonts } from '#service/documents/installed-fonts';

test('a computer with the fonts under any of their names needs no other', () => {
  const fonts = printFonts(['FZXiaoBiaoSong-B05S', '仿宋_GB2312', 'kaiti_gb2312', 'SimHei', 'SimSun']);
  expect(fonts.map((font) => font.isFallback)).toEqual([false, false, false, false, false]);
  expect(fonts.map((font) => font.used)).toEqual([
    'FZXiaoBiaoSong-B05S',
    '仿宋_GB2312',
    'KaiTi_GB2312',
    'SimHei',
    'SimSun',
  ]);
  expect(fontNote(fonts)).toBeNull();
});

test('the nearest font is taken and said to be another one', () => {
  const body = printFonts(['FangSong', 'Noto Serif CJK SC']).find((font) => font.role === 'body');
  expect(body).toEqual({ role: 'body', wanted: '仿宋_GB2312', used: 'FangSong', isFallback: true });
});

test('a computer whose fonts are unknown prints with what the system has, and says so', () => {
  const fonts = printFonts([]);
  expect(fonts.every((font) => font.isFallback)).toBe(true);
  expect(fontNote(fonts)).toContain('黑体（以系统默认无衬线字体代替）');
});

test('asking for the fonts of this computer never fails', async () => {
  expect(Array.isArray(await installedFonts())).toBe(true);
  expect(await familiesInFile('/no/such/font.ttf')).toEqual([]);
  expect(await familiesInFile(import.meta.filename)).toEqual([]);
});

const collection = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';

test.skipIf(!existsSync(collection))(
  'the families of a font collection are read from the file itself',
  async () => {
    expect(await familiesInFile(collection)).toContain('Noto Serif CJK SC');
  },
);

import { fill, print } from './words.ts';

/** What a font is for on a printed page. */
export type FontRole = 'title' | 'body' | 'subheading' | 'heading' | 'pageNumber';

/** What a page wants for a role, what this computer has for it, and whether that is something else. */
export type PrintFont = {
  readonly role: FontRole;
  readonly wanted: string;
  readonly used: string;
  readonly isFallback: boolean;
};

type FontWish = {
  readonly wanted: string;
  /** Other names of the same font. */
  readonly aliases: readonly string[];
  /** Fonts of another make, the nearest first. */
  readonly fallbacks: readonly string[];
  readonly generic: 'serif' | 'sans-serif';
};

const serifs = [
  'Noto Serif CJK SC',
  'Noto Serif SC',
  'Source Han Serif SC',
  'Source Han Serif CN',
  '思源宋体',
  '思源宋体 CN',
  '宋体',
  'SimSun',
  '新宋体',
  'NSimSun',
  '华文宋体',
  'STSong',
  '文泉驿正黑',
  'WenQuanYi Zen Hei',
  'Noto Sans CJK SC',
];
const sans = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'Source Han Sans CN',
  '思源黑体',
  '思源黑体 CN',
  '微软雅黑',
  'Microsoft YaHei',
  '华文黑体',
  'STHeiti',
  '文泉驿微米黑',
  'WenQuanYi Micro Hei',
  '文泉驿正黑',
  'WenQuanYi Zen Hei',
];

/** The families of GB/T 9704 practice by role; the commercial ones are named, never bundled. */
export const fontWishes: Readonly<Record<FontRole, FontWish>> = {
  title: {
    wanted: '方正小标宋简体',
    aliases: ['FZXiaoBiaoSong-B05S'],
    fallbacks: [
      '方正小标宋_GBK',
      'FZXiaoBiaoSong-B05',
      '方正公文小标宋',
      'FZDocXiaoBiaoSong',
      '华文中宋',
      'STZhongsong',
      ...serifs,
    ],
    generic: 'serif',
  },
  body: {
    wanted: '仿宋_GB2312',
    aliases: ['FangSong_GB2312'],
    fallbacks: [
      '仿宋',
      'FangSong',
      '方正仿宋_GBK',
      'FZFangSong-Z02',
      '方正公文仿宋',
      'FZDocFangSong',
      '华文仿宋',
      'STFangsong',
      ...serifs,
    ],
    generic: 'serif',
  },
  subheading: {
    wanted: '楷体_GB2312',
    aliases: ['KaiTi_GB2312'],
    fallbacks: [
      '楷体',
      'KaiTi',
      '方正楷体_GBK',
      'FZKai-Z03',
      '方正公文楷体',
      'FZDocKai',
      '华文楷体',
      'STKaiti',
      ...serifs,
    ],
    generic: 'serif',
  },
  heading: {
    wanted: '黑体',
    aliases: ['SimHei'],
    fallbacks: ['方正黑体_GBK', 'FZHei-B01', '方正公文黑体', 'FZDocHei', ...sans],
    generic: 'sans-serif',
  },
  pageNumber: {
    wanted: '宋体',
    aliases: ['SimSun'],
    fallbacks: ['新宋体', 'NSimSun', '华文宋体', 'STSong', ...serifs],
    generic: 'serif',
  },
};

/** The roles in the order in which a dialog lists them. */
export const fontRoles: readonly FontRole[] = ['title', 'body', 'subheading', 'heading', 'pageNumber'];

/** What each role is printed with on a computer that has these families. */
export function printFonts(installed: readonly string[]): readonly PrintFont[] {
  const known = new Map(installed.map((family) => [family.trim().toLowerCase(), family.trim()]));
  const firstOf = (families: readonly string[]): string | undefined =>
    families.find((family) => known.has(family.toLowerCase()));
  return fontRoles.map((role) => {
    const wish = fontWishes[role];
    const own = firstOf([wish.wanted, ...wish.aliases]);
    const used = own ?? firstOf(wish.fallbacks) ?? wish.generic;
    return { role, wanted: wish.wanted, used, isFallback: own === undefined };
  });
}

const usedName = (used: string): string =>
  ({ serif: print.fonts.systemSerif, 'sans-serif': print.fonts.systemSans })[used] ?? used;

/** The line that says on paper which fonts were replaced, or null where the page has what it wants. */
export function fontNote(fonts: readonly PrintFont[]): string | null {
  const replaced = fonts.filter((font) => font.isFallback);
  if (replaced.length === 0) return null;
  const names = replaced.map((font) =>
    fill(print.fonts.replaced, { wanted: font.wanted, used: usedName(font.used) }),
  );
  return fill(print.fonts.missing, { fonts: names.join(print.listComma) });
}

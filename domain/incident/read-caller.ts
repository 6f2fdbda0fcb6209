import type { IncidentFields } from './incident.ts';

type Caller = IncidentFields['reporter'];

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻党翟谭贡姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎连习艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧利师巩聂关肖闫覃';
const doubleSurname = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯';
const unitEnd =
  '值班室|总值班室|办公室|指挥中心|中心|管委会|委员会|居委会|村委会|街道办|派出所|消防站|政府|大队|支队|中队|集团|公司|医院|学校|中学|小学|大学|社区|街道|工厂|局|办|委|厅|部|队|镇|乡|村|站|所|厂|矿|院|校|店|省|市|区|县|旗';
const posts =
  '值班员|值班长|主任|科长|处长|局长|厅长|所长|站长|队长|大队长|支队长|书记|镇长|乡长|村长|县长|区长|市长|经理|厂长|院长|校长|干事|科员|司机|主席|秘书|秘书长|调度员|联络员|保安';

const endsAsUnit = (text: string): boolean => new RegExp(`(?:${unitEnd})$`).test(text);
const isNamed = (text: string): boolean =>
  !endsAsUnit(text) &&
  new RegExp(`^(?:(?:${doubleSurname})[\\u4e00-\\u9fff]{1,2}|[${surnames}][\\u4e00-\\u9fff]{1,2})$`).test(
    text,
  );

/** A telephone number at the end of what was typed or alone: `0533-2345678转801`, `138 0013 8000`. */
const phonePattern =
  /(?:\+?\d{1,4}[-\s])?(?:\(\d{3,4}\)|\d{3,4}-)?\d(?:[-\s]?\d){4,13}(?:\s?(?:转|ext\.?|x)\s?\d{1,6})?/i;

/** Splits a word that carries several things: the unit with the name behind it, the name with the post behind it. */
function wordsIn(word: string): readonly string[] {
  const behindUnit = new RegExp(`^(.+(?:${unitEnd}))(.+)$`).exec(word);
  const rest = behindUnit?.[2] ?? '';
  if (behindUnit !== null && !endsAsUnit(rest)) {
    const split = wordsIn(rest);
    if (split.some((part) => isNamed(part) || isPost(part) || isTitled(part)))
      return [behindUnit[1] ?? '', ...split];
  }
  if (isTitled(word)) return [word];
  const titled = new RegExp(`^(.{2,4}?)((?:副|常务副)?(?:${posts}))$`).exec(word);
  return titled !== null && isNamed(titled[1] ?? '') ? [titled[1] ?? '', titled[2] ?? ''] : [word];
}

const isPost = (word: string): boolean => new RegExp(`^(?:副|常务副)?(?:${posts})$`).test(word);
/** 王主任: who it is, as people say it. */
const isTitled = (word: string): boolean =>
  new RegExp(`^[${surnames}](?:副)?(?:${posts}|工|总|队|局|处|科)$`).test(word);

/** Who called, out of one line: `张店区值班室 王强 2345678`; every word of it stands in one of the four parts. */
export function readCaller(typed: string): Caller {
  const line = typed.normalize('NFKC').trim();
  const found = phonePattern.exec(line);
  const phone = found?.[0].trim() ?? '';
  const rest =
    found === null ? line : `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
  const parts: Record<'unit' | 'name' | 'post', string[]> = { unit: [], name: [], post: [] };
  const words = rest
    .split(/[\s,、;。/]+/)
    .map((word) => word.replaceAll(/^(?:电话|tel|phone)?[:.]?|[:.]$/gi, ''))
    .filter((word) => word !== '')
    .flatMap(wordsIn);
  for (const word of words) {
    if (isPost(word)) parts.post.push(word);
    else if (
      parts.name.length === 0 &&
      (isNamed(word) || isTitled(word)) &&
      !(endsAsUnit(word) && word.length > 3)
    )
      parts.name.push(word);
    else if (parts.unit.length > 0 && /^[a-z.'-]+$/i.test(word)) parts.name.push(word);
    else parts.unit.push(word);
  }
  return {
    unit: parts.unit.join(' '),
    name: parts.name.join(' '),
    post: parts.post.join(' '),
    phone,
  };
}

import { expect, test } from 'vitest';
import { guessKind } from '#domain/incident/guess-kind';
import { readCaller } from '#domain/incident/read-caller';
import { readNumber } from '#domain/incident/read-number';
import { readOccurred } from '#domain/incident/read-occurred';
import { factsOfAnswers, questionsOf, readCount } from '#domain/incident/questions';
import type { IncidentKind } from '#domain/incident/taxonomy';
import type { Instant } from '#domain/time/instant';

test.each([
  ['张店区值班室 王强 2345678', '张店区值班室', '王强', '', '2345678'],
  ['张店区值班室王强2345678', '张店区值班室', '王强', '', '2345678'],
  ['王强 张店区值班室 值班员 0533-2345678转801', '张店区值班室', '王强', '值班员', '0533-2345678转801'],
  ['马尚镇政府 李副镇长 13805331234', '马尚镇政府', '李副镇长', '', '13805331234'],
  ['消防支队指挥中心 欧阳建军科长 119001', '消防支队指挥中心', '欧阳建军', '科长', '119001'],
  ['群众 138 0013 8000', '群众', '', '', '138 0013 8000'],
  ['市应急局，赵敏，电话：(0533)3180000', '市应急局', '赵敏', '', '(0533)3180000'],
  ['张店区 王强 2345678', '张店区', '王强', '', '2345678'],
  ['张店区值班室', '张店区值班室', '', '', ''],
  ['2345678', '', '', '', '2345678'],
  ['', '', '', '', ''],
])('%s is split into who called', (line, unit, name, post, phone) => {
  expect(readCaller(line)).toEqual({ unit, name, post, phone });
});

test('no word of who called is left out', () => {
  for (const line of [
    'Zhangdian office Wang Qiang 2345678',
    '某某 某某某 甲 乙 12',
    '路人 目击者 王强 李明 13805331234',
  ]) {
    const { unit, name, post, phone } = readCaller(line);
    const signs = (text: string): string => text.replaceAll(/\s/g, '').split('').toSorted().join('');
    expect(signs(unit + name + post + phone)).toBe(signs(line));
  }
});

const zone = 'Asia/Shanghai';
// 02:13:50 at the station.
const heard = '2026-11-21T18:13:50.000Z' as Instant;

test.each([
  ['0205', '2026-11-21T18:05:00.000Z', false],
  ['昨 2350', '2026-11-21T15:50:00.000Z', false],
  ['约0205', '2026-11-21T18:05:00.000Z', true],
  ['大约 2:05', '2026-11-21T18:05:00.000Z', true],
  ['0205左右', '2026-11-21T18:05:00.000Z', true],
  ['2时5分许', '2026-11-21T18:05:00.000Z', true],
  ['0214', heard, false],
  ['不明', null, false],
  ['', null, false],
])('%s is when it happened', (typed, at, isAbout) => {
  expect(readOccurred(typed, heard, zone)).toEqual({ at, isAbout });
});

test('what is no time, or behind the call, is not taken for one', () => {
  expect(readOccurred('半夜', heard, zone)).toBeUndefined();
  expect(readOccurred('2026-11-23 0800', heard, zone)).toBeUndefined();
});

test.each([
  ['12', 12],
  ['1,200', 1200],
  ['三十', 30],
  ['十二', 12],
  ['两百五', 250],
  ['一百零五', 105],
  ['一万五', 15_000],
  ['1.1万', 11_000],
  ['二〇', 20],
  ['3亿2000万', 320_000_000],
  ['三五', undefined],
  ['若干', undefined],
  ['', undefined],
])('%s is a number', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test('a count is read with what people put around it', () => {
  expect(readCount('约30人')).toEqual({ number: 30, isAbout: true });
  expect(readCount('三十余户')).toEqual({ number: 30, isAbout: true });
  expect(readCount('50万元')).toEqual({ number: 500_000, isAbout: false });
  expect(readCount('很多人')).toBeUndefined();
});

const aKind = (id: string, name: string, change: Partial<IncidentKind> = {}): IncidentKind => ({
  id,
  class: 'accident',
  group: '',
  name,
  stdCode: null,
  isOn: true,
  ...change,
});
const kinds = [
  aKind('hazmat', '危化品火灾爆炸泄漏'),
  aKind('gas', '燃气'),
  aKind('road', '道路交通'),
  aKind('food', '食物中毒', { class: 'health' }),
  aKind('old', '铁路交通', { isOn: false }),
];

test.each([
  ['张店区309国道危化品运输车起火', 'hazmat'],
  ['天然气管道被挖断', 'gas'],
  ['青银高速两车追尾', 'road'],
  ['某中学食堂就餐后多名学生呕吐', 'food'],
  ['列车晚点', undefined],
  ['来电无声', undefined],
])('%s makes one think of a kind', (title, id) => {
  expect(guessKind(kinds, title)?.id).toBe(id);
});

const question = (id: string, change: object) => ({
  id,
  text: id,
  classes: [],
  kinds: [],
  fact: null,
  ...change,
});

test('the questions of a kind are those of every one, of its class and its own; answers become facts and no answer is lost', () => {
  const setup = {
    questions: [
      question('all', { fact: 'what' }),
      question('accident', { classes: ['accident'], fact: 'trapped' }),
      question('hazmat', { kinds: ['hazmat'] }),
      question('health', { classes: ['health'], fact: 'ill' }),
    ] as never,
  };
  const ids = (kindId: string, of: IncidentKind['class'] | null): readonly string[] =>
    questionsOf(setup, kindId, of).map(({ id }) => id);
  expect(ids('', null)).toEqual(['all']);
  expect(ids('hazmat', 'accident')).toEqual(['all', 'accident', 'hazmat']);
  const said = { source: '王强', knownAt: heard };
  const facts = factsOfAnswers(
    questionsOf(setup, 'hazmat', 'accident'),
    { all: '罐车起火', accident: '约3人', hazmat: '甲醇', health: '9' },
    said,
  );
  expect(facts.map(({ key, label, number, text, isAbout }) => [key, label, number, text, isAbout])).toEqual([
    ['what', '', null, '罐车起火', false],
    ['trapped', '', 3, '', true],
    ['other', 'hazmat', null, '甲醇', false],
  ]);
  const [kept] = factsOfAnswers(questionsOf(setup, 'hazmat', 'accident'), { accident: '说不清' }, said);
  expect(kept).toMatchObject({ key: 'other', label: 'accident', text: '说不清' });
});

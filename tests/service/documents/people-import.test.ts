import { expect, test } from 'vitest';
import { readPeopleSheets } from '#service/documents/people-import';
import { peopleTemplate } from '#service/documents/rota-template';
import { readWorkbook } from '#service/documents/workbook-reader';

const head = ['姓名', '职务', '单位', '组别', '办公电话', '手机', '加入日期', '离开日期'];
const read = (...rows: readonly (readonly string[])[]) =>
  readPeopleSheets([{ name: '人员', rows }], (name, unit) => name === '王方' && unit === '办公室');

const nobody = { isKnown: false, post: '', unit: '', group: '', phones: [], joinedDay: null, leftDay: null };

test('a row is a person with numbers and days, and whoever is in the directory already is marked', () => {
  const { people, problems } = read(
    head,
    ['王方', '科员', '办公室', '值班员', '0533-8210001、8210002', '13800138000', '2026-12-01', ''],
    [' 欧阳静怡 ', '', '', '', '', '', '2020/1/5', '2026年12月31日'],
    ['', '', '', '', '', '', '', ''],
  );
  expect(problems).toEqual([]);
  expect(people).toEqual([
    {
      row: 2,
      isKnown: true,
      name: '王方',
      post: '科员',
      unit: '办公室',
      group: '值班员',
      phones: [
        { kind: 'office', number: '0533-8210001' },
        { kind: 'office', number: '8210002' },
        { kind: 'mobile', number: '13800138000' },
      ],
      joinedDay: '2026-12-01',
      leftDay: null,
    },
    { ...nobody, row: 3, name: '欧阳静怡', joinedDay: '2020-01-05', leftDay: '2026-12-31' },
  ]);
});

test('columns stand in any order, heads are Chinese or English, and a title above them is no head', () => {
  const expected = [
    { ...nobody, row: 3, name: '刘洋', post: '主任', phones: [{ kind: 'mobile', number: '13900139000' }] },
  ];
  for (const heads of [
    ['手机号码', '备注', '职 务', '姓 名'],
    ['Mobile', 'Remarks', 'Title', 'Name'],
  ])
    expect(read(['人员一览表', '', '', ''], heads, ['13900139000', 'x', '主任', '刘洋'])).toEqual({
      problems: [],
      people: expected,
    });
});

test('a row that cannot be taken says what is wrong in which column, and the others are taken', () => {
  const { people, problems } = read(
    head,
    ['王方', '', '', '', '', '一三八', '', ''],
    ['', '科员', '', '', '', '', '', ''],
    ['刘洋', '', '', '', '电话', '', '', ''],
    ['李思远', '', '', '', '', '', '去年', ''],
    ['周立新', '', '', '', '', '', '2026-12-02', '2026-12-01'],
    ['长'.repeat(61), '', '', '', '', '', '', ''],
    ['单国栋', '', '局'.repeat(101), '', '', '', '', ''],
    ['孙伯安', '', '办公室', '', '', '', '', ''],
    ['孙 伯安', '', '办公室', '', '', '', '', ''],
    ['孙伯安', '', '应急局', '', '', '', '', ''],
  );
  expect(people.map(({ row, name, unit }) => `${row} ${name} ${unit}`)).toEqual([
    '9 孙伯安 办公室',
    '11 孙伯安 应急局',
  ]);
  expect(problems.map(({ row, column, problem }) => `${row} ${column} ${problem}`)).toEqual([
    '2 手机 bad-phone',
    '3 姓名 empty',
    '4 办公电话 bad-phone',
    '5 加入日期 bad-day',
    '6 离开日期 bad-day',
    '7 姓名 too-long',
    '8 单位 too-long',
    '10 姓名 duplicate',
  ]);
});

test('a sheet without a column of names, or without anything, says so', () => {
  expect(read(['职务', '手机'], ['科员', '13800138000']).problems).toMatchObject([
    { problem: 'no-header', value: '姓名' },
  ]);
  expect(read([]).problems).toMatchObject([{ problem: 'no-sheet' }]);
});

test('the template is understood as it is, and has nobody in it', async () => {
  const sheets = await readWorkbook(await peopleTemplate('办公室', new Date('2026-12-01T00:00:00Z')));
  expect(sheets[0]?.rows[1]).toEqual(head);
  expect(readPeopleSheets(sheets, () => false)).toEqual({ problems: [], people: [] });
});

import { describe, expect, test } from 'vitest';
import { readPastedPeople } from '#domain/people/pasted-people';

describe('people pasted from a spreadsheet', () => {
  test('without headings stand as name, post, unit, mobile, office, group', () => {
    const { people, problems } = readPastedPeople(
      '张晓明\t主任\t县政府办公室\t13900001111\t0533-8210001\t甲组',
    );
    expect(problems).toEqual([]);
    expect(people).toEqual([
      {
        name: '张晓明',
        post: '主任',
        unit: '县政府办公室',
        group: '甲组',
        order: 1,
        joinedDay: null,
        leftDay: null,
        phones: [
          { kind: 'mobile', number: '13900001111' },
          { kind: 'office', number: '0533-8210001' },
        ],
      },
    ]);
  });

  test('with headings may stand in any order, and columns nobody asked for are passed over', () => {
    const { people, problems } = readPastedPeople(
      '序号\t办公电话\t姓  名\t身份证\t部门\n1\t8210001\t李 雷\t无\t应急局\n2\t\t韩梅梅\t无\t卫健局',
    );
    expect(problems).toEqual([]);
    expect(people.map(({ name, unit, phones }) => ({ name, unit, phones }))).toEqual([
      { name: '李 雷', unit: '应急局', phones: [{ kind: 'office', number: '8210001' }] },
      { name: '韩梅梅', unit: '卫健局', phones: [] },
    ]);
  });

  test('with English headings are understood', () => {
    const { people } = readPastedPeople('Mobile,Name,Department,Title\n13900001111,Li Lei,Office,Director');
    expect(people[0]).toMatchObject({ name: 'Li Lei', unit: 'Office', post: 'Director' });
  });

  test.each([
    ['tabs', '张三\t科员\t办公室'],
    ['commas', '张三,科员,办公室'],
    ['full-width commas', '张三，科员，办公室'],
    ['spaces round the cells', ' 张三 , 科员 ,\u3000办公室\u3000'],
  ])('may be divided by %s', (_by, line) => {
    expect(readPastedPeople(line).people[0]).toMatchObject({ name: '张三', post: '科员', unit: '办公室' });
  });

  test('with tabs between the cells may have commas within them', () => {
    expect(readPastedPeople('张三\t主任，党组成员\t办公室,信息科').people[0]).toMatchObject({
      post: '主任,党组成员',
      unit: '办公室,信息科',
    });
  });

  test('with the line ends of Windows and empty lines between are all taken, in order', () => {
    const { people } = readPastedPeople('\r\n张三\r\n\r\n李四\r\n王五\r\n', 7);
    expect(people.map(({ name, order }) => [name, order])).toEqual([
      ['张三', 7],
      ['李四', 8],
      ['王五', 9],
    ]);
  });

  test('with a line that cannot be taken lose only that line, which is named', () => {
    const { people, problems } = readPastedPeople(
      [
        '姓名\t手机',
        '张三\t13900001111',
        '\t13900002222',
        '李四\t不详',
        `${'长'.repeat(61)}\t`,
        '王五\t',
      ].join('\n'),
    );
    expect(people.map(({ name, order }) => [name, order])).toEqual([
      ['张三', 1],
      ['王五', 2],
    ]);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [3, 'name'],
      [4, 'phones'],
      [5, 'name'],
    ]);
    expect(problems[1]?.text).toBe('李四\t不详');
  });

  test('that are nothing are nobody', () => {
    expect(readPastedPeople('')).toEqual({ people: [], problems: [] });
    expect(readPastedPeople('姓名\t职务')).toEqual({ people: [], problems: [] });
    expect(readPastedPeople(' \n\t\n')).toEqual({ people: [], problems: [] });
  });

  test('with full-width digits have numbers that can be dialled', () => {
    expect(readPastedPeople('张三\t\t\t１３９００００１１１１').people[0]?.phones).toEqual([
      { kind: 'mobile', number: '13900001111' },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Finding } from '#domain/absence/finding';
import { judgeAbsence } from '#domain/absence/judge-absence';
import { presetFaults } from '#domain/absence/preset-faults';
import { presetText, readPreset } from '#domain/absence/read-preset';
import { type AbsencePreset, absencePreset, absenceRules } from '#domain/absence/rules';
import { rulesFault } from '#domain/absence/rules-fault';
import { usualAbsenceRules, withPreset } from '#domain/absence/usual-rules';
import shipped from '#presets/absence' with { type: 'json' };
import { anAbsence, approvedAs, aRoomWith, aroundOf, aRule, told } from '../helpers/absence-builders.ts';
import { moment } from '../helpers/builders.ts';
import { someone } from '../helpers/rota-builders.ts';

const presets = shipped.presets.map((preset) => absencePreset.parse(preset));
const presetNamed = (id: string): AbsencePreset => {
  const found = presets.find((preset) => preset.id === id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found;
};

/** What a room that took a set over says of an absence of somebody of a rank. */
const says = (
  preset: AbsencePreset,
  rankId: string,
  absence = anAbsence('2026-11-25 上午', '2026-11-26 下午'),
  now = '2026-11-10T00:00Z',
): readonly Finding[] => {
  const rules = { ...withPreset(usualAbsenceRules, preset), people: [{ personId: someone('a'), rankId }] };
  return judgeAbsence(absence, aroundOf(absenceRules.parse(rules), { now: moment(now) }));
};
const dueOf = (findings: readonly Finding[], ruleId: string) =>
  findings.find((finding) => finding.ruleId === ruleId)?.dueAt;
const approver = (preset: AbsencePreset, rankId: string, until: string) =>
  says(preset, rankId, anAbsence('2026-11-02 上午', until)).find(({ kind }) => kind === 'approval')?.values[
    'approver'
  ];

describe('the sets of rules that ship', () => {
  test('are at least six, each with a name of its own, a source and what it leaves unsaid', () => {
    expect(presets.length).toBeGreaterThanOrEqual(6);
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
    for (const { source, note } of presets) expect([source, note]).not.toContain('');
  });

  test.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s goes together, every rule of it has its sentence and its paper, and a room can keep it',
    (_id, preset) => {
      expect(presetFaults(preset)).toEqual([]);
      expect(preset.rules.filter(({ text, source }) => text === '' || source === '')).toEqual([]);
      expect(rulesFault(withPreset(usualAbsenceRules, preset), new Set())).toBeNull();
      expect(readPreset(presetText(preset))).toEqual({ preset, faults: [] });
      const told = preset.rules.flatMap((rule) => (rule.kind === 'report' ? [rule.to] : []));
      expect(told.filter((to) => !preset.recipients.includes(to))).toEqual([]);
    },
  );

  test('are nobody’s rule only where they say so', () => {
    expect(presets.filter(({ note }) => note.includes('不是任何单位的规定')).map(({ id }) => id)).toEqual([
      'common',
    ]);
  });

  test('of Panjin: a day ahead, to both duty rooms, once somebody leaves the city', () => {
    const panjin = presetNamed('panjin');
    const findings = says(panjin, 'head');
    expect(dueOf(findings, 'lead')).toBe(moment('2026-11-24T16:00Z'));
    expect(findings.filter(({ kind }) => kind === 'report').map(({ values }) => values['to'])).toEqual([
      '市委值班室',
      '市政府值班室',
    ]);
    const near = anAbsence('2026-11-25 上午', '2026-11-26 下午', { fields: { reach: 'city' } });
    expect(says(panjin, 'head', near).map(({ kind }) => kind)).not.toContain('lead');
  });

  test('of a college in Hubei: who approves goes by the days', () => {
    const hubei = presetNamed('hubei-college');
    const by = (until: string) => approver(hubei, 'middle-head', until);
    expect(by('2026-11-04 下午')).toBe('分管院领导');
    expect(by('2026-11-05 上午')).toBe('分管院领导（并报告党委书记或院长）');
    expect(by('2026-11-08 下午')).toBe('分管院领导（并报告党委书记或院长）');
    expect(by('2026-11-09 上午')).toBe('分管院领导、党委书记或院长');
    expect(by('2026-12-01 下午')).toBe('分管院领导、党委书记或院长');
    expect(by('2026-12-02 上午')).toBe('党委会议或院长办公会议');
    expect(dueOf(says(hubei, 'head'), 'lead')).toBe(moment('2026-11-22T16:00Z'));
  });

  test('of a township: who consents goes by rank and days', () => {
    const town = presetNamed('maba-town');
    const by = (rankId: string, until: string) => approver(town, rankId, until);
    expect(by('team', '2026-11-02 上午')).toBe('镇主要领导');
    expect([by('unit-head', '2026-11-02 下午'), by('unit-head', '2026-11-03 下午')]).toEqual([
      '镇分管领导',
      '镇主要领导',
    ]);
    expect(
      ['2026-11-02 下午', '2026-11-03 下午', '2026-11-04 下午', '2026-11-05 上午'].map((until) =>
        by('staff', until),
      ),
    ).toEqual(['本部门负责人', '镇分管领导', '镇分管领导', '镇主要领导']);
  });

  test('of 北卫发〔2018〕45号: an old approval is reported again a workday ahead, abroad three', () => {
    const health = presetNamed('health-2018');
    const approved = (reach: 'country' | 'abroad', at: string) => {
      const absence = anAbsence('2026-11-30 上午', '2026-12-04 下午', { fields: { reach } });
      const approval = approvedAs(absence, at);
      return says(health, 'unit-head', { ...absence, approval }).filter(({ kind }) => kind === 'stale');
    };
    expect(approved('country', '2026-11-26T01:00Z')).toEqual([]);
    expect(approved('country', '2026-11-25T01:00Z')).toMatchObject([{ dueAt: '2026-11-27T16:00:00.000Z' }]);
    expect(approved('abroad', '2026-11-25T01:00Z')).toMatchObject([{ dueAt: '2026-11-25T16:00:00.000Z' }]);
  });

  test('of Shangqiu: by telephone where it is urgent, on paper within two days', () => {
    const call = told('2026-11-24T01:00Z', { manner: 'phone' });
    const absence = anAbsence('2026-11-25 上午', '2026-11-26 下午', { reports: [call] });
    expect(
      says(presetNamed('shangqiu-medical'), 'section', absence).filter(({ ruleId }) => ruleId === 'lead'),
    ).toMatchObject([
      { kind: 'lead', outcome: 'missed', dueAt: '2026-11-22T16:00:00.000Z' },
      { kind: 'paper', outcome: 'open', dueAt: '2026-11-26T16:00:00.000Z' },
    ]);
  });
});

describe('an edited copy of a set', () => {
  type Written = { [key: string]: unknown; id: string; name: string; rules: Record<string, unknown>[] };

  /** Somebody edits the file of a set with a text editor. */
  const edited = (edit: (written: Written) => void) => {
    const written = JSON.parse(presetText(presetNamed('panjin'))) as Written;
    edit(written);
    return readPreset(JSON.stringify(written, null, '\t'));
  };

  test('works as it says, without a line of code', () => {
    const { preset } = edited((written) => {
      written.id = 'ours';
      written.name = '本县规定';
      for (const rule of written.rules) {
        if (rule['kind'] === 'lead') rule['amount'] = 3;
        if (Array.isArray(rule['ranks']))
          rule['ranks'] = rule['ranks'].map((one: unknown) => (one === 'head' ? '县领导' : one));
      }
      written['ranks'] = (written['ranks'] as { id: string; name: string }[]).map((rank) =>
        rank.id === 'head' ? { ...rank, id: '县领导', name: '县级领导' } : rank,
      );
      written.rules = written.rules.filter(({ id }) => id !== 'to-party');
    });
    if (preset === null) throw new Error('the edited copy was refused');
    const findings = says(preset, '县领导');
    expect(dueOf(findings, 'lead')).toBe(moment('2026-11-22T16:00Z'));
    expect(findings.map(({ ruleId }) => ruleId)).toContain('to-government');
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('to-party');
    expect(dueOf(says(presetNamed('panjin'), 'head'), 'lead')).toBe(moment('2026-11-24T16:00Z'));
  });

  test('that names a rank that is gone, a rule twice or a length that cannot be says where', () => {
    const { faults } = edited((written) => {
      const [first, second] = written.rules;
      Object.assign(first ?? {}, { ranks: ['处长'], overHalfDays: 6, upToHalfDays: 6 });
      Object.assign(second ?? {}, { id: first?.['id'] });
      written['usualRank'] = '谁';
    });
    expect(faults).toMatchObject([
      { code: 'together', rule: 'absence-unknown-rank', path: 'usualRank', details: ['谁'] },
      { code: 'together', rule: 'absence-unknown-rank', path: 'rules.0.ranks.0', details: ['处长'] },
      { code: 'together', rule: 'absence-length-reversed', path: 'rules.0.upToHalfDays' },
      { code: 'together', rule: 'absence-rule-twice', path: 'rules.1.id' },
    ]);
  });

  test('that says something that cannot stand there is refused with its places and what stands there', () => {
    const { preset, faults } = edited((written) => {
      Object.assign(written.rules[1] ?? {}, { amount: 'three', unit: 'weeks' });
      delete written['graceMinutes'];
      written['people'] = ['张三'];
      written.rules.push({ id: 'odd', kind: 'prayer' });
    });
    expect(preset).toBeNull();
    expect(faults).toEqual(
      expect.arrayContaining([
        { code: 'value', path: 'rules.1.amount', text: '"three"' },
        { code: 'value', path: 'rules.1.unit', text: '"weeks"' },
        { code: 'missing', path: 'graceMinutes', text: '' },
        { code: 'unknown', path: 'people', text: '["张三"]' },
        { code: 'value', path: `rules.${presetNamed('panjin').rules.length}.kind`, text: '"prayer"' },
      ]),
    );
    expect(faults).toHaveLength(5);
  });
});

describe('a file that is no set of rules', () => {
  test.each([
    ['', 'not-json'],
    ['提前3天报备', 'not-json'],
    ['{"id": "x",}', 'not-json'],
    ['[]', 'not-a-set'],
    ['null', 'not-a-set'],
    ['7', 'not-a-set'],
    [' '.repeat(1_000_001), 'too-long'],
  ])('is refused as what it is', (text, code) => {
    expect(readPreset(text)).toEqual({ preset: null, faults: [{ code }] });
  });

  test('has at most a hundred faults named, and none of them longer than a line', () => {
    const { faults } = readPreset(
      JSON.stringify({
        ...presetNamed('common'),
        rules: Array.from({ length: 400 }, () => ({ kind: 'x'.repeat(5000) })),
      }),
    );
    expect(faults.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(faults).length).toBeLessThan(40_000);
  });

  test('may begin with the mark that some editors put there', () => {
    expect(readPreset(`\uFEFF${presetText(presetNamed('common'))}`).preset?.id).toBe('common');
  });

  test('carries no people, heads or parts of the day of the room that it comes from', () => {
    const room = aRoomWith([aRule({ kind: 'return', days: 1 })], {
      people: [{ personId: someone('a'), rankId: 'head' }],
      heads: [{ people: [someone('a'), someone('b')], reason: '正职' }],
    });
    expect(Object.keys(JSON.parse(presetText(room)) as object).toSorted()).toEqual(
      Object.keys(absencePreset.shape).toSorted(),
    );
    expect(readPreset(presetText(room)).preset?.rules).toEqual(room.rules);
  });
});

describe('the rules of a room', () => {
  const known = new Set(['a', 'b']);
  const fault = (change: Parameters<typeof aRoomWith>[1], rules: Parameters<typeof aRoomWith>[0] = []) =>
    rulesFault(aRoomWith(rules, change), known);
  const pair = (one: string, other: string) => ({
    people: [someone(one), someone(other)] as [never, never],
    reason: '',
  });

  test('can be kept where ranks, rules and people are there, each once', () => {
    expect(
      fault({ people: [{ personId: someone('a'), rankId: 'head' }], heads: [pair('a', 'b')] }, [
        aRule({ kind: 'return', days: 1, ranks: ['head'] }),
      ]),
    ).toBeNull();
  });

  test('cannot be kept as they are, and say of the first thing what it is', () => {
    const rank = { id: 'head', name: '甲', isLeader: true };
    expect(fault({ ranks: [rank, { ...rank, name: '乙' }], usualRank: 'head' })?.rule).toBe(
      'absence-rank-twice',
    );
    expect(fault({ ranks: [rank, { ...rank, id: 'other' }], usualRank: 'head' })).toEqual({
      rule: 'absence-rank-twice',
      details: ['甲'],
    });
    expect(fault({ usualRank: '谁' })).toEqual({ rule: 'absence-unknown-rank', details: ['谁'] });
    expect(fault({}, [aRule({ kind: 'return', days: 1, ranks: ['谁'] })])?.rule).toBe('absence-unknown-rank');
    expect(fault({ people: [{ personId: someone('a'), rankId: '谁' }] })?.details).toEqual(['谁']);
    const twice = { personId: someone('a'), rankId: 'head' };
    expect(fault({ people: [twice, twice] })).toEqual({ rule: 'absence-person-twice', details: ['a'] });
    expect(fault({ people: [{ personId: someone('z'), rankId: 'head' }] })).toEqual({
      rule: 'absence-unknown-person',
      details: ['z'],
    });
    expect(fault({ heads: [pair('a', 'z')] })?.rule).toBe('absence-unknown-person');
    expect(fault({ heads: [pair('a', 'a')] })).toEqual({ rule: 'absence-heads-same', details: ['a'] });
    const same = [aRule({ kind: 'return', days: 1 }), aRule({ kind: 'return', days: 2 })];
    expect(fault({}, same)?.rule).toBe('absence-rule-twice');
    expect(fault({}, [aRule({ kind: 'return', id: 'presides', days: 1 })])?.rule).toBe('absence-rule-twice');
  });
});

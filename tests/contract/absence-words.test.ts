import { expect, test } from 'vitest';
import type { RulesFault } from '#domain/absence/rules-fault';
import failures from '#words/zh-CN/failures' with { type: 'json' };

/** Why rules are refused; a reason that is added is missed here by the compiler. */
const faults: Readonly<Record<RulesFault['rule'], true>> = {
  'absence-rank-twice': true,
  'absence-rule-twice': true,
  'absence-unknown-rank': true,
  'absence-length-reversed': true,
  'absence-unknown-person': true,
  'absence-person-twice': true,
  'absence-heads-same': true,
};

test('every reason to refuse the rules of the registry has a sentence of its own', () => {
  const named = Object.keys(faults).map((rule) => `rule-broken_${rule}`);
  expect(named.filter((name) => !Object.hasOwn(failures, name))).toEqual([]);
});

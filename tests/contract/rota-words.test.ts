import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BrokenRule } from '#domain/rota/hard-rules';
import type { SetupFault } from '#domain/rota/setup-fault';
import type { SwapRefusal } from '#domain/rota/swap-effect';
import failures from '#words/zh-CN/failures' with { type: 'json' };
import { checkout } from '../helpers/node24.ts';

/** Rules that a refusal names with the rota before them; a rule that is added is missed here by the compiler. */
const rules: Readonly<Record<BrokenRule['rule'], true>> = {
  fixed: true,
  membership: true,
  away: true,
  exempt: true,
  overlap: true,
  rest: true,
  running: true,
  apart: true,
};
const setupRules: Readonly<Record<SetupFault['rule'], true>> = {
  'rota-same-name': true,
  'rota-unknown-group': true,
  'rota-unknown-shift': true,
  'rota-unknown-member': true,
  'rota-member-twice': true,
  'rota-days-reversed': true,
  'rota-apart-same': true,
};
const swapRefusals: Readonly<Record<Exclude<SwapRefusal['kind'], 'breaks-rules'>, true>> = {
  'not-a-request': true,
  'unknown-duty': true,
  begun: true,
  'other-holder': true,
  'same-person': true,
};

const filesOf = (folder: string, isMeant: (file: string) => boolean): readonly string[] =>
  readdirSync(join(checkout, folder))
    .filter(isMeant)
    .map((file) => readFileSync(join(checkout, folder, file), 'utf8'));

/** Refusals that are written out where the rota is kept, as the name of their sentence. */
const written = [
  ...filesOf('service/handlers', (file) => file.startsWith('rota-')),
  ...filesOf('service/rota', () => true),
].flatMap((source) =>
  [...source.matchAll(/new DutyError\(\s*'([a-z-]+)',\s*'([a-z-]+)'/gu)].map(
    ([, code, message]) => `${code}_${message}`,
  ),
);

test('every refusal of the rota has a sentence of its own', () => {
  const named = [
    ...Object.keys(rules).map((rule) => `rule-broken_rota-${rule}`),
    ...Object.keys(setupRules).map((rule) => `rule-broken_${rule}`),
    ...Object.keys(swapRefusals).map((kind) => `rule-broken_swap-${kind}`),
    // Who stopped the work knows what happened.
    ...new Set(written.filter((name) => !name.startsWith('cancelled_'))),
  ];
  expect(named.length).toBeGreaterThan(35);
  expect(named.filter((name) => !Object.hasOwn(failures, name))).toEqual([]);
});

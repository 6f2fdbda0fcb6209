import presets from '#presets/period' with { type: 'json' };
import { scheme } from '#domain/period/scheme';
import { superiorBody } from '#domain/period/setup';
import { type ClockTime, clockTime } from '#domain/time/instant';

/** Schemes as published rules name them; a room uses copies of them. */
export const schemePresets = scheme.array().parse(presets.schemes);

/** A superior body to begin from: no rules, and a table with the usual columns. */
export const usualBody = superiorBody.omit({ id: true }).parse(presets.body);

/** A due rule that somebody published, to be looked at when one's own is set. */
export type DueExample = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
} & (
  | { readonly what: 'roster'; readonly daysBefore: number; readonly at: ClockTime | null }
  | { readonly what: 'daily'; readonly at: ClockTime }
);

/** Due rules that units published, in the order in which they are offered. */
export const dueExamples: readonly DueExample[] = presets.rules.map(
  ({ id, name, source, what, daysBefore, at }) => {
    const read = at === null ? null : clockTime.parse(at);
    if (what === 'daily' && read !== null) return { id, name, source, what: 'daily', at: read };
    return { id, name, source, what: 'roster', daysBefore, at: read };
  },
);

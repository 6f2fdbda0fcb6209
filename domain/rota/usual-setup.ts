import type { RotaSetup } from './setup.ts';

/** A room in which nobody has said yet how duty is organised: no groups, no posts, and rules to begin from. */
export const usualSetup: RotaSetup = {
  groups: [],
  posts: [],
  sensitive: [],
  rules: {
    restHours: 24,
    allowsRunning: false,
    apart: [],
    exemptions: [],
    unavailable: [],
    weights: { workday: 10, restday: 15, holiday: 30, makeup: 10, edge: 5, night: 5 },
    skipped: 'made-up',
    publishDays: 5,
    opening: [],
  },
};

import { type PeriodFull, periodFull } from '#contract/methods/period-nouns';
import type { PlanFrame } from '#domain/period/frame';
import type { PlanCell } from '#domain/period/plan';

type Row = readonly [day: string, person: string, tier: string, more?: Partial<PlanCell>];

const poolOfPerson = (person: string): string => (person.startsWith('lead') ? 'leaders' : 'staff');

/** Cells told shortly: the day of February 2026, the person, the tier, and what else is to be said. */
export const cellsOf = (rows: readonly Row[]): readonly unknown[] =>
  rows.map(([day, personId, tierKey, more]) => ({
    day: `2026-02-${day}`,
    personId,
    poolKey: poolOfPerson(personId),
    tierKey,
    isLead: false,
    isPinned: false,
    ...more,
  }));

const scheme = (blockDays: number) => ({
  id: 'thirds',
  name: '三三制',
  source: '',
  note: '',
  tiers: (['duty', 'standby', 'rest'] as const).map((kind, index) => ({
    key: kind,
    name: ['在岗', '备勤', '休息'][index],
    kind,
    place: 'anywhere',
    arriveMinutes: null,
    mayLeaveTown: false,
  })),
  pools: [
    ['staff', '值班人员', 'chief', true],
    ['leaders', '带班领导', 'dutyLeader', false],
  ].map(([key, name, duty, hasLead]) => ({
    key,
    name,
    isLeaders: key === 'leaders',
    duty,
    hasLead,
    shift: null,
    groupIds: [],
    demands: ['duty', 'standby', 'rest'].map((tierKey) => ({ tierKey, by: 'parts', amount: 1 })),
  })),
  blockDays,
  restsAfterDuty: true,
});

/** 14 to 19 February 2026 with three staff and one leader, as the screen of a period gets it; 19 is held by another period. */
export function aPeriodFull({
  draft = null,
  published = null,
  away = [],
  begun = 0,
  blockDays = 1,
}: {
  readonly draft?: { readonly version: number; readonly cells: readonly Row[] } | null;
  readonly published?: { readonly version: number; readonly cells: readonly Row[] } | null;
  readonly away?: PlanFrame['away'] | readonly object[];
  /** How many days have begun. */
  readonly begun?: number;
  readonly blockDays?: number;
} = {}): PeriodFull {
  const days = ['14', '15', '16', '17', '18', '19'].map((day) => `2026-02-${day}`);
  const now = '2026-02-01T02:00:00.000Z';
  const line = {
    id: 'spring',
    number: '2026-01',
    version: 1,
    kind: 'holiday',
    name: '春节',
    fromDay: days[0],
    untilDay: days.at(-1),
    rank: 5,
    basis: '',
    isSensitive: false,
    schemes: ['三三制'],
    state: 'declared',
    stage: 'ahead',
    planVersion: published?.version ?? null,
    hasDraft: draft !== null,
    openDays: 0,
    dues: [],
    overlaps: [],
  };
  const parts = [
    {
      fromDay: days[0],
      scheme: scheme(blockDays),
      pools: [
        { key: 'staff', people: ['anna', 'boris', 'clara'], leads: [] },
        { key: 'leaders', people: ['lead'], leads: [] },
      ],
    },
  ];
  return periodFull.parse({
    line,
    fields: {
      kind: 'holiday',
      name: '春节',
      fromDay: days[0],
      untilDay: days.at(-1),
      rank: 5,
      basis: '',
      isSensitive: false,
      parts,
      bodies: [],
      note: '',
    },
    today: '2026-02-01',
    now,
    days: days.map((day) => ({
      day,
      type: 'holiday',
      name: '春节',
      place: null,
      isStatutory: true,
      source: 'built-in',
      notice: '',
      lunar: '',
      heldBy: day.endsWith('19') ? '应急响应' : '',
    })),
    frame: {
      days: days.map((day, index) => ({
        day,
        part: day.endsWith('19') ? null : 0,
        block: Math.floor(index / blockDays),
        hasBegun: index < begun,
        isHoliday: true,
        isEdge: index === 0 || index === days.length - 1,
      })),
      parts,
      away,
      before: [{ personId: 'anna', duty: 2, standby: 1, edge: 1 }],
      now,
    },
    people: ['anna', 'boris', 'clara', 'lead', 'gone'].map((id) => ({
      id,
      name: id,
      post: '',
      initials: id.slice(0, 1),
      hasPhone: true,
      hasLeft: id === 'gone',
      isLeader: id === 'lead',
    })),
    draft:
      draft === null
        ? null
        : { version: draft.version, keptAt: now, byName: '甲', cells: cellsOf(draft.cells), outcome: null },
    published:
      published === null
        ? null
        : {
            periodId: 'spring',
            version: published.version,
            effectiveDay: days[0],
            publishedAt: now,
            byName: '甲',
            reason: '',
            changes: [],
            tell: [],
            cells: cellsOf(published.cells),
          },
    findings: [],
    changes: [],
    tell: [],
    submissions: [],
    steps: [],
  });
}

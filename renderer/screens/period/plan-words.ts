import type { PeriodFull } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';
import type { PlanFinding } from '#domain/period/finding';
import { cellKey } from '#domain/period/plan';
import type { SchemeTier, TierKind } from '#domain/period/scheme';
import type { IsoDay } from '#domain/time/instant';
import { type Times, useTimes } from '../../parts/times.ts';
import { useWords, type Words } from '../../use-words.ts';
import { findingWords } from './plan-finding-words.ts';
import { type TierLook, tierLooks } from './plan-marks.ts';
import type { PlanPlace } from './plan-ground.ts';
import type { CellView } from './plan-view.ts';

/** The sentences of a table: who, which day, which tier, what is to be said. */
export type PlanWords = {
  readonly name: (personId: PersonId) => string;
  readonly names: (people: readonly PersonId[]) => string;
  /** `2月15日周日 张三`. */
  readonly place: (place: { readonly day: IsoDay; readonly personId: PersonId }) => string;
  /** The name of a tier on a day; in no tier for null. */
  readonly tier: (day: IsoDay, tierKey: string | null) => string;
  readonly look: (place: PlanPlace, tier: SchemeTier) => TierLook | undefined;
  readonly letter: (kind: TierKind) => string;
  /** Sorts people by their names. */
  readonly compare: (one: PersonId, other: PersonId) => number;
  /** Why somebody is away on a day; empty where the person is there. */
  readonly awayOn: (place: { readonly day: IsoDay; readonly personId: PersonId }) => string;
  /** Why somebody is away. */
  readonly away: (because: string) => string;
  /** What stands in a cell, in words: the tier, who is first, what is pinned, changed, locked or wrong. */
  readonly cell: (cell: CellView) => string;
  readonly finding: (finding: PlanFinding) => string;
  /** Where a finding is, and what it says. */
  readonly findingAt: (finding: PlanFinding) => string;
};

/** Names in the order of pinyin, numbers in them as numbers. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The number of an absence, `2026-0007`, where it is what keeps somebody away. */
const absenceNumbered = /^\d{4}-\d{4,}$/u;

function wordsFor(t: Words, times: Times, full: PeriodFull): PlanWords {
  const { frame, people } = full;
  const names = new Map(people.map((person) => [person.id, person.name]));
  const parts = new Map(
    frame.days.map(({ day, part }) => [day, part === null ? undefined : frame.parts[part]]),
  );
  const letter = (kind: TierKind): string => t(`period:plan.letter.${kind}`);
  const looks = new Map(frame.parts.map((part) => [part, tierLooks(part.scheme.tiers, letter)]));
  const name = (id: PersonId): string => names.get(id) ?? t('period:plan.unknown');
  const tier = (day: IsoDay, tierKey: string | null): string =>
    tierKey === null
      ? t('period:plan.noTier')
      : (parts.get(day)?.scheme.tiers.find(({ key }) => key === tierKey)?.name ??
        frame.parts.flatMap((part) => part.scheme.tiers).find(({ key }) => key === tierKey)?.name ??
        t('period:plan.oldTier'));
  const away = (because: string): string => {
    if (absenceNumbered.test(because)) return t('absence:field.byNumber', { number: because });
    if (because === 'not-joined' || because === 'left' || because === 'exempt')
      return t(`period:plan.away.${because}`);
    return because;
  };
  const gone = new Map(frame.away.map((one) => [cellKey(one), one.because]));
  const compare = (one: PersonId, other: PersonId): number => collator.compare(name(one), name(other));
  const finding = (found: PlanFinding): string =>
    findingWords(t, found, {
      name: found.personId === null ? '' : name(found.personId),
      pool:
        frame.parts.flatMap((part) => part.scheme.pools).find(({ key }) => key === found.poolKey)?.name ?? '',
      tier: (key) => tier(found.day ?? frame.days[0]?.day ?? full.line.fromDay, key),
      away,
    });
  const cell = ({ place, tierKey, isLead, isPinned, published, findings }: CellView): string => {
    if (place.state === 'held')
      return place.column.shown.heldBy === ''
        ? t('period:plan.noPart')
        : t('period:plan.heldBy', { name: place.column.shown.heldBy });
    return [
      tierKey === null && place.awayBecause !== '' ? away(place.awayBecause) : tier(place.day, tierKey),
      isLead ? t('period:plan.lead') : '',
      isPinned ? t('period:plan.pinned') : '',
      published === undefined ? '' : t('period:plan.changedFrom', { tier: tier(place.day, published) }),
      place.state === 'begun' ? t('period:plan.begun') : '',
      place.state === 'outside' ? t('period:plan.outside') : '',
      ...findings.map(finding),
    ]
      .filter((part) => part !== '')
      .join(t('rota.month.join'));
  };
  return {
    name,
    names: (ids) => ids.toSorted(compare).map(name).join(t('common.comma')),
    compare,
    awayOn: (at) => {
      const because = gone.get(cellKey(at));
      return because === undefined ? '' : away(because);
    },
    place: ({ day, personId }) => `${times.day(day)} ${name(personId)}`,
    tier,
    look: ({ column }, { key }) => (column.part === undefined ? undefined : looks.get(column.part)?.get(key)),
    letter,
    away,
    cell,
    finding,
    findingAt: (found) =>
      [found.day === null ? '' : times.day(found.day), finding(found)].filter(Boolean).join(' '),
  };
}

/** The sentences of a table in the language of the screens. */
export function usePlanWords(full: PeriodFull): PlanWords {
  const { t } = useWords();
  return wordsFor(t, useTimes(), full);
}

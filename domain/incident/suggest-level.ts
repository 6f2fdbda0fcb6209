import type { IsoDay } from '../time/instant.ts';
import { figureOf, type KeptFact } from './facts.ts';
import { type IncidentLevel, severityOf } from './level.ts';
import type { LevelRule } from './level-rule.ts';
import type { IncidentClass } from './taxonomy.ts';

/** What the rules are asked about: the class and kind, what is known, and the day of 接报. */
export type Graded = {
  readonly class: IncidentClass | null;
  readonly kindId: string;
  readonly current: ReadonlyMap<string, KeptFact>;
  readonly day: IsoDay;
};

const isInForce = ({ isOn, fromDay, untilDay }: LevelRule, day: IsoDay): boolean =>
  isOn && (fromDay === null || fromDay <= day) && (untilDay === null || day <= untilDay);

const isMeant = ({ classes, kinds }: LevelRule, { class: of, kindId }: Graded): boolean =>
  (classes.length === 0 || (of !== null && classes.includes(of))) &&
  (kinds.length === 0 || kinds.includes(kindId));

/** True where every threshold of a rule is reached; a sum counts what is known and leaves out what nobody stated. */
function isReached({ all }: LevelRule, { current }: Graded): boolean {
  return all.every(({ figures, atLeast }) => {
    const known = figures.map((key) => figureOf(current, key)).filter((number) => number !== null);
    return known.length > 0 && known.reduce((sum, number) => sum + number, 0) >= atLeast;
  });
}

/** The worst level that a rule in force reaches with what is known, the rules that reach it, and those by which it is reported whatever its level. */
export function suggestLevel(
  rules: readonly LevelRule[],
  graded: Graded,
): {
  readonly level: IncidentLevel | null;
  readonly because: readonly LevelRule[];
  readonly reportBecause: readonly LevelRule[];
} {
  const reached = rules.filter(
    (rule) => isInForce(rule, graded.day) && isMeant(rule, graded) && isReached(rule, graded),
  );
  const level = reached.reduce<IncidentLevel | null>(
    (worst, rule) => (severityOf(rule.level) > severityOf(worst) ? rule.level : worst),
    null,
  );
  return {
    level,
    because: level === null ? [] : reached.filter((rule) => rule.level === level),
    reportBecause: reached.filter((rule) => rule.level === null),
  };
}

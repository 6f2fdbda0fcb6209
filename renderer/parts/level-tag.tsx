import '../styles/level-tag.css';
import type { IncidentLevel } from '#domain/incident/level';
import { useWords } from '../use-words.ts';

/** The level of an incident in its colour and by its name. */
export function LevelTag({
  level,
  isBig = false,
}: {
  readonly level: IncidentLevel | null;
  readonly isBig?: boolean;
}) {
  const { t } = useWords();
  const name = level ?? 'none';
  return (
    <span className={`level-mark is-level-${name}${isBig ? ' is-big' : ''}`}>
      {t(`incident:level.${name}`)}
    </span>
  );
}

import { Button } from 'antd';
import type { Person } from '#domain/people/person';
import { tierHeads } from '#domain/period/demands';
import type { Scheme } from '#domain/period/scheme';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { readTypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import type { TypedPart, TypedPool } from './declare-draft.ts';
import { headsWords } from './declare-words.ts';
import { DeclarePool } from './declare-people.tsx';
import { SchemeChoice } from './declare-scheme.tsx';

/** One part of a period: from which day on it holds, its scheme, and the people of each of its pools. */
export function DeclarePart({
  part,
  index,
  beginsOn,
  isFixed,
  schemes,
  people,
  everybody,
  problem,
  onScheme,
  onChange,
  onRemove,
}: {
  readonly part: TypedPart;
  readonly index: number;
  /** The day with which the period begins, for its first part. */
  readonly beginsOn: string | undefined;
  /** True where duty has begun in it and nothing of it changes any more. */
  readonly isFixed: boolean;
  readonly schemes: readonly Scheme[];
  /** Those who can be chosen, and everybody with a name. */
  readonly people: readonly Person[];
  readonly everybody: readonly Person[];
  readonly problem: string | undefined;
  readonly onScheme: (scheme: Scheme) => void;
  readonly onChange: (part: TypedPart) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const day = readTypedDay(beginsOn ?? part.fromDay, useMinute(), useZone());
  const hint = day === undefined ? t('office:day.hint') : times.longDay(day);
  const putPool = (pool: TypedPool): void =>
    onChange({ ...part, pools: part.pools.map((one) => (one.key === pool.key ? pool : one)) });
  return (
    <section className="panel declare-part" aria-label={t('period:declare.partName', { no: index + 1 })}>
      <header>
        <h3>
          {t('period:declare.partName', { no: index + 1 })}{' '}
          {isFixed ? <span className="tag">{t('period:declare.locked')}</span> : null}
        </h3>
        {onRemove === undefined ? null : (
          <Button size="small" onClick={onRemove}>
            {t('period:declare.removePart')}
          </Button>
        )}
      </header>
      <div className="declare-part-head">
        <TextField
          label={t('period:declare.partFrom')}
          value={beginsOn ?? part.fromDay}
          isReadOnly={isFixed || beginsOn !== undefined}
          hint={beginsOn === undefined ? hint : t('period:declare.firstPart')}
          problem={problem}
          onChange={(fromDay) => onChange({ ...part, fromDay })}
        />
        <SchemeChoice
          value={part.scheme}
          schemes={schemes}
          isFixed={isFixed}
          onChange={(scheme) => {
            if (scheme !== null) onScheme(scheme);
          }}
        />
      </div>
      <div className="declare-pools">
        {part.scheme.pools.map((pool) => {
          const typed = part.pools.find(({ key }) => key === pool.key);
          if (typed === undefined) return null;
          return (
            <DeclarePool
              key={pool.key}
              pool={pool}
              typed={typed}
              others={part.pools
                .filter(({ key }) => key !== pool.key)
                .map((other) => ({
                  name: part.scheme.pools.find(({ key }) => key === other.key)?.name ?? other.key,
                  people: new Set(other.people),
                }))}
              heads={headsWords(part.scheme, tierHeads(pool, typed.people.length))}
              people={[
                ...people,
                ...everybody.filter((person) => typed.people.includes(person.id) && !people.includes(person)),
              ]}
              isFixed={isFixed}
              onChange={putPool}
            />
          );
        })}
      </div>
    </section>
  );
}

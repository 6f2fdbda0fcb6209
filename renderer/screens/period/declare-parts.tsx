import { Button } from 'antd';
import type { Scheme } from '#domain/period/scheme';
import { useWords } from '../../use-words.ts';
import { isLocked, type TypedPart } from './declare-draft.ts';
import { DeclarePart } from './declare-part.tsx';
import { peopleOn, usualPools } from './declare-pool.ts';
import { SchemeChoice } from './declare-scheme.tsx';
import type { DeclareSources, DeclareWork } from './use-declare-work.ts';

/** By which schemes a period is kept, from which day on, and who is in which of their pools. */
export function DeclareParts({
  work: { draft, change, days, begunUntil },
  sources,
  say,
  onSetup,
}: {
  readonly work: DeclareWork;
  readonly sources: DeclareSources;
  readonly say: (part: string) => string | undefined;
  readonly onSetup: () => void;
}) {
  const { t } = useWords();
  const { schemes } = sources.setup;
  const { parts } = draft;
  const last = parts.at(-1);
  const people = peopleOn(sources.people, days);
  const put = (next: readonly TypedPart[]): void => change({ parts: next });
  const withScheme = (part: TypedPart, scheme: Scheme): TypedPart => ({
    ...part,
    scheme,
    pools: usualPools(scheme, sources, days, part.pools),
  });
  if (last === undefined)
    return (
      <div className="declare-parts">
        {schemes.length === 0 ? (
          <div className="notice-line">
            <span className="grow">{t('period:declare.noSchemes')}</span>
            <Button onClick={onSetup}>{t('period:declare.toSetup')}</Button>
          </div>
        ) : null}
        <SchemeChoice
          value={null}
          schemes={schemes}
          isFixed={schemes.length === 0}
          onChange={(scheme) => {
            if (scheme !== null) put([withScheme({ fromDay: '', scheme, pools: [] }, scheme)]);
          }}
        />
      </div>
    );
  return (
    <div className="declare-parts">
      {parts.map((part, index) => {
        const isFixed = isLocked(index === 0 ? { fromDay: draft.from } : part, begunUntil);
        return (
          <DeclarePart
            // Parts have no other name than their place; what is typed lies in the draft.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            part={part}
            index={index}
            beginsOn={index === 0 ? draft.from : undefined}
            isFixed={isFixed}
            schemes={schemes}
            people={people}
            everybody={sources.people}
            problem={say(`part ${index}`)}
            onScheme={(scheme) => put(parts.map((one, at) => (at === index ? withScheme(one, scheme) : one)))}
            onChange={(next) => put(parts.map((one, at) => (at === index ? next : one)))}
            onRemove={isFixed ? undefined : () => put(parts.filter((_, at) => at !== index))}
          />
        );
      })}
      <div className="actions">
        <Button onClick={() => put([...parts, { ...last, fromDay: '' }])}>
          {t('period:declare.addPart')}
        </Button>
        <span className="small quiet grow">{t('period:declare.addPartSays')}</span>
      </div>
    </div>
  );
}

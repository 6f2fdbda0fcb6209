import { Fragment } from 'react';
import type { Output } from '#contract/methods';
import { Highlight } from '../../parts/highlight.tsx';
import { useWords } from '../../use-words.ts';
import { goToIntake } from './office-goto.ts';

type Hit = Output<'office.search'>['hits'][number];

function Places({ places, typed }: Pick<Hit['pieces'][number], 'places'> & { readonly typed: string }) {
  const { t } = useWords();
  return places.map(({ what, heading }, no) => (
    // oxlint-disable-next-line react/no-array-index-key -- an entry can be found under one number twice
    <Fragment key={no}>
      <span className="tag">{t(`product:search.what.${what}`)}</span>{' '}
      <span className="quiet">
        <Highlight text={heading} typed={typed} />
      </span>{' '}
    </Fragment>
  ));
}

/** A report in which words were found: each text once, with every place of the report at which it stands. */
export function SearchHit({
  hit: { intakeId, roomName, day, isWithdrawn, pieces, more },
  typed,
}: {
  readonly hit: Hit;
  readonly typed: string;
}) {
  const { t } = useWords();
  const [only, ...others] = pieces;
  return (
    <button type="button" onClick={() => goToIntake(intakeId)}>
      <span>
        <b>{roomName}</b> {day} {isWithdrawn ? <span className="tag red">{t('product:cell.x')}</span> : null}{' '}
        {/* One text has its places in the line of its room, so that many hits are in sight. */}
        {only === undefined || others.length > 0 ? null : <Places places={only.places} typed={typed} />}
        {more === 0 ? null : (
          <span className="quiet small"> {t('product:search.more', { count: more })}</span>
        )}
      </span>
      {pieces.map(({ text, places }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same text can stand in a report with different headings
        <span key={index}>
          {others.length === 0 ? null : <Places places={places} typed={typed} />}
          <span className="search-text">
            <Highlight text={text} typed={typed} />
          </span>
        </span>
      ))}
    </button>
  );
}

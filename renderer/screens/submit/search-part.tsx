import '../../styles/submit-office.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { RoomChoice } from './room-choice.tsx';
import { SearchHit } from './search-hit.tsx';

type Search = {
  readonly text: string;
  readonly from: IsoDay | null;
  readonly until: IsoDay | null;
  readonly roomId: OfficeRoomId | null;
};

const atOnce = 50;

/** 检索: words in what all rooms reported, the newest first, each opening what came in. */
export function SearchPart() {
  const { t } = useWords();
  const [search, setSearch] = useKept<Search>('office-search', {
    text: '',
    from: null,
    until: null,
    roomId: null,
  });
  const [typed, setTyped] = useState(search.text);
  const [offset, setOffset] = useState(0);
  const change = (parts: Partial<Search>): void => {
    setOffset(0);
    setSearch({ ...search, ...parts });
  };
  const isWrong = search.from !== null && search.until !== null && search.from > search.until;
  const asked = useAsk(
    'office.search',
    {
      text: search.text,
      fromDay: search.from,
      untilDay: search.until,
      roomId: search.roomId,
      offset,
      limit: atOnce,
    },
    { isOff: search.text === '' || isWrong },
  );
  const found = search.text === '' || isWrong ? undefined : asked.data;
  return (
    <div className="office-search">
      <h2 className="unseen">{t('product:tab.search')}</h2>
      <form
        className="office-bar"
        onSubmit={(event) => {
          event.preventDefault();
          change({ text: typed.trim() });
        }}
      >
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- there is nothing else to do here than to type
          autoFocus
          className="text-input search"
          aria-label={t('product:search.words')}
          placeholder={t('product:search.words')}
          maxLength={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <DayPicker
          label={t('product:intake.from')}
          day={search.from ?? ''}
          onChange={(day) => change({ from: day === '' ? null : day })}
        />
        <DayPicker
          label={t('product:intake.until')}
          day={search.until ?? ''}
          onChange={(day) => change({ until: day === '' ? null : day })}
        />
        <RoomChoice value={search.roomId} onChange={(roomId) => change({ roomId })} />
        <Button type="primary" htmlType="submit">
          {t('product:search.find')}
        </Button>
      </form>
      {isWrong ? (
        <div className="failure" role="alert">
          {t('product:search.wrongSpan')}
        </div>
      ) : null}
      <FailureNotice error={search.text === '' ? undefined : asked.error} />
      {found === undefined ? (
        <div className="empty grow">{search.text === '' ? t('product:search.begin') : ''}</div>
      ) : found.hits.length === 0 ? (
        <div className="empty grow">{t('product:search.none', { text: search.text })}</div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <section className="search-hits" tabIndex={0} aria-label={t('product:search.hits')}>
          <ol>
            {found.hits.map((hit) => (
              <li key={hit.intakeId}>
                <SearchHit hit={hit} typed={search.text} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {found === undefined || found.all === 0 ? null : (
        <footer className="office-foot quiet small">
          {t('product:intake.count', { from: offset + 1, until: offset + found.hits.length, all: found.all })}{' '}
          {offset === 0 ? null : (
            <Button size="small" onClick={() => setOffset(Math.max(0, offset - atOnce))}>
              {t('product:intake.newer')}
            </Button>
          )}{' '}
          {offset + found.hits.length >= found.all ? null : (
            <Button size="small" onClick={() => setOffset(offset + atOnce)}>
              {t('product:intake.older')}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}

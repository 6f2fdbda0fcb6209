import { useState } from 'react';
import type { RescuedEntry } from '#contract/methods/rescue';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { timesFor } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const pageLength = 50;

function EntryRow({ entry, zone }: { readonly entry: RescuedEntry; readonly zone: string }) {
  const { t, i18n } = useWords();
  const times = timesFor(i18n.language, zone);
  return (
    <tr>
      <td className="nowrap">{entry.number}</td>
      <td className="nowrap">{times.full(entry.recordedAt).slice(0, 16)}</td>
      <td className="nowrap">{t(`trade:category.${entry.category}`)}</td>
      <td className="rescued-text">
        {entry.isVoid ? <s>{entry.content}</s> : entry.content}
        {entry.handling === '' ? null : (
          <div className="quiet">
            {t('trade:part.handling')} {entry.handling}
          </div>
        )}
        <span className="tags">
          {entry.isVoid ? <span className="tag">{t('office:rescue.void')}</span> : null}
          {entry.correctionCount === 0 ? null : (
            <span className="tag">{t('office:rescue.corrected', { count: entry.correctionCount })}</span>
          )}
          {entry.attachmentCount === 0 ? null : (
            <span className="tag">{t('office:rescue.attachments', { count: entry.attachmentCount })}</span>
          )}
          {entry.isAltered ? <span className="tag red">{t('office:rescue.alteredMark')}</span> : null}
        </span>
      </td>
      <td>{entry.recorderName}</td>
    </tr>
  );
}

/** One page of the list and, under the last one, the way to what is older. */
function Page({
  before,
  zone,
  isLast,
  onOlder,
}: {
  readonly before: number | null;
  readonly zone: string;
  readonly isLast: boolean;
  readonly onOlder: (before: number) => void;
}) {
  const { t } = useWords();
  const { data: page, error } = useAsk('rescue.read', { before, limit: pageLength });
  if (page === undefined)
    return (
      <tbody>
        <tr>
          <td colSpan={5}>
            <FailureNotice error={error} />
          </td>
        </tr>
      </tbody>
    );
  const { nextBefore } = page;
  return (
    <tbody>
      {page.entries.map((entry) => (
        <EntryRow key={entry.seq} entry={entry} zone={zone} />
      ))}
      {isLast ? (
        <tr>
          <td colSpan={5}>
            {nextBefore === null ? (
              <span className="quiet">{t('office:rescue.end')}</span>
            ) : (
              <button type="button" className="plain-button" onClick={() => onOlder(nextBefore)}>
                {t('office:rescue.older')}
              </button>
            )}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** The first step: the entries that can be read, newest first. */
export function RescueLookStep({ zone }: { readonly zone: string }) {
  const { t } = useWords();
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  return (
    <>
      <p className="quiet">{t('office:rescue.look')}</p>
      <table className="plain-table lined" aria-label={t('office:rescue.list')}>
        <thead>
          <tr>
            <th>{t('office:rescue.number')}</th>
            <th>{t('office:rescue.time')}</th>
            <th>{t('office:rescue.category')}</th>
            <th>{t('office:rescue.content')}</th>
            <th>{t('office:rescue.recorder')}</th>
          </tr>
        </thead>
        {pages.map((before, index) => (
          <Page
            key={before ?? 'newest'}
            before={before}
            zone={zone}
            isLast={index === pages.length - 1}
            onOlder={(next) => setPages([...pages, next])}
          />
        ))}
      </table>
    </>
  );
}

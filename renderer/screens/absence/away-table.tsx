import type { ReactNode } from 'react';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { RuleTags, StateTag } from '../../parts/absence-tags.tsx';
import { actingWords, spanWords } from '../../parts/edge-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Absences as lines of a small table; the name opens an absence. */
export function AwayTable({
  label,
  lines,
  last,
  onOpen,
}: {
  readonly label: string;
  readonly lines: readonly AbsenceLine[];
  /** What a line ends with where it is not what the rules say. */
  readonly last?: { readonly title: string; readonly cell: (line: AbsenceLine) => ReactNode };
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="away-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="plain-table away-table">
        <thead>
          <tr>
            <th scope="col">{t('absence:field.person')}</th>
            <th scope="col">{t('absence:field.state')}</th>
            <th scope="col">{t('absence:list.span')}</th>
            <th scope="col">{t('absence:field.acting')}</th>
            <th scope="col">{last === undefined ? t('absence:list.rules') : last.title}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <button type="button" className="row-button" onClick={() => onOpen(line.id)}>
                  {line.personName}
                </button>{' '}
                {line.isLeader ? <span className="tag">{t('absence:list.leader')}</span> : null}
                <span className="small quiet below">{line.personPost}</span>
              </td>
              <td>
                <StateTag state={line.state} />
                <span className="small quiet below nowrap">{line.number}</span>
              </td>
              <td>
                {spanWords(t, times, line)}
                <span className="small quiet below">
                  {t(`absence:kind.${line.kind}`)} · {t(`absence:reach.${line.reach}`)}
                </span>
              </td>
              <td>{actingWords(line) || <span className="quiet">{t('absence:list.noActing')}</span>}</td>
              <td>{last === undefined ? <RuleTags line={line} /> : last.cell(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

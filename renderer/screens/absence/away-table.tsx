import { Button } from 'antd';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { RuleTags, StateTag } from '../../parts/absence-tags.tsx';
import { useAge } from '../../parts/age.ts';
import { actingWords, spanWords } from '../../parts/edge-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

function Late({ line, onOpen }: { readonly line: AbsenceLine; readonly onOpen: (id: AbsenceId) => void }) {
  const { t } = useWords();
  const age = useAge();
  return (
    <span className="tags">
      <b className="late-words">{t('absence:now.lateBy', { age: age(line.untilAt) })}</b>
      <Button
        size="small"
        type="primary"
        aria-label={t('absence:now.returnOf', { name: line.personName })}
        onClick={() => onOpen(line.id)}
      >
        {t('absence:now.return')}
      </Button>
    </span>
  );
}

/** Absences as lines of a small table; the name opens an absence. */
export function AwayTable({
  label,
  lines,
  isLate = false,
  onOpen,
}: {
  readonly label: string;
  readonly lines: readonly AbsenceLine[];
  /** True where a line says how late its person is, and leads to the return, instead of what the rules say. */
  readonly isLate?: boolean;
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
            <th scope="col">{isLate ? t('absence:now.late') : t('absence:list.rules')}</th>
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
              <td>{isLate ? <Late line={line} onOpen={onOpen} /> : <RuleTags line={line} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

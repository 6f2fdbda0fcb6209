import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { RuleTags, StateTag } from '../../parts/absence-tags.tsx';
import { actingWords, edgeWords, endWords } from '../../parts/edge-words.ts';
import { LineGrid } from '../../parts/line-grid.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const headings = [
  'number',
  'person',
  'kind',
  'from',
  'until',
  'days',
  'acting',
  'approver',
  'state',
  'rules',
] as const;

function LineCells({ line }: { readonly line: AbsenceLine }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <>
      <td className="nowrap">{line.number}</td>
      <td>
        <b>{line.personName}</b>
        {line.isLeader ? <span className="tag">{t('absence:list.leader')}</span> : null}
        <span className="small quiet below">{line.personPost}</span>
      </td>
      <td>
        {t(`absence:kind.${line.kind}`)}
        <span className="small quiet below">{t(`absence:reach.${line.reach}`)}</span>
      </td>
      <td className="edge">{edgeWords(t, times, line.from)}</td>
      <td className="edge">
        {edgeWords(t, times, line.until)}
        {line.returned === null ? null : (
          <span className="small quiet below">
            {t('absence:list.backAt', { at: endWords(times, line.returned.at) })}
          </span>
        )}
      </td>
      <td className="number">{line.halfDays / 2}</td>
      <td>{actingWords(line)}</td>
      <td>{line.approverName}</td>
      <td>
        <StateTag state={line.state} />
        {line.changeCount === 0 ? null : (
          <span className="small quiet below">{t('absence:list.changes', { count: line.changeCount })}</span>
        )}
      </td>
      <td>{line.stepState === 'cancelled' ? null : <RuleTags line={line} />}</td>
    </>
  );
}

/** The registry as a table of any length with a keyboard cursor; it is found again where it was scrolled to. */
export function ListGrid({
  lines,
  cursorId,
  onCursor,
  onOpen,
}: {
  readonly lines: readonly AbsenceLine[];
  readonly cursorId: AbsenceId | undefined;
  readonly onCursor: (id: AbsenceId) => void;
  readonly onOpen: (id: AbsenceId) => void;
}) {
  const { t } = useWords();
  return (
    <LineGrid<AbsenceId, AbsenceLine>
      name="absence-list-scroll"
      label={t('absence:list.title')}
      className="absence-list"
      columns={headings.map((key) => ({
        key,
        heading: key === 'rules' ? t('absence:list.rules') : t(`absence:field.${key}`),
        className: key === 'days' ? 'number' : undefined,
      }))}
      lines={lines}
      cursorId={cursorId}
      onCursor={onCursor}
      onOpen={onOpen}
      cells={LineCells}
      classOf={(line) => (line.stepState === 'cancelled' ? 'is-cancelled' : undefined)}
    />
  );
}

import type { IncidentLine } from '#contract/methods/incident-nouns';
import type { IncidentId } from '#domain/incident/incident';
import { LineGrid } from '../../parts/line-grid.tsx';
import { LevelTag } from '../../parts/level-tag.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const headings = ['number', 'title', 'level', 'received', 'harm', 'clocks', 'reports', 'state'] as const;

const figures = ['deaths', 'missing', 'trapped', 'injured'] as const;

const stateColours = { open: 'blue', closed: 'green', void: '' } as const;

function LineCells({ line }: { readonly line: IncidentLine }) {
  const { t } = useWords();
  const times = useTimes();
  const harm = figures.flatMap((key) =>
    line[key] === null ? [] : [`${t(`incident:fact.${key}`)} ${line[key]}`],
  );
  return (
    <>
      <td className="nowrap">{line.number}</td>
      <td>
        <b className="gist" title={line.title}>
          {line.title}
        </b>
        <span className="small quiet below">
          {[t(`incident:class.${line.class ?? 'none'}`), line.kindName, line.place]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </td>
      <td>
        <LevelTag level={line.level} />
        {line.isSensitive ? (
          <span className="below">
            <span className="tag red">{t('incident:word.sensitive')}</span>
          </span>
        ) : null}
      </td>
      <td>{times.full(line.receivedAt).slice(0, 16)}</td>
      <td>{harm.join(t('common.comma'))}</td>
      <td>
        {line.lateStages === 0 ? null : (
          <span className="tag red">{t('incident:list.late', { count: line.lateStages })}</span>
        )}{' '}
        {t('incident:list.clocks', { met: line.metStages, open: line.openStages })}
      </td>
      <td>
        {line.reports === 0 ? '' : t('incident:list.reports', { count: line.reports })}{' '}
        {line.hasFinal ? <span className="tag green">{t('incident:report.final')}</span> : null}
      </td>
      <td>
        <span className={`tag ${stateColours[line.state]}`}>{t(`incident:incidentState.${line.state}`)}</span>
      </td>
    </>
  );
}

/** The register as a table of any length with a keyboard cursor; it is found again where it was scrolled to. */
export function ListGrid({
  lines,
  cursorId,
  onCursor,
  onOpen,
}: {
  readonly lines: readonly IncidentLine[];
  readonly cursorId: IncidentId | undefined;
  readonly onCursor: (id: IncidentId) => void;
  readonly onOpen: (id: IncidentId) => void;
}) {
  const { t } = useWords();
  return (
    <LineGrid<IncidentId, IncidentLine>
      name="incident-list-scroll"
      label={t('incident:list.title')}
      className="incident-list"
      columns={headings.map((key) => ({ key, heading: t(`incident:list.field.${key}`) }))}
      lines={lines}
      cursorId={cursorId}
      onCursor={onCursor}
      onOpen={onOpen}
      cells={LineCells}
      classOf={(line) => (line.state === 'void' ? 'is-void' : undefined)}
    />
  );
}

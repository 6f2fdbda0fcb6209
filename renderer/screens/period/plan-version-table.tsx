import { Modal } from 'antd';
import { cellKey } from '#domain/period/plan';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { tierOn } from './plan-ground.ts';
import { usePlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

/** One published version as it stood: everybody by day, in letters. */
export function PlanVersionTable({
  work,
  version,
  onClose,
}: {
  readonly work: PlanWork;
  readonly version: number;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const words = usePlanWords(work.full);
  const { line } = work.full;
  const { data, error } = useAsk('period.version', { id: line.id, version });
  const whole = data?.version === version ? data : undefined;
  const cells = new Map((whole?.cells ?? []).map((cell) => [cellKey(cell), cell]));
  const days = [...new Set((whole?.cells ?? []).map(({ day }) => day))].toSorted();
  const columns = new Map(work.table.ground.columns.map((column) => [column.day, column]));
  const lettersAt = (key: string): string => {
    const cell = cells.get(key);
    const column = cell === undefined ? undefined : columns.get(cell.day);
    if (cell === undefined || column === undefined) return '';
    const tier = tierOn(column, cell.tierKey);
    const place = work.table.ground.places.get(key);
    const letters = tier === undefined || place === undefined ? undefined : words.look(place, tier)?.letters;
    return `${letters ?? words.tier(cell.day, cell.tierKey)}${cell.isLead ? t('period:plan.leadMark') : ''}`;
  };
  const title = `${line.name} ${t('rota.versions.no', { no: version })}`;
  return (
    <Modal open footer={null} width="min(1100px, 94vw)" style={{ top: 24 }} title={title} onCancel={onClose}>
      <FailureNotice error={error} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable */}
      <div className="plan-version" tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('period:plan.person')}</th>
              {days.map((day) => (
                <th key={day} scope="col" title={times.longDay(day)}>
                  {Number(day.slice(5, 7))}/{Number(day.slice(8))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(whole?.people ?? []).map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {days.map((day) => (
                  <td key={day}>{lettersAt(cellKey({ day, personId: id }))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}

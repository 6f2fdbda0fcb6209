import { Checkbox } from 'antd';
import { useWords } from '../../use-words.ts';
import type { MatrixFilter } from './matrix-rows.ts';

/** Narrows the matrix: to a group, to a name, to rooms that have not reported. */
export function MatrixFilters({
  groups,
  filter,
  onChange,
}: {
  readonly groups: readonly string[];
  readonly filter: MatrixFilter;
  readonly onChange: (filter: MatrixFilter) => void;
}) {
  const { t } = useWords();
  return (
    <>
      {groups.length < 2 ? null : (
        <select
          className="text-input office-select"
          aria-label={t('product:matrix.group')}
          value={filter.group ?? '*'}
          onChange={({ target }) =>
            onChange({ ...filter, group: groups.find((one) => one === target.value) })
          }
        >
          <option value="*">{t('product:matrix.everyGroup')}</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {group === '' ? t('product:matrix.noGroup') : group}
            </option>
          ))}
        </select>
      )}
      <input
        className="text-input search office-find"
        aria-label={t('product:matrix.find')}
        placeholder={t('product:matrix.find')}
        value={filter.text}
        onChange={({ target }) => onChange({ ...filter, text: target.value })}
      />
      <Checkbox
        checked={filter.onlyMissing}
        onChange={({ target }) => onChange({ ...filter, onlyMissing: target.checked })}
      >
        {t('product:matrix.onlyMissing')}
      </Checkbox>
    </>
  );
}

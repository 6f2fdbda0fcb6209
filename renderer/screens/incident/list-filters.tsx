import { Button, Checkbox, Input, Select } from 'antd';
import { incident } from '#domain/incident/incident';
import { levelOrNone } from '#domain/incident/level';
import { incidentClass } from '#domain/incident/taxonomy';
import { DayPicker } from '../../parts/day-picker.tsx';
import { useWords } from '../../use-words.ts';
import { allOfThem, isNarrowed, type ListFilter } from './list-filter.ts';

/** Narrows the register: which days, what words, which classes, levels and states, only sensitive or late ones. */
export function ListFilters({
  filter,
  onChange,
}: {
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
}) {
  const { t } = useWords();
  const change = (parts: Partial<ListFilter>): void => onChange({ ...filter, ...parts });
  const many = (
    name: string,
    value: readonly string[],
    options: readonly { readonly value: string; readonly label: string }[],
    onMany: (chosen: readonly string[]) => void,
  ) => (
    <Select
      mode="multiple"
      maxTagCount="responsive"
      className="filter-many"
      placeholder={name}
      aria-label={name}
      value={[...value]}
      options={[...options]}
      onChange={onMany}
    />
  );
  return (
    <div className="office-bar" role="search">
      <Input
        allowClear
        className="filter-text"
        placeholder={t('incident:list.search')}
        aria-label={t('incident:list.search')}
        value={filter.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <DayPicker
        label={t('log.from')}
        day={filter.from}
        allowClear={false}
        onChange={(from) => (from === '' ? undefined : change({ from }))}
      />
      <DayPicker
        label={t('log.until')}
        day={filter.until}
        allowClear={false}
        onChange={(until) => (until === '' ? undefined : change({ until }))}
      />
      {many(
        t('incident:list.class'),
        filter.classes,
        [...incidentClass.options, 'none' as const].map((value) => ({
          value,
          label: t(`incident:class.${value}`),
        })),
        (classes) => change({ classes }),
      )}
      {many(
        t('incident:word.level'),
        filter.levels,
        levelOrNone.options.map((value) => ({ value, label: t(`incident:level.${value}`) })),
        (levels) => change({ levels }),
      )}
      {many(
        t('incident:list.state'),
        filter.states,
        incident.shape.state.options.map((value) => ({ value, label: t(`incident:incidentState.${value}`) })),
        (states) => change({ states }),
      )}
      <Checkbox
        checked={filter.isSensitiveOnly}
        onChange={(event) => change({ isSensitiveOnly: event.target.checked })}
      >
        {t('incident:word.sensitive')}
      </Checkbox>
      <Checkbox
        checked={filter.isLateOnly}
        onChange={(event) => change({ isLateOnly: event.target.checked })}
      >
        {t('incident:list.lateOnly')}
      </Checkbox>
      {isNarrowed(filter) ? <Button onClick={() => change(allOfThem)}>{t('log.clear')}</Button> : null}
    </div>
  );
}

import { Button, Checkbox, Select } from 'antd';
import { absenceKind, shownAbsenceState } from '#domain/absence/absence';
import type { PersonId } from '#domain/people/person';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { useWords } from '../../use-words.ts';
import { isNarrowed, type ListFilter, usualSpans } from './list-filter.ts';

const spans = ['month', 'quarter', 'year'] as const;

/** Narrows the registry: which days, whose, how they stand, what kind. */
export function ListFilters({
  filter,
  today,
  onChange,
}: {
  readonly filter: ListFilter;
  readonly today: IsoDay;
  readonly onChange: (filter: ListFilter) => void;
}) {
  const { t } = useWords();
  const people = useAsk('people.all', { withLeft: true }).data ?? [];
  const usual = usualSpans(today);
  const change = (parts: Partial<ListFilter>): void => onChange({ ...filter, ...parts });
  return (
    <div className="office-bar" role="search">
      {spans.map((name) => {
        const isChosen = usual[name].from === filter.from && usual[name].until === filter.until;
        return (
          <Button
            key={name}
            aria-pressed={isChosen}
            type={isChosen ? 'primary' : 'default'}
            ghost={isChosen}
            onClick={() => change(usual[name])}
          >
            {t(`absence:list.spans.${name}`)}
          </Button>
        );
      })}
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
      <Select
        allowClear
        showSearch={{
          filterOption: (typed, option) =>
            (option?.find ?? '').includes(typed.normalize('NFKC').toLowerCase()),
        }}
        className="filter-person"
        placeholder={t('absence:field.person')}
        aria-label={t('absence:field.person')}
        value={filter.personId}
        options={people.map((person) => ({
          value: person.id,
          label: person.name,
          find: `${person.name} ${person.initials} ${person.pinyin.replaceAll(' ', '')} ${person.post}`.toLowerCase(),
        }))}
        onChange={(personId: PersonId | null | undefined) => change({ personId: personId ?? null })}
      />
      <Select
        mode="multiple"
        maxTagCount="responsive"
        className="filter-many"
        placeholder={t('absence:field.state')}
        aria-label={t('absence:field.state')}
        value={[...filter.states]}
        options={shownAbsenceState.options.map((code) => ({
          value: code as string,
          label: t(`absence:state.${code}`),
        }))}
        onChange={(states) => change({ states })}
      />
      <Select
        mode="multiple"
        maxTagCount="responsive"
        className="filter-many"
        placeholder={t('absence:field.kind')}
        aria-label={t('absence:field.kind')}
        value={[...filter.kinds]}
        options={absenceKind.options.map((code) => ({
          value: code as string,
          label: t(`absence:kind.${code}`),
        }))}
        onChange={(kinds) => change({ kinds })}
      />
      <Checkbox
        checked={filter.isLeadersOnly}
        onChange={(event) => change({ isLeadersOnly: event.target.checked })}
      >
        {t('absence:list.leadersOnly')}
      </Checkbox>
      <Checkbox
        checked={filter.isMissedOnly}
        onChange={(event) => change({ isMissedOnly: event.target.checked })}
      >
        {t('absence:list.missedOnly')}
      </Checkbox>
      {isNarrowed(filter) ? (
        <Button
          onClick={() =>
            change({ personId: null, states: [], kinds: [], isLeadersOnly: false, isMissedOnly: false })
          }
        >
          {t('log.clear')}
        </Button>
      ) : null}
    </div>
  );
}

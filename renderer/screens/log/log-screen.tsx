import { Button, Checkbox, Input, type InputRef, Select } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { LogFilter } from '#contract/methods/log';
import { category } from '#domain/log/categories';
import { type EntryId, matterState } from '#domain/log/entry';
import { personId } from '#domain/people/person';
import { addDays, clockTime, isoDay } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { announce, hear, takePending } from '../../frame/events.ts';
import { useZone } from '../../frame/seat.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { EntryDetail } from '../../parts/entry-detail.tsx';
import { EntryList } from '../../parts/entry-list.tsx';

type Narrowed = {
  readonly text: string;
  readonly from: string;
  readonly until: string;
  readonly categories: readonly string[];
  readonly states: readonly string[];
  readonly recorder: string | undefined;
  readonly shiftNo: string;
  readonly importantOnly: boolean;
};

const nothing: Narrowed = {
  text: '',
  from: '',
  until: '',
  categories: [],
  states: [],
  recorder: undefined,
  shiftNo: '',
  importantOnly: false,
};

/** The filters outlive the visit to another place, as a drawer stays open on a desk. */
let remembered: { readonly narrowed: Narrowed; readonly selected: EntryId | undefined } = {
  narrowed: nothing,
  selected: undefined,
};

const midnight = clockTime.parse('00:00');

function filterOf(narrowed: Narrowed, zone: string): LogFilter {
  const from = isoDay.safeParse(narrowed.from);
  const until = isoDay.safeParse(narrowed.until);
  return {
    ...(narrowed.text.trim() === '' ? {} : { text: narrowed.text.trim().slice(0, 200) }),
    ...(from.success ? { fromAt: instantAt(from.data, midnight, zone) } : {}),
    ...(until.success ? { untilAt: instantAt(addDays(until.data, 1), midnight, zone) } : {}),
    ...(narrowed.categories.length === 0
      ? {}
      : { categories: narrowed.categories.map((code) => category.parse(code)) }),
    ...(narrowed.states.length === 0
      ? {}
      : { states: narrowed.states.map((code) => matterState.parse(code)) }),
    ...(narrowed.recorder === undefined ? {} : { recorderId: personId.parse(narrowed.recorder) }),
    ...(/^\d{1,9}$/.test(narrowed.shiftNo) ? { shiftNo: Number(narrowed.shiftNo) } : {}),
    ...(narrowed.importantOnly ? { importantOnly: true } : {}),
  };
}

/** Years of log, searched as one types, read beside the list. */
export function LogScreen() {
  const { t } = useWords();
  const zone = useZone();
  const [narrowed, setNarrowed] = useState(remembered.narrowed);
  const [selected, setSelected] = useState<EntryId | undefined>(remembered.selected);
  const searchField = useRef<InputRef>(null);
  const people = useAsk('people.all', { withLeft: true }).data ?? [];
  const filter = filterOf(useDeferredValue(narrowed), zone);
  const isNarrowed = Object.keys(filter).length > 0;
  const change = (parts: Partial<Narrowed>): void => setNarrowed((before) => ({ ...before, ...parts }));

  useEffect(() => {
    remembered = { narrowed, selected };
  }, [narrowed, selected]);

  useEffect(() => {
    const search = ({ text }: { readonly text: string }): void => {
      if (text !== '') setNarrowed({ ...nothing, text });
      searchField.current?.focus({ cursor: 'all' });
    };
    const open = ({ id }: { readonly id: EntryId }): void => setSelected(id);
    const waiting = takePending('search-log');
    if (waiting !== undefined) search(waiting);
    const wanted = takePending('open-entry');
    if (wanted !== undefined) open(wanted);
    const stops = [hear('search-log', search), hear('open-entry', open)];
    return () => stops.forEach((stop) => stop());
  }, []);

  return (
    <div className="log">
      <div className="filters" role="search">
        <Input
          ref={searchField}
          allowClear
          style={{ width: 300 }}
          value={narrowed.text}
          placeholder={t('log.search')}
          aria-label={t('log.search')}
          onChange={(event) => change({ text: event.target.value })}
        />
        <DayPicker label={t('log.from')} day={narrowed.from} onChange={(from) => change({ from })} />
        <DayPicker label={t('log.until')} day={narrowed.until} onChange={(until) => change({ until })} />
        <Select
          mode="multiple"
          maxTagCount="responsive"
          style={{ width: 170 }}
          placeholder={t('log.categories')}
          aria-label={t('log.categories')}
          value={[...narrowed.categories]}
          options={category.options.map((code) => ({ value: code, label: t(`trade:category.${code}`) }))}
          onChange={(categories) => change({ categories })}
        />
        <Select
          mode="multiple"
          maxTagCount="responsive"
          style={{ width: 130 }}
          placeholder={t('log.states')}
          aria-label={t('log.states')}
          value={[...narrowed.states]}
          options={matterState.options.map((code) => ({ value: code, label: t(`trade:state.${code}`) }))}
          onChange={(states) => change({ states })}
        />
        <Select
          allowClear
          showSearch={{ filterOption: (typed, option) => (option?.find ?? '').includes(typed.toLowerCase()) }}
          style={{ width: 130 }}
          placeholder={t('log.person')}
          aria-label={t('log.person')}
          value={narrowed.recorder ?? null}
          options={people.map((person) => ({
            value: person.id as string,
            label: person.name,
            find: `${person.name} ${person.initials} ${person.pinyin.replaceAll(' ', '')}`,
          }))}
          onChange={(recorder) => change({ recorder: recorder ?? undefined })}
        />
        <Input
          style={{ width: 84 }}
          value={narrowed.shiftNo}
          placeholder={t('log.shiftNo')}
          aria-label={t('log.shiftNo')}
          onChange={(event) => change({ shiftNo: event.target.value })}
        />
        <Checkbox
          checked={narrowed.importantOnly}
          onChange={(event) => change({ importantOnly: event.target.checked })}
        >
          {t('log.importantOnly')}
        </Checkbox>
        {isNarrowed ? <Button onClick={() => setNarrowed(nothing)}>{t('log.clear')}</Button> : null}
        <Button style={{ marginLeft: 'auto' }} onClick={() => announce('open-export', undefined)}>
          {t('log.export')}
        </Button>
      </div>
      <div className="panes">
        <EntryList
          filter={filter}
          selected={selected}
          onSelect={setSelected}
          onOpen={setSelected}
          empty={isNarrowed ? t('log.empty') : t('log.emptyAll')}
          label={t('place.log')}
        />
        <div className="detail">
          {selected === undefined ? (
            <div className="empty">{t('log.choose')}</div>
          ) : (
            <EntryDetail id={selected} typed={narrowed.text.trim()} onOpen={setSelected} />
          )}
        </div>
      </div>
    </div>
  );
}

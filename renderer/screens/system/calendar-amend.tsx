import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { dayType, type DayType } from '#domain/calendar/official-day';
import type { IsoDay } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { noNotice, NoticeFields, useReadNotice } from './notice-fields.tsx';

/** Changes the days that are chosen in the year, by hand and with a reason. */
export function CalendarAmend({
  year,
  version,
  chosen,
  onClose,
}: {
  readonly year: number;
  readonly version: number;
  readonly chosen: ReadonlySet<IsoDay>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { act, isBusy, refusal } = useAct('calendar.amend');
  const [type, setType] = useState<DayType>('holiday');
  const [name, setName] = useState('');
  const [draft, setDraft] = useState(noNotice);
  const [isShown, setShown] = useState(false);
  const [opened] = useState(version);
  const notice = useReadNotice(draft);
  const days = [...chosen].toSorted();
  const needsName = type === 'holiday' || type === 'makeup';
  const isNameMissing = needsName && name.trim() === '';

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (notice === undefined || isNameMissing || days.length === 0) return;
    const done = await act({
      ...notice,
      year,
      // After a conflict the newest state is on the screen, and saving again means it.
      version: refusal?.failure.code === 'conflict' ? version : opened,
      coversYear: false,
      days: days.map((day) => ({ day, type, name: name.trim() })),
    });
    if (done !== undefined) onClose();
  };

  return (
    <form className="panel calendar-amend" noValidate onSubmit={(event) => void save(event)}>
      <header>
        <h2>{t('office:calendar.amendTitle', { year })}</h2>
      </header>
      <div className="form-grid">
        <p className={isShown && days.length === 0 ? 'form-problem wide' : 'wide'} aria-live="polite">
          {days.length === 0
            ? t('office:calendar.chooseHint')
            : t('office:calendar.chosen', {
                count: days.length,
                days: days.map((day) => times.day(day)).join('、'),
              })}
        </p>
        <Field label={t('office:calendar.type')}>
          {(wires) => (
            <select
              {...wires}
              className="text-input"
              value={type}
              onChange={(event) => setType(dayType.parse(event.target.value))}
            >
              {dayType.options.map((each) => (
                <option key={each} value={each}>
                  {t(`trade:dayType.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={t('office:calendar.name')}
          hint={t(needsName ? 'office:calendar.nameHint' : 'office:calendar.nameOptional')}
          problem={isShown && isNameMissing ? t('office:problem.required') : undefined}
          value={name}
          onChange={setName}
        />
        <NoticeFields draft={draft} isShown={isShown} onChange={setDraft} />
      </div>
      <FailureNotice error={refusal} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('common.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <span className="quiet small">{t('office:calendar.keptVersions')}</span>
      </div>
    </form>
  );
}

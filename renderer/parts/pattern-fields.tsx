import { useId } from 'react';
import { useWords } from '../use-words.ts';
import {
  type ShiftNames,
  patternOf,
  readClock,
  type StationDraft,
  type TypedShift,
} from './station-draft.ts';
import { ShiftSpans } from './shift-spans.tsx';

const kinds = ['whole-day', 'day-night', 'three', 'own'] as const;

function OwnShifts({
  shifts,
  dayStart,
  onChange,
}: {
  readonly shifts: readonly TypedShift[];
  readonly dayStart: string;
  readonly onChange: (shifts: readonly TypedShift[]) => void;
}) {
  const { t } = useWords();
  const set = (key: string, parts: Partial<TypedShift>): void =>
    onChange(shifts.map((shift) => (shift.key === key ? { ...shift, ...parts } : shift)));
  const add = (): void => onChange([...shifts, { key: crypto.randomUUID(), name: '', startsAt: '' }]);
  return (
    <div className="own-shifts">
      {shifts.map((shift, index) => (
        <div key={shift.key} className="own-shift">
          <input
            className="text-input"
            aria-label={t('office:station.shiftName', { no: index + 1 })}
            placeholder={t('office:station.shiftName', { no: index + 1 })}
            value={shift.name}
            maxLength={20}
            onChange={(event) => set(shift.key, { name: event.target.value })}
          />
          <input
            className="text-input"
            aria-label={t('office:station.startsAt', { no: index + 1 })}
            placeholder="1800"
            value={index === 0 ? dayStart : shift.startsAt}
            readOnly={index === 0}
            aria-invalid={index > 0 && shift.startsAt !== '' && readClock(shift.startsAt) === undefined}
            onChange={(event) => set(shift.key, { startsAt: event.target.value })}
          />
          <button
            className="quiet-button"
            type="button"
            disabled={shifts.length === 1 || index === 0}
            aria-label={t('office:station.removeShift', { no: index + 1 })}
            onClick={() => onChange(shifts.filter((known) => known.key !== shift.key))}
          >
            {t('common.delete')}
          </button>
        </div>
      ))}
      <button className="quiet-button" type="button" disabled={shifts.length >= 8} onClick={add}>
        {t('office:station.addShift')}
      </button>
    </div>
  );
}

/** Chooses how a duty day is divided and shows what comes of it; own shifts begin from the ones shown before. */
export function PatternFields({
  draft,
  names,
  problem,
  onChange,
}: {
  readonly draft: StationDraft;
  readonly names: ShiftNames;
  readonly problem: string | undefined;
  readonly onChange: (parts: Partial<StationDraft>) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const pattern = patternOf(draft, names);
  const dayStart = readClock(draft.dayStart);
  const choose = (kind: StationDraft['kind']): void => {
    if (kind !== 'own' || draft.kind === 'own' || pattern === undefined) return onChange({ kind });
    const own = pattern.shifts.map((shift) => ({ ...shift, key: crypto.randomUUID() }));
    return onChange({ kind, own });
  };
  return (
    <fieldset
      className="pattern-fields wide"
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
    >
      <legend>{t('office:station.pattern')}</legend>
      <div className="choices">
        {kinds.map((kind) => (
          <label key={kind} className="choice">
            <input type="radio" name={id} checked={draft.kind === kind} onChange={() => choose(kind)} />
            {t(`office:station.patternKind.${kind}`)}
          </label>
        ))}
      </div>
      {draft.kind === 'own' ? (
        <OwnShifts
          shifts={draft.own}
          dayStart={dayStart ?? draft.dayStart}
          onChange={(own) => onChange({ own })}
        />
      ) : null}
      {problem === undefined ? null : (
        <span id={`${id}-problem`} className="form-problem" role="alert">
          {problem}
        </span>
      )}
      {pattern === undefined || dayStart === undefined || problem !== undefined ? null : (
        <ShiftSpans pattern={pattern} dayStart={dayStart} />
      )}
    </fieldset>
  );
}

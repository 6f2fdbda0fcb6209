import { useWords } from '../use-words.ts';
import { nowAt } from '../use-now.ts';
import { PatternFields } from './pattern-fields.tsx';
import { Field, TextField } from './plain-field.tsx';
import { readClock, type ShiftNames, type StationDraft, type StationReading } from './station-draft.ts';

const commonZones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'];

const zones = (chosen: string): readonly string[] => [
  ...new Set([...commonZones, chosen, ...Intl.supportedValuesOf('timeZone')]),
];

function zoneWords(zone: string, language: string): string {
  const part = (style: 'longGeneric' | 'longOffset'): string =>
    new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: style })
      .formatToParts(new Date(nowAt()))
      .find((each) => each.type === 'timeZoneName')?.value ?? '';
  return `${part('longGeneric')} ${part('longOffset')}`;
}

/** The words for what is wrong with a part of the station; undefined where nothing is, or where it is not to be said yet. */
export function useStationWords(reading: StationReading, isShown: boolean) {
  const { t } = useWords();
  return (part: keyof StationReading['problems']): string | undefined => {
    const problem = reading.problems[part];
    return problem === undefined || !isShown ? undefined : t(`office:problem.${problem}`);
  };
}

/** The fields that say what the duty room is and how its days run. */
export function StationFields({
  draft,
  names,
  reading,
  isShown,
  onChange,
}: {
  readonly draft: StationDraft;
  readonly names: ShiftNames;
  readonly reading: StationReading;
  readonly isShown: boolean;
  readonly onChange: (parts: Partial<StationDraft>) => void;
}) {
  const { t, i18n } = useWords();
  const say = useStationWords(reading, isShown);
  const understood = readClock(draft.dayStart);
  return (
    <>
      <TextField
        label={t('office:station.unitName')}
        value={draft.unitName}
        placeholder={t('office:station.unitHint')}
        problem={say('unitName')}
        onChange={(unitName) => onChange({ unitName })}
      />
      <TextField
        label={t('office:station.centralOffice')}
        value={draft.centralOffice}
        placeholder={t('office:station.centralHint')}
        problem={say('centralOffice')}
        onChange={(centralOffice) => onChange({ centralOffice })}
      />
      <TextField
        label={t('office:station.dayStart')}
        value={draft.dayStart}
        hint={
          understood === undefined
            ? t('office:station.dayStartHint')
            : t('office:station.dayStartMeans', { time: understood })
        }
        problem={
          draft.dayStart !== '' && understood === undefined ? t('office:problem.clock') : say('dayStart')
        }
        onChange={(dayStart) => onChange({ dayStart })}
      />
      <Field label={t('office:station.zone')} hint={zoneWords(draft.zone, i18n.language)}>
        {(wires) => (
          <select
            {...wires}
            className="text-input"
            value={draft.zone}
            onChange={(event) => onChange({ zone: event.target.value })}
          >
            {zones(draft.zone).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        )}
      </Field>
      <PatternFields draft={draft} names={names} problem={say('pattern')} onChange={onChange} />
    </>
  );
}

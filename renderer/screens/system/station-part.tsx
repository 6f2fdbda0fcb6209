import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Output } from '#contract/methods';
import type { Station } from '#domain/station';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { ShiftSpans, useShiftNames } from '../../parts/shift-spans.tsx';
import { draftOf, readStation, type StationDraft } from '../../parts/station-draft.ts';
import { StationFields, useStationWords } from '../../parts/station-fields.tsx';

const numbers = ['idleLockMinutes', 'lateEntryMinutes', 'reliefGraceMinutes'] as const;
const lists = ['equipment', 'things'] as const;

function StationFacts({ station }: { readonly station: Station }) {
  const { t } = useWords();
  return (
    <dl className="facts">
      {(['unitName', 'centralOffice', 'zone', 'dayStart'] as const).map((part) => (
        <div key={part} className="contents">
          <dt>{t(`office:station.${part}`)}</dt>
          <dd>{station[part] || t('common.none')}</dd>
        </div>
      ))}
      <dt>{t('office:station.pattern')}</dt>
      <dd>
        <ShiftSpans pattern={station.pattern} dayStart={station.dayStart} />
      </dd>
      {numbers.map((part) => (
        <div key={part} className="contents">
          <dt>{t(`office:station.${part}`)}</dt>
          <dd>{t('office:station.minutes', { count: station[part] })}</dd>
        </div>
      ))}
      <dt>{t('office:station.retentionLabel')}</dt>
      <dd>{station.retentionLabel || t('common.none')}</dd>
      {lists.map((part) => (
        <div key={part} className="contents">
          <dt>{t(`office:station.${part}`)}</dt>
          <dd>{station[part].join(t('common.comma')) || t('common.none')}</dd>
        </div>
      ))}
    </dl>
  );
}

function StationForm({ now }: { readonly now: Output<'station.now'> }) {
  const { t } = useWords();
  const names = useShiftNames();
  const { act, isBusy, refusal, clear } = useAct('station.change');
  const [edited, setEdited] = useState<
    { readonly draft: StationDraft; readonly version: number } | undefined
  >(undefined);
  const [isSaved, setSaved] = useState(false);
  const draft = edited?.draft ?? draftOf(now.station);
  const reading = readStation(draft, names);
  const say = useStationWords(reading, true);
  const change = (parts: Partial<StationDraft>): void => {
    setSaved(false);
    setEdited({ draft: { ...draft, ...parts }, version: edited?.version ?? now.version });
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (reading.station === undefined || edited === undefined) return;
    // After a conflict the administrator was told; saving again means it.
    const version = refusal?.failure.code === 'conflict' ? now.version : edited.version;
    if ((await act({ station: reading.station, version })) === undefined) return;
    setEdited(undefined);
    setSaved(true);
  };
  return (
    <form className="form-grid station-form" noValidate onSubmit={(event) => void submit(event)}>
      <StationFields draft={draft} names={names} reading={reading} isShown onChange={change} />
      {numbers.map((part) => (
        <TextField
          key={part}
          label={t(`office:station.${part}`)}
          value={draft[part]}
          hint={t(`office:station.${part}Hint`)}
          problem={say(part)}
          onChange={(typed) => change({ [part]: typed })}
        />
      ))}
      <TextField
        label={t('office:station.retentionLabel')}
        value={draft.retentionLabel}
        hint={t('office:station.retentionHint')}
        problem={say('retentionLabel')}
        onChange={(retentionLabel) => change({ retentionLabel })}
      />
      {lists.map((part) => (
        <TextField
          key={part}
          label={t(`office:station.${part}`)}
          value={draft[part]}
          hint={t(`office:station.${part}Hint`)}
          problem={say(part)}
          onChange={(typed) => change({ [part]: typed })}
        />
      ))}
      <div className="wide actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={isBusy}
          disabled={edited === undefined || reading.station === undefined}
        >
          {t('common.save')}
        </Button>
        <Button
          disabled={edited === undefined}
          onClick={() => {
            setEdited(undefined);
            clear();
          }}
        >
          {t('office:station.undo')}
        </Button>
        <output className="quiet small">
          {isSaved ? t('office:station.saved') : t('office:station.changeHint')}
        </output>
      </div>
      <div className="wide">
        <FailureNotice error={refusal} />
      </div>
    </form>
  );
}

/** What the duty room is: the administrator changes it, everybody else reads it. */
export function StationPart() {
  const canEdit = useHasRole('admin');
  const { data, error } = useAsk('station.now', {});
  if (data === undefined) return <FailureNotice error={error} />;
  return canEdit ? <StationForm now={data} /> : <StationFacts station={data.station} />;
}

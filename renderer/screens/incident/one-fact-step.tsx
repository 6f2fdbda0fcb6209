import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { factName, type KeptFact } from '#domain/incident/facts';
import { readTypedTime } from '#domain/time/typed-time';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { factLabel, factValue } from '../../parts/fact-words.ts';
import { statedOf } from './one-stated.ts';
import type { FactAct } from './one-facts.tsx';

/** Says of a fact that it was verified, or takes it back with a reason; either is a new fact, and what was said before stays. */
export function OneFactStep({
  full,
  act,
  one,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly act: FactAct;
  readonly one: KeptFact;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const note = useAct('incident.note');
  const blank = { of: factName(one), source: act === 'verify' ? '' : one.source, typed: '', reason: '' };
  const [kept, keep, drop] = useFormDraft(`incident-${act}/${full.incident.id}`, blank);
  const draft = kept.of === blank.of ? kept : blank;
  const { source, typed, reason } = draft;
  const [isTried, setTried] = useState(false);
  const knownAt = typed.trim() === '' ? nowAt() : readTypedTime(typed, nowAt(), zone);
  const isMissing = act === 'takeBack' && reason.trim() === '';
  const name = factLabel(t, one);
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (knownAt === undefined || isMissing) return;
    const said = {
      ...statedOf(one),
      knownAt,
      source: source.trim() === '' ? one.source : source.trim(),
      ...(act === 'verify'
        ? { isVerified: true }
        : { number: null, text: '', isAbout: false, isVerified: false }),
    };
    const { id } = full.incident;
    const done = await note.act({ id, version: full.version, facts: [said], note: reason.trim() });
    if (done === undefined) return;
    drop();
    onClose();
  };
  return (
    <StepDialog
      title={t(act === 'verify' ? 'incident:page.verifyTitle' : 'incident:page.takeBackTitle', { name })}
      confirm={t('common.confirm')}
      isBusy={note.isBusy}
      refusal={note.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        <b>{factValue(t, one)}</b> <span className="quiet">{one.source}</span>
      </p>
      {act === 'takeBack' ? (
        <TextField
          label={t('incident:page.reason')}
          value={reason}
          problem={isTried && isMissing ? t('entry.reasonRequired') : undefined}
          onChange={(text) => keep({ ...draft, reason: text })}
        />
      ) : null}
      <TextField
        label={t(act === 'verify' ? 'incident:page.verifiedBy' : 'incident:page.source')}
        value={source}
        placeholder={one.source}
        onChange={(text) => keep({ ...draft, source: text })}
      />
      <TypedTime
        label={t('incident:page.saidAt')}
        hint={t('incident:page.nowHint')}
        value={typed}
        onChange={(text) => keep({ ...draft, typed: text })}
      />
    </StepDialog>
  );
}

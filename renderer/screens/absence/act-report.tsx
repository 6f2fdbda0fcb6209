import { useId, useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { type AbsenceReport, reportManner } from '#domain/absence/absence';
import { useAct, useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { MomentField, readMoment } from './moment-field.tsx';
import { useMeant } from './use-meant.ts';

/** After a telephone call without a paper the next report is the paper. */
const usualManner = ({ reports }: AbsenceFull): AbsenceReport['manner'] =>
  reports.length > 0 && reports.every(({ manner }) => manner === 'phone') ? 'afterwards' : 'written';

/** 报备: who was told, how, when, and who took it there. */
export function ActReport({
  absence,
  onClose,
}: {
  readonly absence: AbsenceFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const choicesId = useId();
  const report = useAct('absence.report');
  const meant = useMeant(absence, report.refusal);
  const recipients = useAsk('absence.rules', {}).data?.rules.recipients ?? [];
  const told = new Set(absence.reports.map(({ to }) => to));
  const [typedTo, setTo] = useState<string | undefined>(undefined);
  const [manner, setManner] = useState<AbsenceReport['manner']>(usualManner(absence));
  const [when, setWhen] = useState('');
  const [receivedBy, setReceivedBy] = useState('');
  const [note, setNote] = useState('');
  const [isShown, setShown] = useState(false);
  const demanded = absence.findings.find(
    ({ kind, outcome, isAdvice }) => kind === 'report' && outcome !== 'met' && !isAdvice,
  )?.values['to'];
  // Whom a rule demands and nobody told, then the first that was not told yet; a paper afterwards goes where the call went.
  const next = demanded ?? recipients.find((one) => !told.has(one)) ?? recipients[0] ?? '';
  const to = typedTo ?? (manner === 'afterwards' ? (absence.reports[0]?.to ?? next) : next);
  const at = readMoment(when, zone);

  const confirm = async (): Promise<void> => {
    setShown(true);
    if (report.isBusy || to.trim() === '' || at === undefined) return;
    const done = await report.act({
      ...meant,
      report: { to: to.trim(), manner, at, receivedBy: receivedBy.trim(), note: note.trim() },
    });
    if (done !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('absence:detail.reportTitle', { number: absence.number, name: absence.personName })}
      confirm={t('absence:detail.reportDo')}
      isBusy={report.isBusy}
      refusal={report.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field
        label={t('absence:detail.reportTo')}
        problem={isShown && to.trim() === '' ? t('absence:form.problem.required') : undefined}
      >
        {(wires) => (
          <input
            {...wires}
            className="text-input"
            value={to}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      {recipients.length === 0 ? null : (
        <fieldset className="bare recipients" aria-labelledby={choicesId}>
          <span id={choicesId} className="unseen">
            {t('absence:detail.recipients')}
          </span>
          {recipients.map((one) => (
            <button
              key={one}
              type="button"
              className="toggle"
              aria-pressed={one === to}
              onClick={() => setTo(one)}
            >
              {one}
              {told.has(one) ? ` ${t('absence:detail.toldAlready')}` : ''}
            </button>
          ))}
        </fieldset>
      )}
      <div className="form-grid">
        <Field label={t('absence:detail.manner')}>
          {({ id }) => (
            <select
              id={id}
              className="text-input"
              value={manner}
              onChange={(event) => setManner(reportManner.parse(event.target.value))}
            >
              {reportManner.options.map((one) => (
                <option key={one} value={one}>
                  {t(`absence:reportManner.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <MomentField label={t('absence:detail.reportedAt')} value={when} onChange={setWhen} />
        <TextField label={t('absence:detail.receivedBy')} value={receivedBy} onChange={setReceivedBy} />
        <TextField label={t('absence:field.note')} value={note} onChange={setNote} />
      </div>
    </StepDialog>
  );
}

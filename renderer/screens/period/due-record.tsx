import { useState } from 'react';
import type { PeriodFull, ShownDue } from '#contract/methods/period-nouns';
import { submissionManner, submittedThing } from '#domain/period/submission';
import { addMinutes, isoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { readSent, type SentDraft, type SentProblem } from './due-draft.ts';

/** Records that a table or a report was sent; begins with what is due. */
export function DueRecord({
  full,
  due,
  onClose,
}: {
  readonly full: PeriodFull;
  /** What it is sent for; null where somebody chooses it here. */
  readonly due: ShownDue | null;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const now = useMinute();
  const report = useAct('period.report');
  const { line, fields, days } = full;
  const isByRota = fields.parts.length === 0;
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState<SentDraft>(() => ({
    what: due?.what ?? 'roster',
    bodyId: due?.bodyId ?? (fields.bodies.length === 1 ? (fields.bodies[0]?.bodyId ?? '') : ''),
    day: due?.day ?? null,
    planVersion: null,
    at: localParts(now, zone).time,
    manner: 'network',
    receivedBy: '',
    receipt: '',
    note: '',
  }));
  // The newest table until another one is chosen, also where it is published while this stands open.
  const draft = { ...typed, planVersion: typed.planVersion ?? line.planVersion };
  const reading = readSent(draft, { now, zone, isByRota });
  // A typed time that is still to come reads as yesterday's; a paper may also have been sent before it was published here.
  const isEarly =
    full.published !== null &&
    reading.fields?.planVersion === full.published.version &&
    addMinutes(reading.fields.at, 1) <= full.published.publishedAt;
  const change = (parts: Partial<SentDraft>): void => setTyped({ ...typed, ...parts });
  const say = (...wanted: readonly SentProblem[]): string | undefined => {
    const problem = wanted.find((one) => reading.problems.includes(one));
    // What cannot be is said at once; what is missing only when somebody wants to be done.
    return problem === undefined || (!isShown && problem !== 'ahead')
      ? undefined
      : t(`period:due.problem.${problem}`);
  };
  const confirm = async (): Promise<void> => {
    setShown(true);
    if (reading.fields === undefined) return;
    if ((await report.act({ periodId: line.id, fields: reading.fields })) !== undefined) onClose();
  };
  const isRoster = draft.what === 'roster';
  const choice = (
    part: 'what' | 'bodyId' | 'day' | 'planVersion' | 'manner',
    options: readonly (readonly [string, string])[],
    onChoose: (value: string) => void,
    problem?: string,
  ) => (
    <Field label={t(`period:due.record.${part}`)} problem={problem}>
      {(wires) => (
        <select
          {...wires}
          className="text-input"
          value={String(draft[part] ?? '')}
          onChange={(event) => onChoose(event.target.value)}
        >
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const versions = Array.from({ length: line.planVersion ?? 0 }, (_one, index) =>
    String(index + 1),
  ).toReversed();
  return (
    <StepDialog
      width={680}
      title={t('period:due.record.title', { name: line.name })}
      confirm={t('period:due.record.confirm')}
      isBusy={report.isBusy}
      refusal={report.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="form-grid">
        {choice(
          'what',
          submittedThing.options.map((what) => [what, t(`period:what.${what}`)]),
          (what) => change({ what: submittedThing.parse(what) }),
        )}
        {choice(
          'bodyId',
          [
            ['', t('period:due.record.choose')],
            ...fields.bodies.map(({ bodyId, name }) => [bodyId, name] as const),
          ],
          (bodyId) => change({ bodyId }),
          say('body'),
        )}
        {isRoster
          ? choice(
              'planVersion',
              versions.length === 0
                ? [['', t(isByRota ? 'period:list.plan.none' : 'period:due.record.noVersion')]]
                : versions.map((version) => [version, t('period:due.version', { version })]),
              (version) => change({ planVersion: Number(version) }),
              say('version'),
            )
          : choice(
              'day',
              [
                ['', t('period:due.record.choose')],
                ...days.map(({ day }) => [day, times.longDay(day)] as const),
              ],
              (day) => change({ day: day === '' ? null : isoDay.parse(day) }),
              say('day'),
            )}
        {choice(
          'manner',
          submissionManner.options.map((manner) => [manner, t(`period:manner.${manner}`)]),
          (manner) => change({ manner: submissionManner.parse(manner) }),
        )}
        <TypedTime
          label={t('period:due.record.at')}
          hint={t('period:due.record.atHint')}
          value={draft.at}
          problem={say('at', 'ahead')}
          width={260}
          onChange={(at) => change({ at })}
        />
        <TextField
          label={t('period:due.record.receivedBy')}
          value={draft.receivedBy}
          onChange={(receivedBy) => change({ receivedBy })}
        />
        <TextField
          label={t('period:due.record.receipt')}
          value={draft.receipt}
          hint={t('period:due.record.receiptHint')}
          onChange={(receipt) => change({ receipt })}
        />
        <TextField
          label={t('period:due.record.note')}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      </div>
      {isEarly ? <p className="small late-words">{t('period:due.record.early')}</p> : null}
    </StepDialog>
  );
}

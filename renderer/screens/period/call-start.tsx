import { Button, Modal, Segmented, Select } from 'antd';
import { type SubmitEvent, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { type CallOutId, callOutNumber } from '#domain/period/call-out';
import { useAct, useAsk } from '../../asking.ts';
import { DrillTag } from '../../parts/drill-tag.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { type CallDraft, callOf, draftProblem, firstDraft, withTier } from './call-draft.ts';
import { CallPeople } from './call-people.tsx';

function KindAndTier({
  draft,
  tiers,
  onChange,
}: {
  readonly draft: CallDraft;
  readonly tiers: Output<'period.now'>['tiers'];
  readonly onChange: (draft: CallDraft) => void;
}) {
  const { t } = useWords();
  return (
    <div className="call-kind">
      <span className="field">
        <span className="field-name">{t('period:callOut.kind')}</span>
        <Segmented
          aria-label={t('period:callOut.kind')}
          className={draft.isDrill ? 'kind-drill' : 'kind-real'}
          value={draft.isDrill ? 'drill' : 'real'}
          options={(['real', 'drill'] as const).map((value) => ({
            value,
            label: t(`period:callOut.${value}Long`),
          }))}
          onChange={(value) => onChange({ ...draft, isDrill: value === 'drill' })}
        />
      </span>
      <span className="field">
        <span className="field-name">{t('period:callOut.tier')}</span>
        <Select
          aria-label={t('period:callOut.tier')}
          value={draft.tierKey}
          options={[
            ...tiers.map(({ tier, people }) => ({
              value: tier.key,
              label: `${tier.name} ${t('period:run.count', { count: people.length })}`,
            })),
            { value: '', label: t('period:callOut.noTier') },
          ]}
          onChange={(key) => onChange(withTier(draft, tiers, key))}
        />
      </span>
      <span className="quiet small">{t('period:callOut.kindHint')}</span>
    </div>
  );
}

/** Calls people in, for real or as a drill; Enter starts, and one kind while the other runs is asked for once more. */
export function CallStart({
  now,
  wantedTier,
  onStarted,
  onClose,
}: {
  readonly now: Output<'period.now'>;
  /** The tier to begin with; empty for those on standby. */
  readonly wantedTier: string;
  readonly onStarted: (id: CallOutId) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('callout.start');
  const directory = useAsk('people.all', { withLeft: false }).data ?? [];
  const { tiers } = now;
  // What was typed is there again after Esc; who is called is chosen anew, for the tiers may be others by then.
  const [typed, setTyped] = useKept('call-typed', { reason: '', place: '' });
  const [draft, setDraft] = useState(() => ({ ...firstDraft(tiers, wantedTier), ...typed }));
  const form = useRef<HTMLFormElement>(null);
  const [hasTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const problem = draftProblem(draft);
  const shown = hasTried ? problem : undefined;
  const other = now.callOuts.find(({ isDrill }) => isDrill !== draft.isDrill);
  const planned = tiers.flatMap(({ people }) => people);
  const awayBy = Object.fromEntries(planned.map((one) => [one.personId, one.awayBy]));
  const change = (next: CallDraft): void => {
    setDraft(next);
    setTyped({ reason: next.reason, place: next.place });
    setAsking(false);
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined || start.isBusy) return;
    if (other !== undefined && !isAsking) {
      setAsking(true);
      return;
    }
    const started = await start.act(callOf(draft, tiers, now.running[0]));
    if (started === undefined) return;
    setTyped({ reason: '', place: '' });
    onStarted(started.id);
  };
  return (
    <Modal
      open
      width={760}
      title={
        <>
          <DrillTag isDrill={draft.isDrill} /> {t('period:callOut.title')}
        </>
      }
      className={draft.isDrill ? 'call-window is-drill' : 'call-window'}
      footer={null}
      focusable={{ focusTriggerAfterClose: false }}
      afterOpenChange={(isOpen) => {
        if (isOpen) form.current?.querySelector<HTMLElement>('.call-fields input')?.focus();
      }}
      onCancel={onClose}
    >
      <form ref={form} className="call-form" noValidate onSubmit={(event) => void submit(event)}>
        <KindAndTier draft={draft} tiers={tiers} onChange={change} />
        <CallPeople
          directory={directory}
          known={planned.map(({ personId, name, post }) => ({ id: personId, name, post }))}
          awayBy={awayBy}
          listed={draft.listed}
          chosen={draft.chosen}
          onChange={(choice) => change({ ...draft, ...choice })}
        />
        {shown === 'needPeople' ? (
          <span className="field-problem">{t('period:callOut.needPeople')}</span>
        ) : null}
        <div className="call-fields">
          <TextField
            label={t('period:callOut.reason')}
            value={draft.reason}
            placeholder={t('period:callOut.reasonHint')}
            problem={shown === 'needReason' ? t('period:callOut.needReason') : undefined}
            onChange={(reason) => change({ ...draft, reason: reason.slice(0, 300) })}
          />
          <TextField
            label={t('period:callOut.place')}
            value={draft.place}
            placeholder={t('period:callOut.placeHint')}
            onChange={(place) => change({ ...draft, place: place.slice(0, 100) })}
          />
          <TextField
            label={t('period:callOut.minutes')}
            value={draft.minutes}
            hint={t('period:callOut.minutesHint')}
            problem={shown === 'badMinutes' ? t('period:callOut.badMinutes') : undefined}
            onChange={(minutes) => change({ ...draft, minutes })}
          />
        </div>
        <FailureNotice error={start.refusal} />
        {isAsking && other !== undefined ? (
          <p className="notice-line" role="alert">
            {t(other.isDrill ? 'period:callOut.alsoDrill' : 'period:callOut.alsoReal', {
              number: callOutNumber(other),
            })}
          </p>
        ) : null}
        <div className="actions">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            danger={!draft.isDrill}
            loading={start.isBusy}
          >
            {isAsking
              ? t('period:callOut.startAnyway')
              : t(draft.isDrill ? 'period:callOut.startDrill' : 'period:callOut.start')}{' '}
            <span className="small">Enter</span>
          </Button>
          {isAsking ? (
            <Button onClick={() => setAsking(false)}>{t('period:callOut.back')}</Button>
          ) : (
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

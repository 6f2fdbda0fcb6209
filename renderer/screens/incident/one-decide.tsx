import { Radio } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { currentFacts, isFigure } from '#domain/incident/facts';
import { type IncidentLevel, incidentLevel, type LevelOrNone } from '#domain/incident/level';
import type { IncidentStage } from '#domain/incident/stage';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { LevelTag } from '../../parts/level-tag.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useWords } from '../../use-words.ts';
import { statedOf } from './one-stated.ts';
import { byDue, isBeforeEnd } from './one-order.ts';

type Draft = { readonly chosen: LevelOrNone | null; readonly reason: string };

const blank: Draft = { chosen: null, reason: '' };

const levelOf = (name: LevelOrNone): IncidentLevel | null => (name === 'none' ? null : name);

/** The level that a digit means: 1 特别重大 … 4 一般, 0 not graded. */
const ofDigit = (key: string): LevelOrNone | undefined =>
  key === '0' ? 'none' : incidentLevel.options[Number(key) - 1];

function Moved({ title, stages }: { readonly title: string; readonly stages: readonly IncidentStage[] }) {
  const { t } = useWords();
  const times = useTimes();
  if (stages.length === 0) return null;
  return (
    <section aria-label={title}>
      <b>{title}</b>
      <ul className="plain-list moved-clocks">
        {byDue(stages).map((stage) => (
          <li key={stage.id}>
            {stageTitle(t, stage)}{' '}
            <b>
              {stage.dueAt !== null
                ? times.moment(stage.dueAt)
                : t(isBeforeEnd(stage) ? 'incident:countdown.beforeEnd' : 'incident:countdown.atOnce')}
            </b>{' '}
            <span className="small quiet">{stage.policyName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What another level changes of the clocks, before anybody decides on it. */
function Consequences({
  full,
  level,
}: {
  readonly full: IncidentFull;
  readonly level: IncidentLevel | null;
}) {
  const { t } = useWords();
  const { incident } = full;
  const facts = [...currentFacts(full.facts).values()].filter(({ key }) => isFigure(key)).map(statedOf);
  const { data, error, isPlaceholderData } = useAsk('incident.dryRun', {
    fields: incident.fields,
    facts,
    level,
    policies: null,
    incidentId: incident.id,
  });
  if (data === undefined || isPlaceholderData) return <FailureNotice error={error} />;
  const added = data.stages.filter(
    ({ id }) => !incident.stages.some((known) => known.id === id && known.state !== 'lifted'),
  );
  const lifted = incident.stages.filter(
    ({ id, state, origin }) =>
      state === 'open' && origin !== 'hand' && !data.stages.some((stage) => stage.id === id),
  );
  return (
    <div className="consequences" role="status">
      {added.length + lifted.length === 0 ? <p className="quiet">{t('incident:page.noChange')}</p> : null}
      <Moved title={t('incident:page.willAdd', { count: added.length })} stages={added} />
      <Moved title={t('incident:page.willLift', { count: lifted.length })} stages={lifted} />
    </div>
  );
}

/** Somebody decides on the level: what the rules suggest, what it changes of the clocks, and why where it is another. */
export function OneDecide({ full, onClose }: { readonly full: IncidentFull; readonly onClose: () => void }) {
  const { t } = useWords();
  const decide = useAct('incident.decide');
  const { incident, suggestion } = full;
  const [draft, setDraft, drop] = useFormDraft<Draft>(`incident-decide/${incident.id}`, blank);
  const { reason } = draft;
  // As long as nobody chose, what the facts suggest by now.
  const chosen = draft.chosen ?? suggestion.level ?? incident.level ?? 'none';
  const [isTried, setTried] = useState(false);
  const level = levelOf(chosen);
  const isSame = level === incident.level;
  const isOther = level !== null && suggestion.level !== null && level !== suggestion.level;
  const isMissing = isOther && reason.trim() === '';
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (isMissing || isSame) return;
    const { id } = incident;
    const done = await decide.act({ id, version: full.version, level, reason: reason.trim() });
    if (done === undefined) return;
    drop();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const meant = ofDigit(event.key);
    if (meant === undefined || !(event.target instanceof HTMLInputElement) || event.target.type !== 'radio')
      return;
    event.preventDefault();
    setDraft({ ...draft, chosen: meant });
  };
  return (
    <StepDialog
      title={t('incident:page.decideTitle')}
      confirm={t('incident:page.act.decide')}
      width={680}
      isBusy={decide.isBusy}
      refusal={decide.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p className="tags">
        <span className="quiet">{t('incident:page.decided')}</span> <LevelTag level={incident.level} />
        <span className="quiet">{t('incident:page.suggested')}</span> <LevelTag level={suggestion.level} />
        <span className="small">{suggestion.because.join('；')}</span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- digits are a short way to the choices inside */}
      <div onKeyDown={onKeyDown}>
        <Radio.Group
          className="level-choice"
          aria-label={t('incident:word.level')}
          value={chosen}
          onChange={(event) => setDraft({ ...draft, chosen: event.target.value as LevelOrNone })}
        >
          {[...incidentLevel.options, 'none' as const].map((name, index) => (
            <Radio key={name} value={name}>
              <span className="quiet small">{name === 'none' ? 0 : index + 1}</span>{' '}
              <LevelTag level={levelOf(name)} isBig />
            </Radio>
          ))}
        </Radio.Group>
      </div>
      {isSame ? (
        <p className="quiet">{t('incident:page.sameLevel')}</p>
      ) : (
        <Consequences full={full} level={level} />
      )}
      <TextField
        label={t(isOther ? 'incident:page.reasonDiffers' : 'incident:page.reasonOptional')}
        value={reason}
        problem={isTried && isMissing ? t('entry.reasonRequired') : undefined}
        onChange={(text) => setDraft({ ...draft, reason: text })}
      />
    </StepDialog>
  );
}

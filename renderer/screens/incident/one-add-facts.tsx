import { Button } from 'antd';
import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { type Fact, isFigure } from '#domain/incident/facts';
import { readFigures } from '#domain/incident/read-figures';
import { readTypedTime } from '#domain/time/typed-time';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FactChips } from '../../parts/fact-chips.tsx';
import { blankFact, type FactDraft, readFactDraft } from '../../parts/fact-draft.ts';
import { FactEditor } from '../../parts/fact-editor.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

type Draft = {
  readonly line: string;
  readonly source: string;
  readonly knownText: string;
  readonly verified: readonly string[];
  readonly facts: readonly FactDraft[];
};

const blank: Draft = { line: '', source: '', knownText: '', verified: [], facts: [blankFact('measures')] };

/** 补充情况: what was learned since, a line of figures and whatever else; every fact with who said it and when. */
export function OneAddFacts({
  full,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const note = useAct('incident.note');
  const { id } = full.incident;
  const [draft, setDraft, drop] = useFormDraft<Draft>(`incident-facts/${id}`, blank);
  const [isTried, setTried] = useState(false);
  const edit = (parts: Partial<Draft>): void => setDraft({ ...draft, ...parts });
  const now = nowAt();
  const knownAt = draft.knownText.trim() === '' ? now : readTypedTime(draft.knownText, now, zone);
  const read = readFigures(draft.line);
  const figures = read.figures.map(
    ({ key, number, isAbout }): Fact => ({
      key,
      label: '',
      number,
      text: '',
      isAbout,
      isVerified: draft.verified.includes(key),
      source: draft.source.trim(),
      knownAt: knownAt ?? now,
    }),
  );
  const typed = draft.facts
    .map((fact) => (fact.source.trim() === '' ? { ...fact, source: draft.source } : fact))
    .map((fact) => (fact.knownText.trim() === '' ? { ...fact, knownText: draft.knownText } : fact));
  const answers = typed.map((fact) =>
    fact.typed.trim() === '' ? undefined : readFactDraft(fact, now, zone),
  );
  const facts = [
    ...figures,
    ...answers.flatMap((answer) => (answer !== undefined && 'fact' in answer ? [answer.fact] : [])),
  ];
  const isWrong =
    knownAt === undefined || answers.some((answer) => answer !== undefined && 'problem' in answer);
  const change = (place: number, next: FactDraft): void =>
    edit({ facts: draft.facts.map((fact, index) => (index === place ? next : fact)) });
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (isWrong || facts.length === 0) return;
    const said = read.notUnderstood.length === 0 ? '' : draft.line.trim().slice(0, 500);
    const done = await note.act({ id, version: full.version, facts, note: said });
    if (done === undefined) return;
    drop();
    onClose();
  };
  return (
    <StepDialog
      title={t('incident:page.factsTitle')}
      confirm={t('incident:page.act.facts')}
      width={760}
      isBusy={note.isBusy}
      refusal={note.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('incident:page.factLine')}
        value={draft.line}
        hint={t('incident:page.factLineHint')}
        onChange={(line) => edit({ line })}
      />
      <FactChips
        label={t('incident:page.figures')}
        facts={figures}
        onVerify={(index) => {
          const key = figures[index]?.key;
          if (key === undefined || !isFigure(key)) return;
          const { verified } = draft;
          edit({
            verified: verified.includes(key) ? verified.filter((one) => one !== key) : [...verified, key],
          });
        }}
      />
      {read.notUnderstood.length === 0 ? null : (
        <span className="small late-words">
          {t('incident:page.notUnderstood', { text: read.notUnderstood.join(t('common.comma')) })}
        </span>
      )}
      <div className="form-grid">
        <TextField
          label={t('incident:page.source')}
          value={draft.source}
          onChange={(source) => edit({ source })}
        />
        <TypedTime
          label={t('incident:page.saidAt')}
          hint={t('incident:page.nowHint')}
          value={draft.knownText}
          onChange={(knownText) => edit({ knownText })}
        />
      </div>
      {draft.facts.map((fact, place) => {
        const answer = answers[place];
        return (
          <FactEditor
            // oxlint-disable-next-line react/no-array-index-key -- the facts of a form have no other name than their place
            key={place}
            value={fact}
            problem={isTried && answer !== undefined && 'problem' in answer ? answer.problem : undefined}
            onChange={(next) => change(place, next)}
          />
        );
      })}
      <div className="actions">
        <Button onClick={() => edit({ facts: [...draft.facts, blankFact('other')] })}>
          {t('incident:page.oneMore')}
        </Button>
        <span className="grow" />
        {isTried && facts.length === 0 ? (
          <span className="field-problem">{t('incident:page.nothingTyped')}</span>
        ) : (
          <span className="quiet">{t('incident:page.factCount', { count: facts.length })}</span>
        )}
      </div>
    </StepDialog>
  );
}

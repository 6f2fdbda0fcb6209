import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { useAct, useAsk } from '../../asking.ts';
import { useWords } from '../../use-words.ts';
import { type AbsenceDraft, readDecisions } from './absence-draft.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { ExplainFields } from './explain-fields.tsx';
import { FindingsList } from './findings-list.tsx';
import { useMeant } from './use-meant.ts';

/** 情况说明: who decided what the rules speak against, and why. */
export function ActDecide({
  absence,
  onClose,
}: {
  readonly absence: AbsenceFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const decide = useAct('absence.decide');
  const meant = useMeant(absence, decide.refusal);
  const people = useAsk('people.all', { withLeft: false }).data ?? [];
  const [typed, setTyped] = useState<AbsenceDraft['decisions']>({});
  const [isShown, setShown] = useState(false);
  const missed = absence.findings.filter(({ outcome }) => outcome === 'missed');
  const { decisions, problems } = readDecisions(typed, missed);
  const usual = Object.values(typed).findLast(({ byName }) => byName.trim() !== '');
  const confirm = async (): Promise<void> => {
    setShown(true);
    if (decide.isBusy || decisions.length === 0 || Object.keys(problems).length > 0) return;
    const done = await decide.act({ ...meant, decisions });
    if (done !== undefined) onClose();
  };
  const say = (key: string): string | undefined => {
    const problem = problems[key];
    return problem === undefined || !isShown ? undefined : t(`absence:form.problem.${problem}`);
  };
  return (
    <StepDialog
      title={t('absence:detail.decideTitle', { number: absence.number, name: absence.personName })}
      confirm={t('absence:detail.decideDo')}
      isBusy={decide.isBusy}
      refusal={decide.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {missed.length === 0 ? (
        <p className="quiet">{t('absence:detail.nothingMissed')}</p>
      ) : (
        <FindingsList
          findings={missed}
          decisions={absence.decisions}
          renderBelow={(key, isDecided) => (
            <ExplainFields
              people={people}
              typed={typed[key]}
              usual={usual}
              isDecided={isDecided}
              problem={say(key)}
              onChange={(decision) => {
                const { [key]: _dropped, ...others } = typed;
                setTyped(decision === undefined ? others : { ...others, [key]: decision });
              }}
            />
          )}
        />
      )}
      {isShown && missed.length > 0 && decisions.length === 0 && Object.keys(problems).length === 0 ? (
        <span className="form-problem">{t('absence:detail.explainOne')}</span>
      ) : null}
    </StepDialog>
  );
}

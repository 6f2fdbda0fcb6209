import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { KeptFact } from '#domain/incident/facts';
import type { IncidentStage } from '#domain/incident/stage';
import { useMinute } from '../../use-now.ts';
import { OneAddFacts } from './one-add-facts.tsx';
import { OneAddStage } from './one-add-stage.tsx';
import { OneChange } from './one-change.tsx';
import { OneDecide } from './one-decide.tsx';
import { OneFactStep } from './one-fact-step.tsx';
import type { FactAct } from './one-facts.tsx';
import { OneLate } from './one-late.tsx';
import { OneMeet } from './one-meet.tsx';
import { unexplained } from './one-owed.ts';
import { OneSensitive } from './one-sensitive.tsx';
import { OneSettle, type Settling } from './one-settle.tsx';

/** A step that somebody is about to take with an incident. */
export type OneStep =
  | { readonly kind: 'facts' | 'decide' | 'change' | 'add' | 'sensitive' }
  | { readonly kind: 'fact'; readonly act: FactAct; readonly fact: KeptFact }
  | { readonly kind: 'meet'; readonly stage: IncidentStage }
  | { readonly kind: 'late'; readonly stageIds: readonly string[] }
  | { readonly kind: 'settle'; readonly what: Settling };

/** The window in which a step is taken. */
export function OneSteps({
  step,
  full,
  recipients,
  onClose,
}: {
  readonly step: OneStep;
  readonly full: IncidentFull;
  readonly recipients: readonly string[];
  readonly onClose: () => void;
}) {
  const now = useMinute();
  const shown = { full, onClose };
  switch (step.kind) {
    case 'facts':
      return <OneAddFacts {...shown} />;
    case 'decide':
      return <OneDecide {...shown} />;
    case 'change':
      return <OneChange {...shown} />;
    case 'add':
      return <OneAddStage {...shown} recipients={recipients} />;
    case 'sensitive':
      return <OneSensitive {...shown} />;
    case 'fact':
      return <OneFactStep {...shown} act={step.act} one={step.fact} />;
    case 'meet':
      return <OneMeet {...shown} stage={step.stage} />;
    case 'late': {
      const { stages } = full.incident;
      const meant = stages.filter(({ id }) => step.stageIds.includes(id));
      const others = unexplained(stages, now).filter(({ id }) => !step.stageIds.includes(id));
      return <OneLate {...shown} stages={[...meant, ...others]} chosen={step.stageIds} />;
    }
    case 'settle':
      return <OneSettle {...shown} what={step.what} />;
    default:
      return step satisfies never;
  }
}

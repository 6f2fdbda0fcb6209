import type { IncidentStage } from '#domain/incident/stage';
import type { Words } from '../use-words.ts';
import { stageName } from './stage-words.ts';

/** What a clock is called: by its rule, or by the kind of its report where the rule names none. */
export const stageLabel = (t: Words, { label, report }: Pick<IncidentStage, 'label' | 'report'>): string =>
  label === '' ? t(`incident:report.${report}`) : label;

/** What a clock asks for and of whom, also where its rule gives it no name: `续报 → 市政府总值班室`. */
export const stageTitle = (t: Words, stage: Pick<IncidentStage, 'label' | 'report' | 'recipient'>): string =>
  stageName({ ...stage, label: stageLabel(t, stage) });

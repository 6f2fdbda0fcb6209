import type { DeadlinePolicy, PolicyStage } from '#domain/incident/deadline-policy';
import type { LevelRule } from '#domain/incident/level-rule';

/** A stage to be filled in: a call within half an hour, to those who get the stage before it. */
export const newStage = (key: string, label: string, to: readonly string[]): PolicyStage => ({
  key,
  label,
  manner: 'phone',
  minutes: 30,
  isHard: false,
  clockStart: 'occurred',
  levels: ['I', 'II', 'III'],
  isForSensitive: true,
  to: [...to],
});

/** A policy to be filled in, of one stage. */
export const newPolicy = (
  id: string,
  names: { readonly policy: string; readonly stage: string; readonly to: readonly string[] },
): DeadlinePolicy => ({
  id,
  name: names.policy,
  source: '',
  note: '',
  isOn: true,
  fromDay: null,
  untilDay: null,
  classes: [],
  kinds: [],
  stages: [newStage('first', names.stage, names.to)],
  followUp: { everyMinutes: null, isFinalRequired: true },
  warnAtPercent: [50, 80],
});

/** A rule to be filled in: three dead make a level. */
export const newLevelRule = (id: string, jurisdiction: string, text: string): LevelRule => ({
  id,
  jurisdiction,
  text,
  source: '',
  classes: [],
  kinds: [],
  all: [{ figures: ['deaths'], atLeast: 3 }],
  level: 'III',
  isOn: true,
  fromDay: null,
  untilDay: null,
});

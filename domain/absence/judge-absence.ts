import type { Finding } from './finding.ts';
import { judgeBeside } from './judge-beside.ts';
import { judgeRules } from './judge-rules.ts';
import type { AbsenceAround, JudgedAbsence } from './judged.ts';

/** What the rules of the room say of an absence now, met rules among them; of one that is cancelled nothing is asked. */
export const judgeAbsence = (absence: JudgedAbsence, around: AbsenceAround): readonly Finding[] =>
  absence.state === 'cancelled' ? [] : [...judgeRules(absence, around), ...judgeBeside(absence, around)];

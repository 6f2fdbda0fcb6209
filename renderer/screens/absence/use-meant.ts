import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import type { DutyError } from '#contract/errors';

/** The absence as whoever acts looked at it; after a conflict, when the newest was shown, that one is meant. */
export function useMeant(
  absence: AbsenceFull,
  refusal: DutyError | undefined,
): Pick<AbsenceFull, 'id' | 'version'> {
  const [opened] = useState(absence.version);
  return { id: absence.id, version: refusal?.failure.code === 'conflict' ? absence.version : opened };
}

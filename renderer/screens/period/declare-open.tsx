import type { PeriodLine, PeriodProposal } from '#contract/methods/period-nouns';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import type { PeriodId } from '#domain/period/period';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { DeclareForm } from './declare-form.tsx';

/** Opens the form of a period once everything that it is filled in from is there. */
export function DeclareOpen({
  proposal,
  changes,
  onSetup,
  onDone,
  onClose,
}: {
  readonly proposal?: PeriodProposal;
  readonly changes?: PeriodId;
  readonly onSetup: () => void;
  readonly onDone: (line: PeriodLine) => void;
  readonly onClose: () => void;
}) {
  const setup = useAsk('period.setup', {});
  const rota = useAsk('rota.setup', {});
  const rules = useAsk('absence.rules', {});
  const people = useAsk('people.all', { withLeft: true });
  // Nothing is asked where a new one is declared.
  const full = useAsk('period.one', { id: changes as PeriodId }, { isOff: changes === undefined });
  const error = setup.error ?? rota.error ?? people.error ?? full.error;
  if (error !== null) return <FailureNotice error={error} />;
  const isThere = changes === undefined || (full.data !== undefined && !full.isPlaceholderData);
  if (!isThere || setup.data === undefined || people.data === undefined || rota.data === undefined)
    return null;
  return (
    <DeclareForm
      first={{
        ...(proposal === undefined ? {} : { proposal }),
        ...(changes === undefined || full.data === undefined ? {} : { changes: full.data }),
      }}
      sources={{
        setup: setup.data.setup,
        groups: rota.data.setup.groups,
        rules: rules.data?.rules ?? usualAbsenceRules,
        people: people.data,
      }}
      onSetup={onSetup}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

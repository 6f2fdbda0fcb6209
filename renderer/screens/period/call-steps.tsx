import type { CalledPerson } from '#domain/period/call-out';
import { useAct } from '../../asking.ts';
import { callOutName } from '../../parts/call-out-words.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useWords } from '../../use-words.ts';
import { CallAdd } from './call-add.tsx';
import { CallTime } from './call-time.tsx';
import { namesWords } from './call-words.ts';
import type { useCallNotes, VersionedCallOut } from './use-call-notes.ts';

/** A step of a call-out that asks for something first. */
export type CallStep =
  | { readonly kind: 'cannot' | 'undo' | 'time'; readonly people: readonly CalledPerson[] }
  | { readonly kind: 'add' }
  | { readonly kind: 'end' };

/** The window of a step that asks for something first: why, when, whom, or what came of it. */
export function CallSteps({
  step,
  callOut,
  notes,
  onNoted,
  onClose,
}: {
  readonly step: CallStep;
  readonly callOut: VersionedCallOut;
  readonly notes: ReturnType<typeof useCallNotes>;
  readonly onNoted: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const end = useAct('callout.end');
  const { id, version } = callOut;
  const told = (isNoted: boolean): boolean => {
    if (isNoted) onNoted();
    return isNoted;
  };
  if (step.kind === 'add') return <CallAdd callOut={callOut} onClose={onClose} />;
  if (step.kind === 'end') {
    return (
      <ReasonDialog
        title={t('period:callOut.endTitle', { number: callOutName(t, callOut) })}
        label={t('period:callOut.endLabel')}
        hint={t('period:callOut.endHint')}
        isRequired
        most={300}
        isBusy={end.isBusy}
        refusal={end.refusal}
        onConfirm={async (conclusion) => (await end.act({ id, version, conclusion })) !== undefined}
        onClose={onClose}
      />
    );
  }
  const ids = step.people.map(({ personId }) => personId);
  if (step.kind === 'time') {
    return (
      <CallTime
        people={step.people}
        calledAt={callOut.calledAt}
        isBusy={notes.isBusy}
        refusal={notes.refusal}
        onNote={async (what, at) => told(await notes.note(ids, what, { at }))}
        onClose={onClose}
      />
    );
  }
  const { kind } = step;
  return (
    <ReasonDialog
      title={t(`period:callOut.${kind}Title`, { names: namesWords(t, step.people) })}
      label={t(`period:callOut.${kind}Label`)}
      hint={t(`period:callOut.${kind}Hint`)}
      isRequired
      most={200}
      isBusy={notes.isBusy}
      refusal={notes.refusal}
      onConfirm={async (note) => told(await notes.note(ids, kind, { note }))}
      onClose={onClose}
    />
  );
}

import { useState } from 'react';
import type { DutyError } from '#contract/errors';
import { meantVersion } from '../../parts/meant-version.ts';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useWords } from '../../use-words.ts';
import type { SetupFault } from './setup-faults.ts';
import type { SetupWork } from './setup-work.ts';

type Saved<S> = { readonly setup: S; readonly version: number };

/** What was typed and not saved, and the version that it began with. */
type Kept<S> = { readonly edited: S | null; readonly version: number };

/** A set-up that is being changed: its fields, how its changes stand, and how they are saved or undone. */
export type SetupForm<S> = {
  readonly work: SetupWork<S>;
  readonly state: string;
  /** Paths of the fields that are wrong. */
  readonly wrong: readonly string[];
  readonly isBusy: boolean;
  /** True where somebody else saved since the changes began. */
  readonly isStale: boolean;
  readonly refusal: DutyError | undefined;
  /** How often changes were thrown away; what fields keep while it is wrong goes with them. */
  readonly undone: number;
  readonly undo: () => void;
  readonly save: () => Promise<void>;
};

/** The changes to a set-up, kept in the store until they are saved or thrown away; they outlive a lock, a restart and a crash. */
export function useSetupForm<S extends object>({
  draftKey,
  now,
  canEdit,
  faultsOf,
  saving,
}: {
  readonly draftKey: string;
  readonly now: Saved<S>;
  readonly canEdit: boolean;
  readonly faultsOf: (setup: S) => readonly SetupFault[];
  readonly saving: {
    readonly act: (wanted: Saved<S>) => Promise<Saved<S> | undefined>;
    readonly isBusy: boolean;
    readonly refusal: DutyError | undefined;
    readonly clear: () => void;
  };
}): SetupForm<S> {
  const { t } = useWords();
  const [kept, keep, drop, draft] = useFormDraft<Kept<S>>(draftKey, { edited: null, version: 0 });
  const [saved, setSaved] = useState<Saved<S> | undefined>(undefined);
  const [undone, setUndone] = useState(0);
  // What was saved here is newer than an answer that is still on its way.
  const base = saved !== undefined && saved.version > now.version ? saved : now;
  const isWhole =
    kept.edited !== null && Object.keys(base.setup).every((name) => Object.hasOwn(kept.edited ?? {}, name));
  const isEdited =
    canEdit && kept.edited !== null && isWhole && JSON.stringify(kept.edited) !== JSON.stringify(base.setup);
  const setup = isEdited && kept.edited !== null ? kept.edited : base.setup;
  const problems = new Map(
    faultsOf(setup)
      .toReversed()
      .map(({ path, what, details }) => [
        path,
        t(`product:setup.problem.${what}`, { details: details.join('、') }),
      ]),
  );
  const wrong = [...problems.keys()];
  const save = async (): Promise<void> => {
    if (!isEdited || wrong.length > 0 || saving.isBusy) return;
    // That somebody else changed it stands above the fields.
    const version = meantVersion(kept.version, saving.refusal);
    const done = await saving.act({ setup, version });
    if (done === undefined) return;
    setSaved(done);
    drop();
  };
  const state = (): string => {
    if (draft.isUnkept) return t('product:setup.unkept');
    if (!isEdited) return saved === undefined ? '' : t('office:station.saved');
    if (wrong.length > 0) return t('product:setup.mend', { count: wrong.length });
    return t(draft.isRestored ? 'product:setup.restored' : 'product:setup.unsaved');
  };
  return {
    work: {
      setup,
      canEdit: canEdit && draft.isReady,
      isEdited,
      change: (parts) =>
        keep({ edited: { ...setup, ...parts }, version: isEdited ? kept.version : base.version }),
      say: (path) => problems.get(path),
      sayIn: (path) =>
        problems.get(path) ?? problems.get(wrong.find((one) => one.startsWith(`${path}.`)) ?? ''),
    },
    state: state(),
    wrong,
    isBusy: saving.isBusy,
    isStale: isEdited && kept.version !== base.version,
    refusal: saving.refusal,
    undone,
    undo: () => {
      drop();
      setUndone(undone + 1);
      saving.clear();
    },
    save,
  };
}

import type { IncidentFull } from '#contract/methods/incident-nouns';
import { useAct } from '../../asking.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useWords } from '../../use-words.ts';

/** Marks an incident as sensitive, or takes the mark off, with a reason; clocks of sensitive incidents come and go with it. */
export function OneSensitive({
  full,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const change = useAct('incident.change');
  const { fields, id } = full.incident;
  return (
    <ReasonDialog
      title={t(fields.isSensitive ? 'incident:page.notSensitive' : 'incident:page.setSensitive')}
      label={t('incident:page.reason')}
      hint={t('incident:page.sensitiveHint')}
      isRequired
      isBusy={change.isBusy}
      refusal={change.refusal}
      onConfirm={async (reason) => {
        const done = await change.act({
          id,
          version: full.version,
          fields: { ...fields, isSensitive: !fields.isSensitive },
          reason,
        });
        return done !== undefined;
      }}
      onClose={onClose}
    />
  );
}

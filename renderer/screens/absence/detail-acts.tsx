import { Button } from 'antd';
import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import type { AbsenceAct } from '#domain/absence/absence';
import { useWords } from '../../use-words.ts';
import { AbsenceForm } from './absence-form.tsx';
import { AbsenceExport } from './absence-export.tsx';
import { ActApprove } from './act-approve.tsx';
import { ActCancel } from './act-cancel.tsx';
import { ActDecide } from './act-decide.tsx';
import { ActReport } from './act-report.tsx';
import { ActReturn } from './act-return.tsx';

const inOrder: readonly AbsenceAct[] = [
  'approved',
  'reported',
  'changed',
  'decided',
  'returned',
  'cancelled',
];

/** The step that mostly comes next. */
function nextAct({ state, stepState }: AbsenceFull): AbsenceAct | undefined {
  if (state === 'away' || state === 'overdue') return 'returned';
  return stepState === 'draft' ? 'approved' : stepState === 'approved' ? 'reported' : undefined;
}

/** What can be done with an absence now, each in a window of its own, and its form as a document. */
export function DetailActs({ absence }: { readonly absence: AbsenceFull }) {
  const { t } = useWords();
  const [open, setOpen] = useState<AbsenceAct | 'export' | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  const next = nextAct(absence);
  const shown = { absence, onClose: close };
  return (
    <div className="absence-acts">
      {inOrder
        .filter((act) => absence.acts.includes(act))
        .map((act) => (
          <Button
            key={act}
            type={act === next ? 'primary' : 'default'}
            danger={act === 'cancelled'}
            onClick={() => setOpen(act)}
          >
            {act === 'returned' && absence.stepState === 'returned'
              ? t('absence:detail.act.returnedAgain')
              : t(`absence:detail.act.${act as Exclude<AbsenceAct, 'registered'>}`)}
          </Button>
        ))}
      <Button onClick={() => setOpen('export')}>{t('absence:detail.export')}</Button>
      {open === 'approved' ? <ActApprove {...shown} /> : null}
      {open === 'reported' ? <ActReport {...shown} /> : null}
      {open === 'changed' ? <AbsenceForm changes={absence} onDone={close} onClose={close} /> : null}
      {open === 'decided' ? <ActDecide {...shown} /> : null}
      {open === 'returned' ? <ActReturn {...shown} /> : null}
      {open === 'cancelled' ? <ActCancel {...shown} /> : null}
      {open === 'export' ? <AbsenceExport {...shown} /> : null}
    </div>
  );
}

import '../../styles/absence-form.css';
import '../../styles/office.css';
import { Drawer } from 'antd';
import { useEffect } from 'react';
import { DutyError } from '#contract/errors';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { useAbsenceWords } from './absence-words.ts';
import { DetailActs } from './detail-acts.tsx';
import { DetailDuties } from './detail-duties.tsx';
import { DetailFacts } from './detail-facts.tsx';
import { DetailSteps } from './detail-steps.tsx';
import { FindingsList } from './findings-list.tsx';
import { StateLine } from './state-line.tsx';

function Whole({ absence }: { readonly absence: AbsenceFull }) {
  const { t } = useWords();
  const words = useAbsenceWords(() => absence.personName);
  return (
    <div className="absence-detail">
      <StateLine absence={absence} />
      <DetailActs absence={absence} />
      <DetailDuties absence={absence} />
      <section aria-label={t('absence:detail.findings')}>
        <h2>{t('absence:detail.findings')}</h2>
        <FindingsList findings={absence.findings} decisions={absence.decisions} />
      </section>
      <DetailFacts absence={absence} words={words} />
      <DetailSteps absence={absence} words={words} />
    </div>
  );
}

const isUnseen = (error: unknown): boolean =>
  error instanceof DutyError && error.failure.code === 'not-allowed';

/** An absence with everything that is written about it, and what can be done with it now. */
export function AbsenceDetail({ id, onClose }: { readonly id: AbsenceId; readonly onClose: () => void }) {
  const { t } = useWords();
  const { data, error, isPlaceholderData } = useAsk('absence.one', { id });
  const absence = error === null && !isPlaceholderData ? data : undefined;
  // A dialog over it that closes may leave the cursor nowhere; Esc closes this page all the same.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && event.target === document.body) onClose();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  const title =
    absence === undefined
      ? t('absence:detail.title')
      : t('absence:detail.titleOf', { number: absence.number, name: absence.personName });
  return (
    <Drawer open size={760} title={title} onClose={onClose} destroyOnHidden>
      {isUnseen(error) ? (
        <section className="panel whereabouts" role="status">
          <b>{t('absence:detail.unseen')}</b>
          <p>{t('absence:detail.whoSees')}</p>
        </section>
      ) : (
        <FailureNotice error={error} />
      )}
      {absence === undefined ? null : <Whole key={absence.id} absence={absence} />}
    </Drawer>
  );
}

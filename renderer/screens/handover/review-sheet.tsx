import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { SignerFields } from '../../parts/signer-fields.tsx';
import { useTimes } from '../../parts/times.ts';

/** The leader's signature under a signed sheet (审签): given once, with an opinion, by a leader who has not signed it before. */
export function ReviewSheet({
  sheet,
  onReviewed,
}: {
  readonly sheet: HandoverSheet;
  readonly onReviewed: (sheet: HandoverSheet) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { session } = useSeat();
  const review = useAct('handover.review');
  const isLeader = session.roles.includes('dutyLeader');
  const [signer, setSigner] = useState({ account: isLeader ? session.accountName : '', password: '' });
  const [opinion, setOpinion] = useState('');
  const over = sheet.signatures[0]?.over;
  const sign = async (): Promise<void> => {
    if (over === undefined || signer.account === '' || signer.password === '' || review.isBusy) return;
    const reviewed = await review.act({ shiftNo: sheet.shift.no, over, ...signer, opinion: opinion.trim() });
    setSigner({ ...signer, password: '' });
    if (reviewed !== undefined) onReviewed(reviewed);
  };
  return (
    <section className="panel" aria-label={t('handover.review')}>
      <header>
        <h2>{t('handover.review')}</h2>
        <span className={`tag ${sheet.review === null ? 'orange' : 'green'}`}>
          {t(sheet.review === null ? 'handover.notReviewed' : 'handover.reviewed')}
        </span>
      </header>
      {sheet.review === null ? (
        <form
          className="inside"
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <span className="quiet">{t('handover.reviewHint')}</span>
          <label className="field">
            <span className="field-name">{t('handover.opinion')}</span>
            <Input.TextArea
              rows={2}
              value={opinion}
              maxLength={1000}
              placeholder={t('handover.opinionHint')}
              onChange={(event) => setOpinion(event.target.value)}
            />
          </label>
          <div className="actions">
            <SignerFields
              signer={{ ...signer, duty: 'dutyLeader' }}
              withDuty={false}
              roles={['dutyLeader']}
              isFixed={isLeader}
              onChange={({ account, password }) => setSigner({ account, password })}
            />
            <Button
              type="primary"
              htmlType="submit"
              disabled={signer.account === '' || signer.password === ''}
              loading={review.isBusy}
            >
              {t('handover.signReview')}
            </Button>
          </div>
          <FailureNotice error={review.refusal} />
        </form>
      ) : (
        <div className="inside">
          <div>
            {t('trade:meaning.reviewed')} <b>{sheet.review.signature.name}</b>{' '}
            <span className="quiet">
              {t('handover.signedAt', { time: times.full(sheet.review.signature.signedAt) })}
            </span>
          </div>
          {sheet.review.opinion === '' ? null : (
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{sheet.review.opinion}</div>
          )}
        </div>
      )}
    </section>
  );
}

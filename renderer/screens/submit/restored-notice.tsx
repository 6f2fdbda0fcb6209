import { Button } from 'antd';
import type { RestoredNews } from '#contract/methods/records';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { SentSinceCount, SentSinceLines } from '../../parts/sent-since.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** What a restored store says of what had gone out, with what has to be done. */
export function RestoredWords({ news }: { readonly news: RestoredNews }) {
  const { t } = useWords();
  const times = useTimes();
  const { at, byName, aside } = news;
  return (
    <>
      <b>{t('product:restored.title', { time: times.full(at).slice(0, 16), name: byName })}</b>
      <SentSinceCount sent={news} times={times} when="after" />
      <SentSinceLines sent={news} times={times} />
      <p>{t('product:restored.doAfter')}</p>
      {aside === '' ? null : <p className="small quiet">{t('product:restored.aside', { folder: aside })}</p>}
    </>
  );
}

/** Says, until somebody has dealt with it, that this room was restored from a backup which lacks what had gone out. */
export function RestoredNotice() {
  const { t } = useWords();
  const mayAcknowledge = useHasRole('officer', 'chief', 'dutyLeader', 'admin');
  const { data: news } = useAsk('package.restored', {});
  const acknowledge = useAct('package.acknowledge');
  if (news === undefined || news === null) return null;
  return (
    <section className="sent-since-box" aria-label={t('product:restored.heading')}>
      <RestoredWords news={news} />
      {mayAcknowledge ? (
        <div className="sent-since-acts">
          <Button loading={acknowledge.isBusy} onClick={() => void acknowledge.act({ seq: news.seq })}>
            {t('product:restored.acknowledge')}
          </Button>
          <span className="small quiet">{t('product:restored.acknowledgeHint')}</span>
        </div>
      ) : null}
      <FailureNotice error={acknowledge.refusal} />
    </section>
  );
}

import { Popover } from 'antd';
import type { Output } from '#contract/methods';
import type { Notice } from '../parts/notice.ts';
import { useWords } from '../use-words.ts';
import { useSeat } from './seat.tsx';

type OffPlanDuty = NonNullable<Output<'desk.now'>['offPlan']>;

/** Says that others have the desk than the rota has, and why; in full behind a click. */
function OffPlan({ offPlan }: { readonly offPlan: OffPlanDuty }) {
  const { t } = useWords();
  const names = offPlan.missing.map((member) => member.name).join(t('common.comma'));
  const reason = offPlan.reason === '' ? t('trade:missing') : offPlan.reason;
  const words = t('rota.now.offPlan', { names, reason });
  return (
    <Popover trigger="click" title={t('rota.now.differs')} content={<p className="strip-words">{words}</p>}>
      <button type="button" className="tag strip-tag orange">
        {words}
      </button>
    </Popover>
  );
}

function OpenMatters({ count }: { readonly count: number }) {
  const { t } = useWords();
  return <span className="tag orange">{t('strip.open', { count })}</span>;
}

/** What the desk says of itself: that the shift is not the planned one, and how many matters are open. */
export function useDeskNotices(): readonly Notice[] {
  const { desk } = useSeat();
  if (desk === undefined) return [];
  const notices: Notice[] = [];
  const add = (key: string, shown: Notice['shown']): void => {
    notices.push({ key, tone: 'orange', isKept: false, shown });
  };
  if (desk.shift !== null && desk.offPlan !== null) add('off-plan', <OffPlan offPlan={desk.offPlan} />);
  if (desk.openMatterCount > 0) add('open', <OpenMatters count={desk.openMatterCount} />);
  return notices;
}

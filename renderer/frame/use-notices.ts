import { inNoticeOrder, type Notice } from '../parts/notice.ts';
import { useAwayNotices } from './away-notices.tsx';
import { useDeskNotices } from './desk-notices.tsx';
import { useIncidentNotices } from './incident-notices.tsx';
import { useOfficeNotices } from './office-notices.tsx';
import { usePeriodNotices } from './period-notices.tsx';
import { useProductNotices } from './product-notices.tsx';
import { useReviewNotices } from './review-notices.tsx';
import { useWithdrawalNotices } from './withdrawal-notices.tsx';

/** Everything that the strip has to say beside the day and the shift, what presses most first. */
export function useNotices(): readonly Notice[] {
  return inNoticeOrder([
    ...useIncidentNotices(),
    ...useAwayNotices(),
    ...useProductNotices(),
    ...useWithdrawalNotices(),
    ...usePeriodNotices(),
    ...useDeskNotices(),
    ...useReviewNotices(),
    ...useOfficeNotices(),
  ]);
}

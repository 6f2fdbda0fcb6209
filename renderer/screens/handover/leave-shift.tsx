import { useWords } from '../../use-words.ts';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { SignWithReason } from './sign-with-reason.tsx';

/** Lets one of several people leave a shift that goes on, with the own password and a reason. */
export function LeaveShift({ shiftNo, onClose }: { readonly shiftNo: number; readonly onClose: () => void }) {
  const { t } = useWords();
  const { session } = useSeat();
  const leave = useAct('shift.leave');
  return (
    <SignWithReason
      title={t('handover.leave')}
      reasonLabel={t('handover.reason')}
      confirm={t('handover.confirmLeave')}
      isBusy={leave.isBusy}
      refusal={leave.refusal}
      onSign={async (signed) =>
        (await leave.act({ shiftNo, account: session.accountName, ...signed })) !== undefined
      }
      onClose={onClose}
    />
  );
}

import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Says why a room that is being called is no longer on the list: its report came, and when. */
export function ChaseGone({ roomId, day }: { readonly roomId: OfficeRoomId; readonly day: IsoDay }) {
  const { t } = useWords();
  const times = useTimes();
  const now = useAsk('office.day', { day }).data?.find((one) => one.roomId === roomId);
  const arrivedAt = now?.arrivedAt ?? null;
  return (
    <div className="report-notice" role="status">
      {now === undefined || arrivedAt === null
        ? t('product:chase.gone')
        : t('product:chase.arrived', {
            time: times.moment(arrivedAt),
            state: t(`product:cell.${now.state}`),
          })}
    </div>
  );
}

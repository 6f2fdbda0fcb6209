import type { IsoMonth } from '#domain/rota/duty';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';

/** 月历: the rota of a month as the printed form shows it. */
export function MonthPart({ month }: { readonly month: IsoMonth }) {
  const times = useTimes();
  const { data, error } = useAsk('rota.month', { month });
  return (
    <div className="system-part">
      <FailureNotice error={error} />
      <ol>
        {data?.days.map((day) => (
          <li key={day.day}>
            {times.day(day.day)} {day.name}
          </li>
        ))}
      </ol>
    </div>
  );
}

import { useAsk } from '../asking.ts';
import { keep } from '../parts/kept.ts';
import type { Notice } from '../parts/notice.ts';
import { useTimes } from '../parts/times.ts';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { useHasRole, useSeat } from './seat.tsx';

/** How an answer is asked for that only those who run the room need, over and over. */
function useOfficeAsking() {
  const mayRun = useHasRole('admin', 'chief');
  const { session } = useSeat();
  return { isOff: session.isLocked || !mayRun, everyMilliseconds: 60_000 };
}

/** The arrangement of a year that is missing, leading to where it is imported. */
function useYearNotice(): readonly Notice[] {
  const { t } = useWords();
  const asking = useOfficeAsking();
  const year = useAsk('calendar.missing', {}, asking).data?.year ?? null;
  if (asking.isOff || year === null) return [];
  const shown = (
    <a className="tag yellow" href="#/system" onClick={() => keep('system-tab', 'calendar')}>
      {t('strip.yearMissing', { year })}
    </a>
  );
  return [{ key: 'year', tone: 'yellow', isKept: false, shown }];
}

/** The next month where it has to be published soon, or should have been. */
function useMonthNotice(): readonly Notice[] {
  const { t } = useWords();
  const times = useTimes();
  const asking = useOfficeAsking();
  const now = useAsk('rota.now', {}, asking).data;
  if (asking.isOff || now === undefined || now.due === null) return [];
  const { month, dueDay } = now.due;
  const isLate = now.today > dueDay;
  const tone = isLate ? 'red' : 'yellow';
  const shown = (
    <a className={`tag ${tone}`} href="#/rota" onClick={() => keep('rota-month', month)}>
      {t(isLate ? 'strip.rotaLate' : 'strip.rotaDue', {
        month: Number(month.slice(5)),
        day: times.day(dueDay),
      })}
    </a>
  );
  return [{ key: 'month', tone, isKept: false, shown }];
}

/** The restore drill that is due, leading to where it is run. */
function useDrillNotice(): readonly Notice[] {
  const { t } = useWords();
  const now = useMinute();
  const asking = useOfficeAsking();
  const due = useAsk('backup.state', {}, asking).data?.drillDueAt ?? null;
  if (asking.isOff || due === null || due > now) return [];
  const shown = (
    <a className="tag orange" href="#/system" onClick={() => keep('system-tab', 'backup')}>
      {t('strip.drillDue')}
    </a>
  );
  return [{ key: 'drill', tone: 'orange', isKept: false, shown }];
}

/** What those who run the room have to see to in time, wherever they are: a restore drill, the next month, the arrangement of a year. */
export function useOfficeNotices(): readonly Notice[] {
  return [...useDrillNotice(), ...useMonthNotice(), ...useYearNotice()];
}

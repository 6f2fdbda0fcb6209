import { useEffect, useRef } from 'react';
import { useWords } from '../use-words.ts';
import { useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { edgeWords } from '../parts/edge-words.ts';
import { ring } from '../parts/ring.ts';
import { useTimes } from '../parts/times.ts';
import { useMinute } from '../use-now.ts';
import { useDueAlarms } from './due-alarms.ts';
import { useProductAlarms } from './product-alarms.ts';
import { useSeat } from './seat.tsx';

/** Sounds, flashes and notifies once when a reminder falls due, somebody should be back or a report is due; never stands in front of what is being typed. */
export function Reminders() {
  const { t } = useWords();
  const { session } = useSeat();
  const minute = useMinute();
  const reminders = useAsk('reminders.open', {}, { isOff: session.isLocked }).data;
  const overdue = useAsk('absence.now', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data
    ?.overdue;
  const sound = useAsk('console.settings', {}).data?.sound ?? false;
  const times = useTimes();
  const dues = useDueAlarms(minute, { isOff: session.isLocked });
  const products = useProductAlarms(minute, { isOff: session.isLocked });
  const told = useRef(new Set<string>());
  useEffect(() => {
    const alarm = (key: string, title: string, body: string): void => {
      if (told.current.has(key)) return;
      told.current.add(key);
      if (sound) ring('reminder');
      void call('console.alarm', { title, body });
    };
    for (const entry of reminders ?? []) {
      if (entry.remindAt === null || entry.remindAt > minute) continue;
      const title = `${t('desk.reminders')} ${entry.number}`;
      alarm(`${entry.id} ${entry.remindAt}`, title, entry.content.slice(0, 200));
    }
    for (const line of overdue ?? []) {
      const until = edgeWords(t, times, line.until);
      const values = { name: line.personName, post: line.personPost, until };
      const title = `${t('absence:desk.alarm')} ${line.number}`;
      alarm(`${line.id} ${line.untilAt}`, title, t('absence:desk.alarmBody', values).slice(0, 200));
    }
    for (const due of [...dues, ...products]) alarm(due.key, due.title, due.body);
  }, [reminders, overdue, dues, products, minute, sound, t, times]);
  return null;
}

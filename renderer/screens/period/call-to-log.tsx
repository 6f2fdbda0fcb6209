import { Button } from 'antd';
import type { CallOut } from '#domain/period/call-out';
import { announce } from '../../frame/events.ts';
import { useSeat } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { useTimes } from '../../parts/times.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { callOutLogText } from './call-words.ts';

/** Opens a new entry at the desk with what is to be said of a call-out; only for whoever has the desk. */
export function CallToLog({ callOut }: { readonly callOut: CallOut }) {
  const { t } = useWords();
  const times = useTimes();
  const goTo = useGoTo();
  const { desk } = useSeat();
  if (desk?.isMember !== true) return null;
  const write = (): void => {
    goTo('/desk');
    announce('new-entry', { category: 'RELAY', content: callOutLogText(t, times, callOut, nowAt()) });
  };
  return <Button onClick={write}>{t('period:callOut.toLog')}</Button>;
}

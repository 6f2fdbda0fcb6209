import { Button } from 'antd';
import type { Entry } from '#domain/log/entry';
import { addDays } from '#domain/time/instant';
import { useAsk } from '../asking.ts';
import { announce } from '../frame/events.ts';
import { useGoTo } from '../frame/use-console-keys.ts';
import { useWords } from '../use-words.ts';

/** Within how many days an incident is received after the entry that it began with. */
const longestWait = 31;

/** Makes an incident of a log entry, or leads to the one that it began. */
export function EntryIncident({ entry }: { readonly entry: Pick<Entry, 'id' | 'day'> }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const { data, error } = useAsk('incident.list', {
    fromDay: addDays(entry.day, -longestWait),
    untilDay: addDays(entry.day, longestWait),
    withOpen: true,
  });
  if (data === undefined && error === null) return null;
  const known = data?.find(({ entryId }) => entryId === entry.id);
  if (known === undefined)
    return (
      <Button onClick={() => announce('new-incident', { entryId: entry.id })}>
        {t('incident:intake.fromEntry')}
      </Button>
    );
  return (
    <Button
      onClick={() => {
        goTo('/incident');
        announce('show-incident', { tab: 'now', id: known.id });
      }}
    >
      {t('incident:intake.showIncident', { number: known.number })}
    </Button>
  );
}

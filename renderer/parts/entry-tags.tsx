import { useWords } from '../use-words.ts';
import type { Entry } from '#domain/log/entry';

const urgencyColour = { flash: 'red', 'most-urgent': 'orange', urgent: 'yellow', routine: '' } as const;
const stateColour = { todo: 'orange', doing: 'blue', done: 'green', carried: 'orange' } as const;

/** What stands out about an entry: category, urgency, state, and the marks 补记, 更正, 作废. */
export function EntryTags({ entry }: { readonly entry: Entry }) {
  const { t } = useWords();
  return (
    <>
      <b>{t(`trade:category.${entry.category}`)}</b>
      {entry.urgency === 'routine' ? null : (
        <span className={`tag ${urgencyColour[entry.urgency]}`}>{t(`trade:urgency.${entry.urgency}`)}</span>
      )}
      {entry.isImportant ? <span className="tag red">{t('entry.important')}</span> : null}
      <span className={`tag ${stateColour[entry.state]}`}>{t(`trade:state.${entry.state}`)}</span>
      {entry.isLate ? <span className="tag yellow">{t('entry.late')}</span> : null}
      {entry.correctionCount > 0 ? (
        <span className="tag blue">{t('entry.corrected', { count: entry.correctionCount })}</span>
      ) : null}
      {entry.isVoid ? <span className="tag red">{t('entry.void')}</span> : null}
    </>
  );
}

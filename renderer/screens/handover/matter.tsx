import { useWords } from '../../use-words.ts';
import type { SheetFacts } from '#domain/shift/sheet';
import { isCritical } from '#domain/shift/major-incident';
import type { Entry, EntryId } from '#domain/log/entry';
import { useTimes } from '../../parts/times.ts';

/** One matter of a sheet: its number, when, what kind and how far it is; what it says; what was ordered. */
export function Matter({ entry, facts }: { readonly entry: Entry; readonly facts: SheetFacts }) {
  const { t } = useWords();
  const times = useTimes();
  const dues = facts.deadlines.filter((one) => one.entryId === entry.id);
  const has = (ids: readonly EntryId[]): boolean => ids.includes(entry.id);
  return (
    <span>
      <span className="small quiet">
        {entry.number} · {times.moment(entry.occurredAt ?? entry.recordedAt)} ·{' '}
        {t(`trade:category.${entry.category}`)} · {t(`trade:state.${entry.state}`)} · {entry.recorderName}
      </span>{' '}
      {isCritical(entry) && has(facts.openMatters) ? (
        <span className="tag red">{t('handover.critical')}</span>
      ) : null}{' '}
      {has(facts.orders) ? <span className="tag orange">{t('handover.orderTag')}</span> : null}{' '}
      {has(facts.warnings) ? <span className="tag">{t('handover.warningTag')}</span> : null}{' '}
      {dues.map((due) => (
        <span className="tag" key={`${due.kind} ${due.dueAt}`}>
          {t(`trade:watched.${due.kind}`)} {times.moment(due.dueAt)}
        </span>
      ))}
      <span style={{ display: 'block', overflowWrap: 'anywhere' }}>{entry.content}</span>
      {entry.instruction === '' ? null : (
        <span className="small">
          {t('trade:part.instruction')}: {entry.instruction}
        </span>
      )}
    </span>
  );
}

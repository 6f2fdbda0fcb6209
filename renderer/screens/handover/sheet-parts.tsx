import { Checkbox } from 'antd';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { Entry, EntryId } from '#domain/log/entry';
import { useTimes } from '../../parts/times.ts';

/** What a shift did, counted by category. */
export function SheetCounts({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.counts')}</h2>
        <span className="quiet">{t('handover.total', { count: sheet.entryCount })}</span>
      </header>
      <div className="inside counts">
        {sheet.counts.map((row) => (
          <span key={row.category}>
            {t(`trade:category.${row.category}`)} <b>{row.count}</b>
          </span>
        ))}
      </div>
    </section>
  );
}

function Matter({ entry }: { readonly entry: Entry }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <span>
      <span className="small quiet">
        {entry.number} · {times.moment(entry.occurredAt ?? entry.recordedAt)} ·{' '}
        {t(`trade:category.${entry.category}`)} · {t(`trade:state.${entry.state}`)} · {entry.recorderName}
      </span>
      <span style={{ display: 'block', overflowWrap: 'anywhere' }}>{entry.content}</span>
      {entry.instruction === '' ? null : (
        <span className="small">
          {t('trade:part.instruction')}: {entry.instruction}
        </span>
      )}
    </span>
  );
}

/** Matters that were marked important. */
export function ImportantMatters({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.important')}</h2>
        <span className="tag">{sheet.important.length}</span>
      </header>
      {sheet.important.length === 0 ? <div className="empty">{t('handover.noImportant')}</div> : null}
      <ul className="matters">
        {sheet.important.map((entry) => (
          <li key={entry.id}>
            <span>•</span>
            <Matter entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Open matters, each to be acknowledged by hand; without `onChange` as they were acknowledged. */
export function OpenMatterList({
  sheet,
  acknowledged,
  onChange,
}: {
  readonly sheet: HandoverSheet;
  readonly acknowledged: ReadonlySet<EntryId>;
  readonly onChange?: (acknowledged: ReadonlySet<EntryId>) => void;
}) {
  const { t } = useWords();
  const set = (id: EntryId, isKnown: boolean): void => {
    const next = new Set(acknowledged);
    if (isKnown) next.add(id);
    else next.delete(id);
    onChange?.(next);
  };
  return (
    <section className="panel" aria-label={t('handover.open')}>
      <header>
        <h2>{t('handover.open')}</h2>
        <span className={`tag ${acknowledged.size < sheet.openMatters.length ? 'orange' : 'green'}`}>
          {t('handover.acknowledged', {
            done: sheet.openMatters.filter((entry) => acknowledged.has(entry.id)).length,
            total: sheet.openMatters.length,
          })}
        </span>
      </header>
      {sheet.openMatters.length === 0 ? <div className="empty">{t('handover.noOpen')}</div> : null}
      <ul className="matters">
        {sheet.openMatters.map((entry) => (
          <li key={entry.id}>
            <Checkbox
              checked={acknowledged.has(entry.id)}
              disabled={onChange === undefined}
              aria-label={`${t('handover.acknowledge')} ${entry.number}`}
              onChange={(event) => set(entry.id, event.target.checked)}
            >
              {t('handover.acknowledge')}
            </Checkbox>
            <Matter entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest record of the chain, as it goes onto paper. */
export function SheetHead({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.head')}</h2>
        <span className="small quiet">#{sheet.head.seq}</span>
      </header>
      <div className="inside">
        <span className="hash">{sheet.head.hash}</span>
        <span className="small quiet">{t('handover.headHint')}</span>
      </div>
    </section>
  );
}

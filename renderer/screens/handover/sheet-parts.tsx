import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { Entry, EntryId } from '#domain/log/entry';
import { instant, type Instant } from '#domain/time/instant';
import { useTimes } from '../../parts/times.ts';
import { nowAt } from '../../use-now.ts';
import { awayRows, type WatchRow } from './away-rows.ts';
import { incidentRows } from './incident-rows.ts';
import { Matter } from './matter.tsx';

/** What a shift did, counted by category, and which numbers its sheet covers. */
export function SheetCounts({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const { facts } = sheet;
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.counts')}</h2>
        <span className="quiet">
          {t('handover.total', { count: facts.entryCount })}
          {facts.voidCount === 0 ? '' : ` · ${t('handover.voids', { count: facts.voidCount })}`}
        </span>
      </header>
      <div className="inside">
        <div className="counts">
          {facts.counts.map((row) => (
            <span key={row.category}>
              {t(`trade:category.${row.category}`)} <b>{row.count}</b>
            </span>
          ))}
        </div>
        <span className="small quiet">
          {facts.numbers === null
            ? t('handover.noNumbers')
            : t('handover.numbers', { first: facts.numbers.first, last: facts.numbers.last })}
        </span>
      </div>
    </section>
  );
}

/** Matters that were marked important and are settled; the open ones stand in the list of open matters. */
export function ImportantMatters({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const { facts } = sheet;
  const shown = new Set<EntryId>(facts.important.filter((id) => !facts.openMatters.includes(id)));
  if (shown.size === 0) return null;
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.important')}</h2>
        <span className="tag">{shown.size}</span>
      </header>
      <ul className="matters">
        {facts.matters
          .filter((entry) => shown.has(entry.id))
          .map((entry) => (
            <li key={entry.id}>
              <span aria-hidden>•</span>
              <Matter entry={entry} facts={facts} />
            </li>
          ))}
      </ul>
    </section>
  );
}

const momentIn = (entry: Entry, key: string): Instant | undefined => {
  const read = instant.safeParse(entry.fields[key]);
  return read.success ? read.data : undefined;
};

/** What runs on by itself: warnings in force, times that are watched, leaders away, tests that were written down. */
export function SheetWatch({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const times = useTimes();
  const { facts } = sheet;
  const at = sheet.signedAt ?? nowAt();
  const byId = new Map(facts.matters.map((entry) => [entry.id, entry]));
  const gist = (id: EntryId): string => {
    const entry = byId.get(id);
    return entry === undefined ? '' : `${entry.number} ${entry.content}`;
  };
  const until = (id: EntryId, key: string): string => {
    const entry = byId.get(id);
    const moment = entry === undefined ? undefined : momentIn(entry, key);
    return moment === undefined ? '' : t('handover.until', { time: times.moment(moment) });
  };
  const lists: readonly {
    readonly title: string;
    readonly none: string;
    readonly rows: readonly WatchRow[];
  }[] = [
    {
      title: t('handover.deadlines'),
      none: t('handover.noDeadlines'),
      rows: facts.deadlines.map((one) => ({
        key: `${one.entryId} ${one.kind}`,
        text: gist(one.entryId),
        tag: `${t(`trade:watched.${one.kind}`)} ${times.moment(one.dueAt)}`,
        isLate: one.dueAt <= at,
      })),
    },
    ...(facts.incidents === undefined
      ? []
      : [
          {
            title: t('incident:deskSide.title'),
            none: t('incident:deskSide.none'),
            rows: incidentRows(t, times, facts.incidents, at),
          },
        ]),
    {
      title: t('handover.warnings'),
      none: t('handover.noWarnings'),
      rows: facts.warnings.map((id) => ({
        key: String(id),
        text: gist(id),
        tag: until(id, 'validUntilAt'),
        isLate: false,
      })),
    },
    {
      title: t('handover.leadersAway'),
      none: t('handover.noLeadersAway'),
      rows: [
        ...awayRows(t, times, facts.absences ?? [], at),
        ...facts.leadersAway.map((id) => ({
          key: String(id),
          text: [byId.get(id)?.fields['leader'], gist(id)].filter((text) => text !== undefined).join(' · '),
          tag: until(id, 'returnsAt'),
          isLate: false,
        })),
      ],
    },
    {
      title: t('handover.tests'),
      none: t('handover.noTests'),
      rows: facts.equipmentTests.map((id) => ({ key: String(id), text: gist(id), tag: '', isLate: false })),
    },
  ];
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.watch')}</h2>
      </header>
      <div className="inside watch">
        {lists.map((list) => (
          <div key={list.title}>
            <b>{list.title}</b>
            {list.rows.length === 0 ? <span className="quiet"> {list.none}</span> : null}
            <ul>
              {list.rows.map((row) => (
                <li key={row.key}>
                  {row.tag === '' ? null : (
                    <span className={row.isLate ? 'tag red' : 'tag'}>
                      {row.isLate ? `${row.tag} ${t('handover.overdue')}` : row.tag}
                    </span>
                  )}{' '}
                  <span className="gist" title={row.text}>
                    {row.text}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Corrections that were made after the signatures; they stand behind them. */
export function LaterChanges({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const times = useTimes();
  if (sheet.laterChanges.length === 0) return null;
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.later')}</h2>
        <span className="tag orange">{sheet.laterChanges.length}</span>
      </header>
      <ul className="matters">
        {sheet.laterChanges.map((change) => (
          <li key={`${change.seq} ${change.entryId}`}>
            <span className="tag">{t(`entry.change.${change.kind}`, { state: '' })}</span>
            <span>
              {change.number}{' '}
              <span className="small quiet">
                {times.full(change.at)} {change.byName}
              </span>
              <span style={{ display: 'block', overflowWrap: 'anywhere' }}>{change.reason}</span>
              {change.content === '' ? null : (
                <span className="small" style={{ display: 'block', overflowWrap: 'anywhere' }}>
                  {t('handover.nowSays', { content: change.content })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest record of the chain, as it goes onto paper, and what the signatures stand under. */
export function SheetHead({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const over = sheet.signatures[0]?.over;
  return (
    <section className="panel">
      <header>
        <h2>{t('handover.head')}</h2>
        <span className="small quiet">#{sheet.head.seq}</span>
      </header>
      <div className="inside">
        <span className="hash">{sheet.head.hash}</span>
        {over === undefined ? null : <span className="hash quiet">{t('handover.over', { over })}</span>}
        <span className="small quiet">{t('handover.headHint')}</span>
      </div>
    </section>
  );
}

import type { PeriodLine } from '#contract/methods/period-nouns';
import { tierHeads } from '#domain/period/demands';
import { duesOf } from '#domain/period/dues';
import { daysBetween, instant, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useSeat, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { overlapsOf } from './declare-overlap.ts';
import { headsWords, spanWords } from './declare-words.ts';
import type { DeclareWork } from './use-declare-work.ts';

/** What follows from the form as it stands: how long it is, whom it meets, how many people a day, and what is due when. */
export function DeclareNotes({
  work,
  line,
}: {
  readonly work: DeclareWork;
  /** The period that is changed. */
  readonly line: PeriodLine | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { days } = work;
  return (
    <section className="panel declare-notes" aria-label={t('period:declare.notes')}>
      <header>
        <h3>{t('period:declare.notes')}</h3>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- whoever has only keys scrolls it */}
      <div className="inside" role="status" aria-label={t('period:declare.notes')} tabIndex={0}>
        <h4>{t('period:declare.field.days')}</h4>
        {days === undefined ? (
          <p className="quiet">{t('period:declare.daysFirst')}</p>
        ) : (
          <p>
            <b>{t('period:declare.days', { count: daysBetween(days.fromDay, days.untilDay).length })}</b>{' '}
            {spanWords(times, days)}
          </p>
        )}
        {days === undefined || line !== undefined ? null : <StartNote fromDay={days.fromDay} />}
        {line === undefined || line.planVersion === null ? null : (
          <p>{t('period:declare.published', { version: line.planVersion })}</p>
        )}
        {days === undefined ? null : <OverlapNotes work={work} days={days} line={line} />}
        <HeadNotes work={work} />
        <DueNotes work={work} />
        <FailureNotice error={work.fault} />
      </div>
    </section>
  );
}

/** After midnight the duty day is still that of yesterday: what begins on the date begins hours later. */
function StartNote({ fromDay }: { readonly fromDay: IsoDay }) {
  const { t } = useWords();
  const now = useMinute();
  const { station } = useSeat();
  if (station === undefined) return null;
  const today = dutyDayOf(now, station);
  if (fromDay === today || fromDay !== localParts(now, station.zone).day) return null;
  return (
    <p className="small late-words">
      {t('period:declare.startsLater', {
        day: fromDay,
        time: station.dayStart,
        today,
      })}
    </p>
  );
}

function OverlapNotes({
  work,
  days,
  line,
}: {
  readonly work: DeclareWork;
  readonly days: NonNullable<DeclareWork['days']>;
  readonly line: PeriodLine | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const isShort = daysBetween(days.fromDay, days.untilDay).length <= 800;
  const lines = useAsk('period.list', days, { isOff: !isShort }).data ?? [];
  const overlaps = overlapsOf(
    {
      ...days,
      id: line?.id ?? null,
      number: line?.number ?? null,
      rank: work.draft.rank,
      hasScheme: work.draft.parts.length > 0,
    },
    lines,
  );
  return (
    <>
      <h4>{t('period:declare.overlaps')}</h4>
      {overlaps.length === 0 ? <p className="quiet">{t('period:declare.noOverlap')}</p> : null}
      <ul className="note-list">
        {overlaps.map((one) => (
          <li key={one.id}>
            {t('period:declare.overlap', {
              name: one.name,
              count: one.days,
              span: spanWords(times, one),
            })}
            <span className="below small">{overlapSays(one, t)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function overlapSays(
  { held, lost }: { readonly held: number; readonly lost: number },
  t: ReturnType<typeof useWords>['t'],
): string {
  if (held === 0 && lost === 0) return t('period:declare.neitherHolds');
  if (lost === 0) return t('period:declare.ownHolds', { count: held });
  if (held === 0) return t('period:declare.otherHolds', { count: lost });
  return t('period:declare.bothHold', { held, lost });
}

function HeadNotes({ work: { draft } }: { readonly work: DeclareWork }) {
  const { t } = useWords();
  return (
    <>
      <h4>{t('period:declare.heads')}</h4>
      {draft.parts.length === 0 ? <p className="quiet">{t('period:declare.noSchemeSays')}</p> : null}
      {draft.parts.map((part, index) => (
        // Parts have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index}>
          {draft.parts.length === 1 ? null : (
            <p className="small quiet">
              {t('period:declare.partName', { no: index + 1 })} {index === 0 ? draft.from : part.fromDay}{' '}
              {part.scheme.name}
            </p>
          )}
          <ul className="note-list">
            {part.scheme.pools.map((pool) => {
              const count = part.pools.find(({ key }) => key === pool.key)?.people.length ?? 0;
              const heads = tierHeads(pool, count);
              const asked = [...heads.values()].reduce((sum, each) => sum + each, 0);
              return (
                <li key={pool.key}>
                  {t('period:declare.headsOf', {
                    name: pool.name,
                    count,
                    heads: headsWords(part.scheme, heads),
                  })}
                  {asked > count ? (
                    <span className="below small late-words">
                      {t('period:declare.tooFew', { count: asked - count })}
                    </span>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
}

function DueNotes({ work: { draft, days, bodies, declaredAt } }: { readonly work: DeclareWork }) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const dues =
    days === undefined
      ? []
      : duesOf({ fields: { ...days, bodies: [...bodies] }, declaredAt: instant.parse(declaredAt) }, zone);
  const roster = dues.filter(({ what }) => what === 'roster');
  const daily = dues.filter(({ what }) => what === 'daily');
  return (
    <>
      <h4>{t('period:declare.dues')}</h4>
      {dues.length === 0 ? (
        <p className="quiet">
          {t(days === undefined ? 'period:declare.daysFirst' : 'period:declare.noDues')}
        </p>
      ) : null}
      {draft.parts.length === 0 && roster.length > 0 ? (
        <p className="small quiet">{t('period:declare.rosterNoScheme')}</p>
      ) : null}
      <ul className="note-list">
        {roster.map((due) => (
          <li key={due.bodyId}>
            {t('period:declare.rosterDue', { name: due.bodyName, at: times.full(due.dueAt).slice(0, 16) })}
          </li>
        ))}
        {[...new Set(daily.map(({ bodyId }) => bodyId))].map((bodyId) => {
          const [first, ...others] = daily.filter((due) => due.bodyId === bodyId);
          return first === undefined ? null : (
            <li key={bodyId}>
              {t('period:declare.dailyDue', {
                name: first.bodyName,
                count: others.length + 1,
                at: times.clock(first.dueAt),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

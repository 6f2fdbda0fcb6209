import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { EntryId } from '#domain/log/entry';
import { announce } from '../../frame/events.ts';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { factLabel, factValue } from '../../parts/fact-words.ts';
import { stageTitle } from '../../parts/stage-title.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords, type Words } from '../../use-words.ts';
import { eventsOf, type IncidentEvent } from './one-events.ts';
import { reportName } from './one-met-by.ts';

type Told = {
  readonly tag: string;
  readonly who: string;
  readonly text: string;
  readonly entryId: EntryId | null;
};

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

/** What changed in a correction, by the names of the fields. */
function changedWords(t: Words, changed: readonly string[]): string {
  const known = [
    'title',
    'place',
    'occurredAt',
    'learnedAt',
    'receivedAt',
    'reporter',
    'alreadyInformed',
  ] as const;
  const names = [
    ...known.filter((name) => changed.includes(name)).map((name) => t(`incident:word.${name}`)),
    ...(changed.includes('kindId') ? [t('incident:word.kind')] : []),
    ...(changed.includes('isSensitive') ? [t('incident:word.sensitive')] : []),
  ];
  return names.join(t('common.comma'));
}

function toldOf(t: Words, event: IncidentEvent, full: IncidentFull): Told {
  const { stages, entryId } = full.incident;
  const named = (ids: readonly string[]): string =>
    stages
      .filter(({ id }) => ids.includes(id))
      .map((stage) => stageTitle(t, stage))
      .join(t('common.comma'));
  switch (event.kind) {
    case 'step': {
      const { act, byName, note, about, level, changed } = event.step;
      const facts = event.facts.map((one) => `${factLabel(t, one)} ${factValue(t, one)}`);
      const graded = act === 'level' ? t(`incident:level.${level ?? 'none'}`) : '';
      return {
        tag: t(`incident:act.${act}`),
        who: byName,
        text: joined(
          [graded, act === 'changed' ? changedWords(t, changed) : '', named(about), ...facts, note],
          t('common.comma'),
        ),
        entryId: act === 'opened' ? entryId : null,
      };
    }
    case 'call': {
      const { call } = event;
      return {
        tag: t(`incident:direction.${call.direction}`),
        who: call.byName,
        text: joined(
          [
            t(`incident:purpose.${call.purpose}`),
            joined([call.unit, call.name, call.post], ' '),
            t(`incident:outcome.${call.outcome}`),
            call.isReadBack ? t('incident:page.readBack') : '',
            call.orders === '' ? '' : t('incident:page.orders', { text: call.orders }),
            call.note,
          ],
          t('common.comma'),
        ),
        entryId: call.entryId,
      };
    }
    case 'report': {
      const { report } = event;
      return {
        tag: t(`incident:reportAct.${report.state === 'withdrawn' ? 'withdrawn' : 'issued'}`),
        who: report.issuer.name,
        text: joined([reportName(t, report), report.fields.title, report.reason], t('common.comma')),
        entryId: null,
      };
    }
    case 'delivery': {
      const { report, delivery } = event;
      return {
        tag: t('incident:reportAct.sent'),
        who: report.editor.name,
        text: joined(
          [
            reportName(t, report),
            `→ ${delivery.unit}`,
            t(`incident:delivery.${delivery.manner}`),
            delivery.receiver,
            delivery.receipt,
          ],
          ' ',
        ),
        entryId: null,
      };
    }
    default:
      return event satisfies never;
  }
}

/** What happened, the newest first, with who and when; what stands in the log can be opened there. */
export function OneTimeline({ full }: { readonly full: IncidentFull }) {
  const { t } = useWords();
  const times = useTimes();
  const goTo = useGoTo();
  const open = (id: EntryId): void => {
    goTo('/log');
    announce('open-entry', { id });
  };
  return (
    <section className="panel one-timeline" aria-label={t('incident:page.timeline')}>
      <header>
        <h3>{t('incident:page.timeline')}</h3>
      </header>
      <ol>
        {eventsOf(full).map((event) => {
          const { tag, who, text, entryId } = toldOf(t, event, full);
          return (
            <li key={event.key} className={`is-${event.kind}`}>
              <b className="nowrap">{times.moment(event.at)}</b>
              <span className={`tag ${event.kind === 'step' ? '' : 'blue'}`}>{tag}</span>
              <span className="timeline-text">
                {text} <span className="small quiet">{who}</span>{' '}
                {entryId === null ? null : (
                  <button type="button" className="link-button" onClick={() => open(entryId)}>
                    {t('incident:page.openEntry')}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

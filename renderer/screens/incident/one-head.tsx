import type { ReactNode } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { Instant } from '#domain/time/instant';
import { useTimes } from '../../parts/times.ts';
import { LevelTag } from '../../parts/level-tag.tsx';
import { useWords } from '../../use-words.ts';

function Named({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const stateColours = { open: 'blue', closed: 'green', void: '' } as const;

/** What an incident is, where and when, who said so and who had been told, readable from a metre. */
export function OneHead({ full, children }: { readonly full: IncidentFull; readonly children: ReactNode }) {
  const { t } = useWords();
  const times = useTimes();
  const { incident, number } = full;
  const { fields } = incident;
  const { reporter } = fields;
  const source = [reporter.unit, reporter.name, reporter.post, reporter.phone].filter((part) => part !== '');
  const unknown = <span className="tag orange">{t('incident:page.unknown')}</span>;
  const at = (moment: Instant | null): ReactNode =>
    moment === null ? unknown : <b>{times.full(moment).slice(0, 16)}</b>;
  return (
    <header className={`one-head is-level-${incident.level ?? 'none'}`}>
      <div className="one-title">
        <LevelTag level={incident.level} isBig />
        {fields.isSensitive ? <span className="tag red">{t('incident:word.sensitive')}</span> : null}
        <span className={`tag ${stateColours[incident.state]}`}>
          {t(`incident:incidentState.${incident.state}`)}
        </span>
        <span className="quiet">
          {t('incident:page.number', { number })} · {t(`incident:class.${incident.class ?? 'none'}`)}
          {incident.kindName === '' ? '' : ` · ${incident.kindName}`}
        </span>
        <h2>{fields.title}</h2>
      </div>
      <dl className="one-when">
        <Named name={t('incident:word.place')}>{fields.place === '' ? unknown : <b>{fields.place}</b>}</Named>
        <Named name={t('incident:word.occurredAt')}>
          {fields.occurredAt !== null && fields.isOccurredAbout ? `${t('incident:word.about')} ` : null}
          {at(fields.occurredAt)}
        </Named>
        <Named name={t('incident:word.learnedAt')}>
          {fields.learnedAt === null ? (
            <span className="quiet">{t('incident:page.withCall')}</span>
          ) : (
            at(fields.learnedAt)
          )}
        </Named>
        <Named name={t('incident:word.receivedAt')}>{at(fields.receivedAt)}</Named>
        <Named name={t('incident:word.reporter')}>{source.length === 0 ? unknown : source.join(' ')}</Named>
        <Named name={t('incident:word.alreadyInformed')}>
          {fields.alreadyInformed === '' ? (
            <span className="quiet">{t('incident:page.nobodyInformed')}</span>
          ) : (
            fields.alreadyInformed
          )}
        </Named>
      </dl>
      {children}
    </header>
  );
}

import '../../styles/incident-call.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentCall } from '#domain/incident/incident-call';
import { useHasRole } from '../../frame/seat.tsx';
import { stageName } from '../../parts/stage-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { CallCorrect } from './call-correct.tsx';

function Details({ call, full }: { readonly call: IncidentCall; readonly full: IncidentFull }) {
  const { t } = useWords();
  const times = useTimes();
  const { callBack, elements } = call;
  const said = elements.filter(({ isSaid }) => isSaid).length;
  const met = full.incident.stages.filter(({ id }) => call.stageIds.includes(id));
  const rows: readonly (readonly [label: string, text: string])[] = [
    [t('incident:call.startedAt'), times.full(call.startedAt)],
    [t('incident:call.endedAt'), call.endedAt === null ? '' : times.full(call.endedAt)],
    [t('incident:call.meets'), met.map(stageName).join(t('common.comma'))],
    [t('incident:call.elements'), elements.length === 0 ? '' : `${said}/${elements.length}`],
    [
      t('incident:call.unsaidElements'),
      elements
        .filter(({ isSaid }) => !isSaid)
        .map(({ label }) => label)
        .join(t('common.semicolon')),
    ],
    [
      t('incident:call.callBack'),
      callBack === null
        ? ''
        : `${callBack.number} ${times.clock(callBack.at)} ${t(callBack.isConfirmed ? 'incident:call.confirmed' : 'incident:call.notConfirmed')}`,
    ],
    [t('incident:call.orders'), call.orders],
    [t('incident:word.alreadyInformed'), call.alreadyInformed],
    [t('incident:call.isRecorded'), call.isRecorded ? t('incident:call.yes') : ''],
    [t('incident:call.note'), call.note],
    [t('incident:call.byName'), call.byName],
    [t('incident:call.script'), call.script],
  ];
  return (
    <dl className="call-details">
      {rows.map(([label, text]) =>
        text === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Line({
  call,
  full,
  onCorrect,
}: {
  readonly call: IncidentCall;
  readonly full: IncidentFull;
  readonly onCorrect: (() => void) | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const [isOpen, setOpen] = useState(false);
  const isAnswered = call.outcome === 'answered';
  return (
    <li>
      <button type="button" className="call-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="nowrap">{times.moment(call.startedAt)}</span>
        <span className="tag">{t(`incident:direction.${call.direction}`)}</span>
        <span className="grow">
          <b>{call.unit}</b> {[call.post, call.name].filter((part) => part !== '').join(' ')}{' '}
          <span className="quiet">{call.number}</span>
        </span>
        <span className="quiet small">{t(`incident:purpose.${call.purpose}`)}</span>
        <span className={isAnswered ? 'tag green' : 'tag orange'}>
          {t(`incident:outcome.${call.outcome}`)}
        </span>
        {call.isReadBack ? <span className="tag green">{t('incident:call.readBackShort')}</span> : null}
        {call.orders === '' ? null : <span className="tag red">{t('incident:call.hasOrders')}</span>}
      </button>
      {isOpen ? (
        <>
          <Details call={call} full={full} />
          {onCorrect === undefined ? null : <Button onClick={onCorrect}>{t('incident:call.correct')}</Button>}
        </>
      ) : null}
    </li>
  );
}

/** The calls and attempts of an incident, the newest first, each to be opened and put right with a reason. */
export function CallList({ full }: { readonly full: IncidentFull }) {
  const { t } = useWords();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [correcting, setCorrecting] = useState<IncidentCall | undefined>(undefined);
  if (full.calls.length === 0) return null;
  return (
    <section className="panel" aria-label={t('incident:call.calls')}>
      <header>
        <h3>
          {t('incident:call.calls')} <span className="quiet">{full.calls.length}</span>
        </h3>
      </header>
      <ul className="incident-calls">
        {full.calls.toReversed().map((call) => (
          <Line
            key={call.id}
            call={call}
            full={full}
            onCorrect={isDesk && full.incident.state !== 'void' ? () => setCorrecting(call) : undefined}
          />
        ))}
      </ul>
      {correcting === undefined ? null : (
        <CallCorrect full={full} call={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </section>
  );
}

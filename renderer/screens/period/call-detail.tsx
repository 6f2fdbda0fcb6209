import { Drawer } from 'antd';
import type { CallOut } from '#domain/period/call-out';
import { callOutNumber } from '#domain/period/call-out';
import { DrillTag } from '../../parts/drill-tag.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { CallCounts } from './call-counts.tsx';
import { CallToLog } from './call-to-log.tsx';
import { lateWords, stateWords } from './call-words.ts';

function People({ callOut, now }: { readonly callOut: CallOut; readonly now: string }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <table className="plain-table lined">
      <thead>
        <tr>
          <th scope="col">{t('period:callOut.person')}</th>
          <th scope="col">{t('period:callOut.answered')}</th>
          <th scope="col">{t('period:callOut.state')}</th>
          <th scope="col">{t('period:callOut.note')}</th>
        </tr>
      </thead>
      <tbody>
        {callOut.people.map((person) => (
          <tr key={person.personId}>
            <td>
              <b>{person.name}</b> <span className="quiet small">{person.post}</span>
            </td>
            <td className="nowrap">{person.answeredAt === null ? '' : times.clock(person.answeredAt)}</td>
            <td>
              {stateWords(t, times, person, callOut)}{' '}
              <span className="late-words">{lateWords(t, person, callOut, now)}</span>
            </td>
            <td>{person.note === person.excuse ? '' : person.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The record of a call-out, to be read. */
export function CallDetail({
  callOut,
  onClose,
}: {
  readonly callOut: CallOut;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const now = useMinute();
  const { ended, minutes } = callOut;
  const facts = [
    [t('period:callOut.columnTier'), `${callOut.periodName} ${callOut.tierName}`.trim()],
    [t('period:callOut.reason'), callOut.reason],
    [t('period:callOut.place'), callOut.place],
    [
      t('period:callOut.minutes'),
      minutes === null ? t('period:callOut.noAsked') : t('period:callOut.asked', { minutes }),
    ],
    [t('period:callOut.columnWhen'), times.full(callOut.calledAt)],
    [
      t('period:callOut.columnConclusion'),
      ended === null
        ? t('period:callOut.stillRunning')
        : `${ended.conclusion} (${t('period:callOut.endedAt', { time: times.moment(ended.at) })})`,
    ],
  ].filter(([, value]) => value !== '');
  return (
    <Drawer
      open
      size={720}
      title={
        <>
          <DrillTag isDrill={callOut.isDrill} />{' '}
          {t('period:callOut.detail', { number: callOutNumber(callOut) })}
        </>
      }
      onClose={onClose}
    >
      <div className={callOut.isDrill ? 'call-detail is-drill' : 'call-detail'}>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <CallCounts callOut={callOut} now={now} />
        <People callOut={callOut} now={now} />
        <div className="actions">
          <CallToLog callOut={callOut} />
        </div>
      </div>
    </Drawer>
  );
}

import { Modal } from 'antd';
import { isFigure, type KeptFact } from '#domain/incident/facts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { factLabel, factValue } from '../../parts/fact-words.ts';

/** Facts in the order in which they were said; said at the same time, in that of the record. */
export const asSaid = (facts: readonly KeptFact[]): readonly KeptFact[] =>
  facts.toSorted(
    (one, other) =>
      one.knownAt.localeCompare(other.knownAt) || one.seq - other.seq || one.place - other.place,
  );

/** Everything that was ever said of one thing, with who said it when; nothing of it is ever overwritten. */
export function OneHistory({
  facts,
  onClose,
}: {
  readonly facts: readonly KeptFact[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const said = asSaid(facts);
  const [first] = said;
  if (first === undefined) return null;
  return (
    <Modal open title={factLabel(t, first)} footer={null} width={680} onCancel={onClose}>
      {isFigure(first.key) ? (
        <p className="fact-path">{said.map(({ number }) => number ?? '—').join(' → ')}</p>
      ) : null}
      <div className="table-scroll">
        <table
          className="plain-table lined"
          aria-label={t('incident:page.historyOf', { name: factLabel(t, first) })}
        >
          <thead>
            <tr>
              <th scope="col">{t('incident:page.saidAt')}</th>
              <th scope="col">{t('incident:page.said')}</th>
              <th scope="col">{t('incident:page.source')}</th>
              <th scope="col">{t('incident:page.recorded')}</th>
            </tr>
          </thead>
          <tbody>
            {said.toReversed().map((one) => (
              <tr key={`${one.seq} ${one.place}`}>
                <td className="nowrap">{times.moment(one.knownAt)}</td>
                <td>
                  <b>{factValue(t, one)}</b>{' '}
                  <span className={`tag ${one.isVerified ? 'green' : 'orange'}`}>
                    {t(one.isVerified ? 'incident:word.verified' : 'incident:word.unverified')}
                  </span>
                </td>
                <td>{one.source}</td>
                <td className="small quiet">
                  {one.byName} {times.full(one.recordedAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}

import type { AssessedSpan, Assessment, Timely } from '#contract/methods/assessment';
import { useWords } from '../../use-words.ts';
import { shareWords } from './span-words.ts';

type Words = ReturnType<typeof useWords>['t'];

type Row = {
  readonly key:
    | 'incidents'
    | 'phone'
    | 'written'
    | 'hard'
    | 'lateOnes'
    | 'missed'
    | 'first'
    | 'followUp'
    | 'final'
    | 'elements'
    | 'mean'
    | 'median';
  /** A part of a whole is a share; a number alone a count, or null where there is none. */
  readonly of: (span: AssessedSpan) => readonly [number, number] | number | null;
};

const timelyShare = ({ inTime, due }: Timely): readonly [number, number] => [inTime, due];

const rows: readonly Row[] = [
  { key: 'incidents', of: ({ incidents }) => incidents },
  { key: 'phone', of: ({ phone }) => timelyShare(phone) },
  { key: 'written', of: ({ written }) => timelyShare(written) },
  { key: 'hard', of: ({ hard }) => timelyShare(hard) },
  { key: 'lateOnes', of: ({ phone, written }) => phone.late + written.late },
  { key: 'missed', of: ({ phone, written }) => phone.missed + written.missed },
  { key: 'mean', of: ({ firstMeanMinutes }) => firstMeanMinutes },
  { key: 'median', of: ({ firstMedianMinutes }) => firstMedianMinutes },
  { key: 'first', of: ({ withFirst, incidents }) => [withFirst, incidents] },
  { key: 'followUp', of: ({ withFollowUp, withFirst }) => [withFollowUp, withFirst] },
  { key: 'final', of: ({ withFinal, closed }) => [withFinal, closed] },
  { key: 'elements', of: ({ elementsPresent, elementsAll }) => [elementsPresent, elementsAll] },
];

function Value({ value }: { readonly value: ReturnType<Row['of']> }) {
  const { t } = useWords();
  if (value === null) return t('incident:assess.noData');
  if (typeof value === 'number') return <b>{value}</b>;
  const [part, whole] = value;
  return (
    <>
      <b>{shareWords(part, whole)}</b>
      {whole === 0 ? null : <span className="quiet small"> {t('incident:assess.of', { part, whole })}</span>}
    </>
  );
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'));

/** How a figure moved against the year before: shares in points, numbers as they are. */
function changeWords(t: Words, now: ReturnType<Row['of']>, before: ReturnType<Row['of']>): string {
  const none = t('incident:assess.noData');
  if (now === null || before === null) return none;
  if (typeof now === 'number' || typeof before === 'number') {
    const by = Number(now) - Number(before);
    return by === 0 ? t('incident:assess.same') : signed(by);
  }
  if (now[1] === 0 || before[1] === 0) return none;
  const points = Math.round(1000 * (now[0] / now[1] - before[0] / before[1])) / 10;
  return points === 0 ? t('incident:assess.same') : t('incident:assess.points', { points: signed(points) });
}

/** The main figures of a span beside those of the year before. */
export function AssessFigures({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useWords();
  const { span, yearBefore } = assessment;
  return (
    <section className="panel assess-main">
      <header>
        <h2>{t('incident:assess.figures')}</h2>
      </header>
      <table className="plain-table assess-figures">
        <thead>
          <tr>
            <th scope="col">{t('incident:assess.figure')}</th>
            <th scope="col" className="number">
              {t('incident:assess.now')}
            </th>
            <th scope="col" className="number">
              {t('incident:assess.yearBefore')}
            </th>
            <th scope="col" className="number">
              {t('incident:assess.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, of }) => (
            <tr key={key}>
              <td>{t(`incident:assess.row.${key}`)}</td>
              <td className="number">
                <Value value={of(span)} />
              </td>
              <td className="number">
                <Value value={of(yearBefore)} />
              </td>
              <td className="number">{changeWords(t, of(span), of(yearBefore))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

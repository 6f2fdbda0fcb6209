import type { Assessment, Timely } from '#contract/methods/assessment';
import { useWords } from '../../use-words.ts';
import { shareWords } from './span-words.ts';

type Line = Timely & { readonly key: string; readonly name: string; readonly more: string };

function TimelyTable({
  title,
  head,
  lines,
}: {
  readonly title: string;
  readonly head: string;
  readonly lines: readonly Line[];
}) {
  const { t } = useWords();
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {(['due', 'inTime', 'late', 'miss', 'rate'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`incident:assess.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>
                {line.name} <span className="quiet small">{line.more}</span>
              </td>
              <td className="number">{line.due}</td>
              <td className="number">{line.inTime}</td>
              <td className={line.late === 0 ? 'number' : 'number late-words'}>{line.late}</td>
              <td className={line.missed === 0 ? 'number' : 'number late-words'}>{line.missed}</td>
              <td className="number">
                <b>{shareWords(line.inTime, line.due)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How punctual reports were, to whom and of which stage. */
export function AssessTables({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useWords();
  return (
    <div className="check-columns">
      <TimelyTable
        title={t('incident:assess.recipients')}
        head={t('incident:assess.recipient')}
        lines={assessment.recipients.map(({ recipient, ...counts }) => ({
          ...counts,
          key: recipient,
          name: recipient,
          more: '',
        }))}
      />
      <TimelyTable
        title={t('incident:assess.labels')}
        head={t('incident:assess.label')}
        lines={assessment.labels.map(({ label, policyName, ...counts }) => ({
          ...counts,
          key: JSON.stringify([policyName, label]),
          // Follow-ups that a policy asks for have no words of their own.
          name: label === '' ? t('incident:report.followUp') : label,
          more: policyName === '' ? t('incident:origin.hand') : policyName,
        }))}
      />
    </div>
  );
}

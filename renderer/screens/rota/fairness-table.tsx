import type { FairnessLine } from '#contract/methods/rota-nouns';
import { useWords } from '../../use-words.ts';

const kinds = ['workday', 'restday', 'holiday', 'makeup', 'edge', 'night'] as const;

const plain = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
const signed = (value: number): string => (value > 0 ? `+${plain(value)}` : plain(value).replace('-', '−'));

/** Per person what was planned and served, the share, and the balance of the years; the numbers behind the bars. */
export function FairnessTable({
  lines,
  what,
}: {
  readonly lines: readonly FairnessLine[];
  readonly what: 'planned' | 'served';
}) {
  const { t } = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="rota-wide" tabIndex={0} aria-label={t('rota.fairness.table')}>
      <table className="plain-table lined fairness-table">
        <thead>
          <tr>
            <th scope="col">{t('office:people.name')}</th>
            {(['planned', 'served', 'share', 'balanceBefore', 'balance'] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`rota.fairness.column.${column}`)}
              </th>
            ))}
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="number">
                {t(`rota.setup.kind.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.personId}>
              <th scope="row">
                {line.name} <span className="quiet small">{line.post}</span>
              </th>
              <td className="number">{plain(line.planned.points)}</td>
              <td className="number">{plain(line.served.points)}</td>
              <td className="number">{plain(line.share.points)}</td>
              <td className="number">{signed(line.balanceBefore)}</td>
              <td className="number">
                <b>{signed(line.balance)}</b>
              </td>
              {kinds.map((kind) => (
                <td key={kind} className="number">
                  {line[what][kind] === 0 && (what === 'planned' || line.share[kind] === 0) ? (
                    <span className="quiet">–</span>
                  ) : (
                    <>
                      {line[what][kind]}
                      {what === 'planned' ? null : (
                        <span className="quiet small"> / {plain(line.share[kind])}</span>
                      )}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

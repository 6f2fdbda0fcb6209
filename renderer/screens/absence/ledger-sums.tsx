import type { AbsenceLedger } from '#contract/methods/absence-nouns';
import { onlyMissedKinds } from '#domain/absence/finding';
import { useWords } from '../../use-words.ts';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`;

/** The sums of a month: how many absences, how many were reported in time, and how each kind of rule was kept. */
export function LedgerSums({ ledger }: { readonly ledger: AbsenceLedger }) {
  const { t } = useWords();
  const { lead, rules, lines } = ledger;
  return (
    <section className="ledger-sums" aria-label={t('absence:ledger.sums')}>
      <div className="ledger-lead">
        <span className="quiet">{t('absence:ledger.leadRate')}</span>
        <b>{percent(lead.met, lead.asked)}</b>
        <span className="small quiet">
          {lead.asked === 0
            ? t('absence:ledger.leadNone')
            : t('absence:ledger.leadOf', { asked: lead.asked, met: lead.met, missed: lead.missed })}
        </span>
        <span className="small quiet">{t('absence:ledger.count', { count: lines.length })}</span>
      </div>
      {rules.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="rota-wide" tabIndex={0} aria-label={t('absence:ledger.byRule')}>
          <table className="plain-table lined ledger-rules">
            <thead>
              <tr>
                <th scope="col">{t('absence:ledger.rule')}</th>
                {rules.map(({ kind }) => (
                  <th key={kind} scope="col" className="number">
                    {t(`absence:ruleKind.${kind}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(['met', 'missed', 'decided'] as const).map((outcome) => (
                <tr key={outcome}>
                  <th scope="row">{t(`absence:ledger.${outcome}`)}</th>
                  {rules.map((rule) => (
                    <td
                      key={rule.kind}
                      className={outcome === 'missed' && rule.missed > 0 ? 'number late-words' : 'number'}
                    >
                      {outcome === 'met' && onlyMissedKinds.has(rule.kind) ? '—' : rule[outcome]}
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('absence:ledger.rate')}</th>
                {rules.map(({ kind, met, missed, decided }) => (
                  <td key={kind} className="number">
                    {onlyMissedKinds.has(kind) ? '—' : percent(met, met + missed + decided)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

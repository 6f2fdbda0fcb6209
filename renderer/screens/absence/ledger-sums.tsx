import type { AbsenceLedger } from '#contract/methods/absence-nouns';
import { useWords } from '../../use-words.ts';

/** A share in whole percent; a dash where nothing was asked. */
export const percent = (part: number, whole: number): string =>
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
        <table className="plain-table lined ledger-rules">
          <thead>
            <tr>
              <th scope="col">{t('absence:ledger.rule')}</th>
              <th scope="col" className="number">
                {t('absence:ledger.met')}
              </th>
              <th scope="col" className="number">
                {t('absence:ledger.missed')}
              </th>
              <th scope="col" className="number">
                {t('absence:ledger.decided')}
              </th>
              <th scope="col" className="number">
                {t('absence:ledger.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.kind}>
                <th scope="row">{t(`absence:ruleKind.${rule.kind}`)}</th>
                <td className="number">{rule.met}</td>
                <td className={rule.missed === 0 ? 'number' : 'number late-words'}>{rule.missed}</td>
                <td className="number">{rule.decided}</td>
                <td className="number">{percent(rule.met, rule.met + rule.missed + rule.decided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

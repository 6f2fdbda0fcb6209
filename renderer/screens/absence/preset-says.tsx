import type { AbsencePreset } from '#domain/absence/rules';
import { useWords } from '../../use-words.ts';
import { appliesWords, ruleWords } from './rule-words.ts';

/** Everything that a set of rules says, to be read before it is taken over. */
export function PresetSays({ preset }: { readonly preset: AbsencePreset }) {
  const { t } = useWords();
  const checks = [
    preset.keepsHeadsApart ? t('absence:rules.keepsHeadsApart') : '',
    preset.checksActing ? t('absence:rules.checksActing') : '',
    preset.floor === 0 ? '' : t('absence:rules.floorSays', { count: preset.floor }),
    preset.graceMinutes === 0 ? '' : t('absence:rules.graceSays', { count: preset.graceMinutes }),
  ].filter((part) => part !== '');
  const facts = [
    { label: t('absence:rules.sourceLabel'), text: preset.source },
    {
      label: t('absence:rules.ranks'),
      text: preset.ranks
        .map(({ name, isLeader }) => (isLeader ? t('absence:rules.leaderRank', { name }) : name))
        .join(t('absence:rules.comma')),
    },
    { label: t('absence:rules.recipients'), text: preset.recipients.join(t('absence:rules.comma')) },
    { label: t('absence:rules.checks'), text: checks.join(t('absence:rules.and')) },
    { label: t('absence:rules.noteLabel'), text: preset.note },
  ].filter(({ text }) => text !== '');
  return (
    <>
      <dl className="summary-facts">
        {facts.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {preset.rules.length === 0 ? (
        <p className="quiet">{t('absence:rules.noRules')}</p>
      ) : (
        <table className="plain-table lined" aria-label={t('absence:rules.rulesOf', { name: preset.name })}>
          <thead>
            <tr>
              <th>{t('absence:rules.about')}</th>
              <th>{t('absence:rules.asks')}</th>
              <th>{t('absence:rules.applies')}</th>
              <th>{t('absence:rules.paperLegend')}</th>
            </tr>
          </thead>
          <tbody>
            {preset.rules.map((rule) => (
              <tr key={rule.id}>
                <td className="nowrap">{t(`absence:ruleKind.${rule.kind}`)}</td>
                <td>
                  {ruleWords(t, rule)}
                  {rule.isAdvice ? <span className="quiet"> {t('absence:rules.adviceNote')}</span> : null}
                </td>
                <td>{appliesWords(t, rule, preset.ranks)}</td>
                <td className="quiet">
                  {rule.text}
                  {rule.source === '' || rule.source === preset.source ? '' : ` ${rule.source}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentStage } from '#domain/incident/stage';
import { useWords } from '../../use-words.ts';

/** Says by which call, report or word a clock of an incident was met; empty of one that was not. */
export function useMetBy({ calls, reports }: IncidentFull): (stage: IncidentStage) => string {
  const { t } = useWords();
  return ({ met }) => {
    if (met === null) return '';
    if (met.by === 'hand') return t('incident:page.metByHand');
    if (met.by === 'call') {
      const call = calls.find(({ id }) => id === met.of);
      if (call === undefined) return t('incident:manner.phone');
      return [t('incident:manner.phone'), call.name, call.post].filter((part) => part !== '').join(' ');
    }
    const report = reports.find(({ id }) => id === met.of);
    if (report === undefined) return t('incident:manner.written');
    return reportName(t, report);
  };
}

/** What a report is called: `首报`, `续报 2`, `专报 第 7 期`. */
export function reportName(
  t: ReturnType<typeof useWords>['t'],
  { fields, ordinal, no }: IncidentFull['reports'][number],
): string {
  const name = t(`incident:report.${fields.kind}`);
  if (fields.kind === 'followUp') return `${name} ${ordinal}`;
  return fields.kind === 'bulletin' || fields.kind === 'special'
    ? `${name} ${t('incident:page.issue', { no })}`
    : name;
}

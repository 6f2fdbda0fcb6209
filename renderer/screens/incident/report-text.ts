import zhPrint from '#words/zh-CN/print' with { type: 'json' };
import type { CompositionWords } from '#domain/incident/report-ground';
import type { IncidentReport } from '#domain/incident/incident-report';
import type { IncidentStage } from '#domain/incident/stage';
import { fillGaps } from '#domain/incident/report-words';
import type { IsoDay } from '#domain/time/instant';
import type { Words } from '../../use-words.ts';

/** The words that reports are composed of: documents are written in Chinese whatever language the screens have. */
export const documentWords: CompositionWords = zhPrint.incidentReport.compose;

/** The words of the paper itself. */
export const paperWords = zhPrint.incidentReport;

/** What a report is called by its kind and number: 首报, 续报二, 专报第3期. */
export function reportName(
  t: Words,
  { fields: { kind }, ordinal, no }: Pick<IncidentReport, 'fields' | 'ordinal' | 'no'>,
): string {
  const name = t(`incident:report.${kind}`);
  if (kind === 'followUp') return t('incident:reportList.followUp', { name, ordinal });
  return kind === 'bulletin' || kind === 'special' ? t('incident:reportList.issueNo', { name, no }) : name;
}

/** Clocks of an incident that a report of a kind meets when it is sent, the earliest due first. */
export const stagesMetBy = (
  stages: readonly IncidentStage[],
  kind: IncidentReport['fields']['kind'],
): readonly IncidentStage[] =>
  stages
    .filter(
      ({ state, manner, origin, report }) =>
        state === 'open' &&
        manner !== 'phone' &&
        origin !== 'tree' &&
        (report !== 'final' || kind === 'final'),
    )
    .toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''));

/** A day as papers are dated: 2026年11月22日. */
export function paperDay(day: IsoDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return fillGaps(zhPrint.longDay, { year: year ?? 0, month: month ?? 0, date: date ?? 0 });
}

const signer = (one: IncidentReport['reviewer']): string =>
  one === null
    ? zhPrint.incidentReport.nobody
    : one.manner === 'spoken'
      ? fillGaps(zhPrint.incidentReport.spoken, { name: one.name })
      : one.name;

/** Who wrote, checked and issued a report, as its paper says it. */
export const signersLine = ({ editor, reviewer, issuer }: IncidentReport): string =>
  fillGaps(zhPrint.incidentReport.signers, {
    editor: signer(editor),
    reviewer: signer(reviewer),
    issuer: signer(issuer),
  });

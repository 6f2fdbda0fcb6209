import {
  assessmentFoot,
  type AssessmentPaper,
  assessmentTables,
  assessmentTitle,
} from './assessment-tables.ts';
import { type ExportedFile, writeForms } from './exported-file.ts';
import type { Progress } from './progress.ts';
import { tablesWorkbook } from './tables-workbook.ts';

/** What an export of the assessment is asked to make. */
export type AssessmentOrder = { readonly paper: AssessmentPaper; readonly folder: string };

/** Writes the assessment of a span into a folder as a workbook; the same paper gives the same bytes. */
export function exportAssessment(
  { paper, folder }: AssessmentOrder,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  const { fromDay, untilDay } = paper.assessment.span;
  return writeForms(
    { folder, name: `assessment-${fromDay}-${untilDay}`, formats: ['xlsx'] },
    () =>
      tablesWorkbook(paper, {
        title: assessmentTitle(paper),
        tables: assessmentTables(paper),
        head: [],
        foot: assessmentFoot(paper),
      }),
    progress,
  );
}

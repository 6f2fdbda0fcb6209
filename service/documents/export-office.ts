import type { Instant } from '#domain/time/instant';
import type { Progress } from '../verify.ts';
import { type ExportedFile, writeForms } from './exported-file.ts';
import { officeMatrixXlsx } from './office-matrix-xlsx.ts';
import { officeFoot, type OfficePaper, officeTitle } from './office-paper.ts';
import { statisticsTables } from './office-statistics-tables.ts';
import { tablesWorkbook } from './tables-workbook.ts';
import { print } from './words.ts';

/** What an export of a table of a central office is asked to make. */
export type OfficeOrder = {
  readonly of: Pick<OfficePaper, 'what' | 'fromDay' | 'untilDay'>;
  /** Reads all that the paper says, as it stands then. */
  readonly gather: (now: Instant) => Promise<OfficePaper>;
  readonly folder: string;
};

const workbookOf = (paper: OfficePaper): Promise<Uint8Array> =>
  paper.what === 'matrix'
    ? officeMatrixXlsx(paper)
    : tablesWorkbook(paper, {
        title: officeTitle(paper),
        tables: statisticsTables(paper),
        head: [],
        foot: [print.office.statistics.reckoned, officeFoot(paper)],
      });

/** Writes a table of a central office into a folder as a workbook; the same paper gives the same bytes. */
export const exportOffice = (
  { of, gather, folder }: OfficeOrder,
  now: () => Instant,
  progress: Progress,
): Promise<readonly ExportedFile[]> =>
  writeForms(
    { folder, name: `office-${of.what}-${of.fromDay}-${of.untilDay}`, formats: ['xlsx'] },
    async () => workbookOf(await gather(now())),
    progress,
  );

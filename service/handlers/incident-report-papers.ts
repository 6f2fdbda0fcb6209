import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { reportHtml } from '../documents/report-html.ts';
import type { ReportPaper } from '../documents/report-paper.ts';
import { stationTime } from '../documents/station-time.ts';
import type { Read } from '../room.ts';
import { reportById, withdrawnAt } from '../store/incident-reports.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** A report with everything that its paper says. */
function paperOf(room: Read, id: string): ReportPaper {
  const found = reportById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'incident-report');
  const { report } = found;
  const { zone } = stationOf(room);
  const at = withdrawnAt(room.store.sqlite, report);
  return { report, zone, withdrawnAt: at === null ? null : stationTime(zone).minute(at) };
}

/** Reports and bulletins on paper. An export gathers first: the store may close before its file is ready. */
export const incidentReportPaperHandlers: Part<'report.html' | 'report.export'> = {
  'report.html': (room, { id }) => {
    void learnFonts();
    return { html: reportHtml(paperOf(room, id), { fonts: machineFonts() }) };
  },
  'report.export': (room, { id, formats, folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startReportExport(sessionOf(room), {
      paper: paperOf(room, id),
      formats: [...new Set(formats)],
      folder,
    });
  },
};

import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { isPrivatePhone } from '#domain/people/person';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { reportHtml } from '../documents/report-html.ts';
import type { ReportPaper } from '../documents/report-paper.ts';
import { stationTime } from '../documents/station-time.ts';
import { setupNow } from '../incident/setup-now.ts';
import type { Read } from '../room.ts';
import { reportById, withdrawnAt } from '../store/incident-reports.ts';
import { personById } from '../store/people.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** A report with everything that its paper says. */
function paperOf(room: Read, id: string): ReportPaper {
  const found = reportById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'incident-report');
  const { report } = found;
  const { unitName, zone } = stationOf(room);
  const form = setupNow(room).setup.bulletins.find(({ kind }) => kind === report.fields.kind);
  const { personId } = report.editor;
  const phones = personId === null ? [] : (personById(room.store.sqlite, personId)?.phones ?? []);
  const at = withdrawnAt(room.store.sqlite, report);
  return {
    report,
    unitName,
    zone,
    head: form?.head ?? '',
    // Papers leave the room; nobody's own number does.
    phone: phones.find((phone) => phone.kind === 'office' && !isPrivatePhone(phone))?.number ?? '',
    withdrawnAt: at === null ? null : stationTime(zone).minute(at),
  };
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

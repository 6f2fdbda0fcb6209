import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { gatherAbsenceForm, gatherLedgerPaper } from '../absence/gather-absence-papers.ts';
import { absenceHtml } from '../documents/absence-html.ts';
import type { AbsencePaper } from '../documents/absence-paper.ts';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { type Part, sessionOf } from './part.ts';

function pageOf(paper: AbsencePaper): { readonly html: string } {
  void learnFonts();
  return { html: absenceHtml(paper, { fonts: machineFonts() }) };
}

function refuseRelative(folder: string): void {
  if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
}

/** The papers of the registry of absences: the form of one and the ledger of a month. */
export const absencePaperHandlers: Part<
  'absence.exportForm' | 'absence.exportLedger' | 'absence.formHtml' | 'absence.ledgerHtml'
> = {
  'absence.exportForm': (room, { id, formats, folder, withWhereabouts }) => {
    refuseRelative(folder);
    return room.jobs.startAbsenceExport(sessionOf(room), {
      paper: gatherAbsenceForm(room, id, withWhereabouts),
      formats: [...new Set(formats)],
      folder,
    });
  },
  'absence.exportLedger': (room, { month, personId, formats, folder, withWhereabouts }) => {
    refuseRelative(folder);
    return room.jobs.startAbsenceExport(sessionOf(room), {
      paper: gatherLedgerPaper(room, month, personId, withWhereabouts),
      formats: [...new Set(formats)],
      folder,
    });
  },
  'absence.formHtml': (room, { id, withWhereabouts }) => pageOf(gatherAbsenceForm(room, id, withWhereabouts)),
  'absence.ledgerHtml': (room, { month, personId, withWhereabouts }) =>
    pageOf(gatherLedgerPaper(room, month, personId, withWhereabouts)),
};

import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { addDays } from '#domain/time/instant';
import { auditLines } from '../store/audit.ts';
import { chainHead, recordBySeq } from '../store/ledger.ts';
import { type Part, sessionOf, stationOf } from './part.ts';
import { gatherLogBook } from '../documents/gather-log-book.ts';
import { handoverHtml } from '../documents/handover-html.ts';
import { logBookHtml } from '../documents/log-book-html.ts';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { sheetOf } from './handover-sheet.ts';

/** The longest range that one export takes, in days. */
const longestRange = 3660;

/** Export, verification and what happened to the store. */
export const recordHandlers: Part<
  | 'export.start'
  | 'export.html'
  | 'handover.html'
  | 'handover.export'
  | 'verify.start'
  | 'job.state'
  | 'job.cancel'
  | 'chain.head'
  | 'chain.at'
  | 'audit.page'
  | 'export.fonts'
> = {
  'export.start': (room, input) => {
    if (input.untilDay < input.fromDay) throw new DutyError('bad-input', 'range');
    if (addDays(input.fromDay, longestRange) < input.untilDay)
      throw new DutyError('rule-broken', 'range-too-long', [String(longestRange)]);
    if (!isAbsolute(input.folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startExport(sessionOf(room), { ...input, formats: [...new Set(input.formats)] });
  },
  'export.html': (room, input) => {
    if (input.untilDay < input.fromDay) throw new DutyError('bad-input', 'range');
    if (addDays(input.fromDay, 31) < input.untilDay)
      throw new DutyError('rule-broken', 'range-too-long', ['31']);
    return {
      html: logBookHtml(gatherLogBook(room.store.sqlite, input.fromDay, input.untilDay), {
        fonts: machineFonts(),
      }),
    };
  },
  'handover.html': (room, input) => {
    const { unitName, zone } = stationOf(room);
    return { html: handoverHtml(sheetOf(room, input.shiftNo), { unitName, zone, fonts: machineFonts() }) };
  },
  'handover.export': (room, input) => {
    if (!isAbsolute(input.folder)) throw new DutyError('bad-input', 'folder');
    const { unitName, zone } = stationOf(room);
    return room.jobs.startSheetExport(sessionOf(room), {
      sheet: sheetOf(room, input.shiftNo),
      frame: { unitName, zone },
      formats: [...new Set(input.formats)],
      folder: input.folder,
    });
  },
  'export.fonts': () => {
    // The first question starts the look; a screen that asks again a moment later has the answer.
    void learnFonts();
    return machineFonts().map((font) => ({ ...font }));
  },
  'verify.start': (room) => {
    room.append('read', { what: 'verify', of: '', name: '' });
    return room.jobs.startVerify();
  },
  'job.state': (room, input) => room.jobs.stateOf(input.id),
  'job.cancel': (room, input) => room.jobs.cancel(input.id),
  'chain.head': (room) => chainHead(room.store.sqlite),
  'chain.at': (room, input) => {
    const record = recordBySeq(room.store.sqlite, input.seq);
    return { head: record === undefined ? null : { seq: record.seq, hash: record.hash } };
  },
  'audit.page': (room, input) => {
    const lines = auditLines(room.store.sqlite, input.before, input.limit, input.kinds);
    return { lines: [...lines], nextBefore: lines.length < input.limit ? null : (lines.at(-1)?.seq ?? null) };
  },
};

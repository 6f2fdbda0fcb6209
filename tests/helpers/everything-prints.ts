import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { PeriodId } from '#domain/period/period';
import { type IsoDay, isoDay } from '#domain/time/instant';
import { gatherLogBook } from '#service/documents/gather-log-book';
import { handoverDocx } from '#service/documents/handover-docx';
import { handoverHtml } from '#service/documents/handover-html';
import { logBookCsv } from '#service/documents/log-book-csv';
import { logBookDocx } from '#service/documents/log-book-docx';
import { logBookHtml } from '#service/documents/log-book-html';
import { logBookJson } from '#service/documents/log-book-json';
import { logBookXlsx } from '#service/documents/log-book-xlsx';
import { machineFonts } from '#service/documents/machine-fonts';
import { periodDocx } from '#service/documents/period-docx';
import { periodHtml } from '#service/documents/period-html';
import type { PeriodPaper } from '#service/documents/period-paper';
import { periodXlsx } from '#service/documents/period-xlsx';
import { gatherPeriodSummary, gatherPeriodTable } from '#service/period/gather-period-papers';
import type { Read } from '#service/room';
import { planDraftOf, plansOf } from '#service/store/period-plans';
import { periodSetupNow } from '#service/store/period-setup';
import type { TestRoom } from './open-test-room.ts';

/** Parses every part of every package with a strict parser of other people; ends with the name of the first that is not well formed. */
const parser = `
import sys, zipfile
from xml.etree import ElementTree
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        broken = package.testzip()
        if broken: sys.exit(f"{path}: {broken}")
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                try: ElementTree.fromstring(package.read(name))
                except ElementTree.ParseError as problem: sys.exit(f"{path}: {name}: {problem}")
`;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Control characters and half characters, which no paper shows; tabs and line ends are none. */
// oxlint-disable-next-line no-control-regex -- these characters are what the rule looks for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/u;

function expectPage(html: string): void {
  expect(html.isWellFormed() && !unprintable.test(html)).toBe(true);
  expect(html.slice(0, 15).toLowerCase()).toBe('<!doctype html>');
  expect(html.trimEnd().endsWith('</html>')).toBe(true);
  expect(/<(?:script|img|!\[)/iu.test(html)).toBe(false);
}

/** The summary of the first period of a room, the newest version of its table in the form of a body, and its draft in the plain one. */
function periodPapers(room: TestRoom): readonly PeriodPaper[] {
  const { store, jobs, backups, alarms, inbox, days, withdrawals } = room.room();
  const { sqlite } = store;
  const { session } = room.call('auditor', 'session.now', {});
  const now = room.now();
  const read: Read = {
    store,
    jobs,
    backups,
    alarms,
    inbox,
    days,
    withdrawals,
    session,
    now,
    seat: 'auditor',
  };
  const id = sqlite.prepare('SELECT id FROM period ORDER BY year, no').pluck().get() as PeriodId | undefined;
  if (id === undefined) return [];
  const [version] = plansOf(sqlite, id).map(({ body }) => body.version);
  const [bodyId = null] = (periodSetupNow(sqlite)?.setup.bodies ?? []).map((body) => body.id);
  return [
    gatherPeriodSummary(read, id),
    ...(version === undefined ? [] : [gatherPeriodTable(read, id, version, bodyId)]),
    ...(planDraftOf(sqlite, id) === null ? [] : [gatherPeriodTable(read, id, null, null)]),
  ];
}

/** Prints and exports all that a room holds, in every form, and reads it back. */
export async function expectEverythingPrints(room: TestRoom): Promise<void> {
  const { sqlite } = room.room().store;
  const span = sqlite.prepare('SELECT min(day) AS fromDay, max(day) AS untilDay FROM shift').get() as {
    readonly fromDay: IsoDay | null;
    readonly untilDay: IsoDay | null;
  };
  const fromDay = span.fromDay ?? isoDay.parse('2026-11-21');
  const book = gatherLogBook(sqlite, fromDay, span.untilDay ?? fromDay);
  const entries = sqlite.prepare('SELECT count(*) FROM entry').pluck().get();
  const packages = [await logBookDocx(book), await logBookXlsx(book)];
  for (const no of sqlite.prepare('SELECT no FROM shift ORDER BY no').pluck().all() as number[]) {
    const sheet = room.call('auditor', 'handover.sheet', { shiftNo: no });
    const { unitName, zone } = book;
    packages.push(await handoverDocx(sheet, { unitName, zone }));
    expectPage(handoverHtml(sheet, { unitName, zone, fonts: machineFonts() }));
  }
  for (const paper of periodPapers(room)) {
    packages.push(await periodDocx(paper), await periodXlsx(paper));
    expectPage(periodHtml(paper, { fonts: machineFonts() }));
  }
  expectPage(logBookHtml(book, { fonts: machineFonts() }));
  const folder = mkdtempSync(join(tmpdir(), 'printed '));
  try {
    const files = packages.map((bytes, index) => {
      const file = join(folder, `${index}.zip`);
      writeFileSync(file, bytes);
      return file;
    });
    execFileSync('python3', ['-c', parser, ...files], { stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(unprintable.test(strict.decode(logBookCsv(book)).replace(/^\uFEFF/u, ''))).toBe(false);
  const json = JSON.parse(logBookJson(book)) as {
    readonly days: readonly { shifts: readonly { entries: readonly unknown[] }[] }[];
  };
  expect(json.days.flatMap((day) => day.shifts.flatMap((shift) => shift.entries))).toHaveLength(
    Number(entries),
  );
}

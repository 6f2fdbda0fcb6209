import { isAbsolute } from 'node:path';
import { draftOf } from '#domain/rota/duties-of';
import { DutyError } from '#contract/errors';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { readPeopleSheets } from '../documents/people-import.ts';
import { rotaHtml } from '../documents/rota-html.ts';
import { readRotaSheets } from '../documents/rota-import.ts';
import { monthText, type RotaPaper } from '../documents/rota-paper.ts';
import { fill, print } from '../documents/words.ts';
import type { Read } from '../room.ts';
import { gatherRotaPaper } from '../rota/gather-rota-paper.ts';
import { rulesRequest } from '../rota/month-request.ts';
import { monthView } from '../rota/month-view.ts';
import { rotaFacts } from '../rota/rota-facts.ts';
import { chainHead } from '../store/ledger.ts';
import { type Part, sessionOf } from './part.ts';
import { newlyBroken, standingDuties } from './rota-drafts.ts';
import type { IsoMonth } from '#domain/rota/duty';

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The bytes of a file that a screen sent; refuses what is no base64. */
function bytesOf(base64: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(base64)) throw new DutyError('bad-input', 'sheet-not-xlsx');
  return Buffer.from(base64, 'base64');
}

/** The month with nobody in it, as its template shows it. */
function emptyPaper(room: Read, month: IsoMonth): RotaPaper {
  const { days, posts } = monthView(room, month);
  const { people, station } = rotaFacts(room);
  return {
    unitName: station.unitName,
    zone: station.zone,
    dayStart: station.dayStart,
    month,
    version: null,
    madeAt: room.now,
    byName: sessionOf(room).personName,
    effectiveDay: null,
    days,
    posts,
    duties: [],
    periodDuties: [],
    people: people.map(({ id, name, post }) => ({ id, name, post, phones: [] })),
    head: chainHead(room.store.sqlite),
    storeHash: '',
    only: null,
  };
}

/** The papers of the rota, and sheets that are filled in elsewhere. A slow one gathers first: the store may close before its file is ready. */
export const rotaPaperHandlers: Part<
  'rota.export' | 'rota.html' | 'rota.template' | 'rota.previewImport' | 'people.previewSheet'
> = {
  'rota.export': (room, { month, version, personId, formats, folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startRotaExport(sessionOf(room), {
      paper: gatherRotaPaper(room, month, version, personId),
      formats: [...new Set(formats)],
      folder,
    });
  },
  'rota.html': (room, { month, version }) => {
    void learnFonts();
    return { html: rotaHtml(gatherRotaPaper(room, month, version, null), { fonts: machineFonts() }) };
  },
  'rota.template': async (room, { what, month }) => {
    const paper = emptyPaper(room, month);
    const { candidates } = monthView(room, month);
    // Document libraries are large; they load when somebody asks for a file.
    const { monthTemplate, peopleTemplate } = await import('../documents/rota-template.ts');
    if (what === 'people')
      return {
        name: `${print.rota.peopleTemplate}.xlsx`,
        base64: base64Of(await peopleTemplate(paper.unitName, new Date(paper.madeAt))),
      };
    return {
      name: `${fill(print.rota.template, { month: monthText(month) })}.xlsx`,
      base64: base64Of(await monthTemplate(paper, candidates)),
    };
  },
  'rota.previewImport': async (room, { month, base64 }) => {
    const view = monthView(room, month);
    const { people, station } = rotaFacts(room);
    const duties = standingDuties(room, month);
    const request = rulesRequest(room, [month, month]);
    const { readWorkbook } = await import('../documents/workbook-reader.ts');
    const sheets = await readWorkbook(bytesOf(base64));
    const read = readRotaSheets(sheets, { ...view, people, duties, dayStart: station.dayStart });
    return {
      ...read,
      broken: newlyBroken(request, duties, draftOf(request, read.duties)).flatMap(
        ({ rule, personId, day }) => (rule === 'fixed' ? [] : [{ rule, personId, day }]),
      ),
    };
  },
  'people.previewSheet': async (room, { base64 }) => {
    const known = new Set(rotaFacts(room).people.map(({ name, unit }) => JSON.stringify([name, unit])));
    const { readWorkbook } = await import('../documents/workbook-reader.ts');
    const sheets = await readWorkbook(bytesOf(base64));
    return readPeopleSheets(sheets, (name, unit) => known.has(JSON.stringify([name, unit])));
  },
};

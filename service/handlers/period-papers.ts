import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { periodHtml } from '../documents/period-html.ts';
import { fill, print } from '../documents/words.ts';
import {
  formOfBody,
  gatherPeriodSummary,
  gatherPeriodTable,
  templateOf,
} from '../period/gather-period-papers.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

function refuseRelative(folder: string): void {
  if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
}

/** The papers of important periods. A slow one gathers first: the store may close before its file is ready. */
export const periodPaperHandlers: Part<
  'period.export' | 'period.html' | 'period.exportSummary' | 'period.template' | 'period.previewTemplate'
> = {
  'period.export': (room, { id, planVersion, bodyId, formats, folder }) => {
    refuseRelative(folder);
    const paper = gatherPeriodTable(room, id, planVersion, bodyId);
    return room.jobs.startPeriodExport(sessionOf(room), {
      paper,
      template: planVersion === null ? null : templateOf(room, paper.form),
      formats: [...new Set(formats)],
      folder,
    });
  },
  'period.html': (room, { id, planVersion, bodyId }) => {
    void learnFonts();
    return { html: periodHtml(gatherPeriodTable(room, id, planVersion, bodyId), { fonts: machineFonts() }) };
  },
  'period.exportSummary': (room, { id, formats, folder }) => {
    refuseRelative(folder);
    return room.jobs.startPeriodExport(sessionOf(room), {
      paper: gatherPeriodSummary(room, id),
      template: null,
      formats: [...new Set(formats)],
      folder,
    });
  },
  'period.template': async (room, { bodyId, format }) => {
    const { form, bodyName } = formOfBody(room, bodyId);
    const made = { unitName: stationOf(room).unitName, madeAt: room.now };
    // Document libraries are large; they load when somebody asks for a file.
    const { emptyTemplate } = await import('../documents/period-template-empty.ts');
    const body = bodyName === '' ? print.period.plainBody : bodyName;
    return {
      name: `${fill(print.period.templateName, { body })}.${format}`,
      base64: Buffer.from(await emptyTemplate(form, format, made)).toString('base64'),
    };
  },
  'period.previewTemplate': async (_room, { base64 }) => {
    const { checkTemplate } = await import('../documents/period-template.ts');
    return checkTemplate(Buffer.from(base64, 'base64'));
  },
};

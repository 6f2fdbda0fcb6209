import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { productHtml } from '../documents/product-html.ts';
import { gatherProductPaper, knownSectionsOf, productFileOf } from '../documents/product-paper.ts';
import { templateOf } from '../product/setup-now.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** Written products on paper. An export gathers first: the store may close before its file is ready. */
export const productPaperHandlers: Part<
  'product.html' | 'product.export' | 'product.template' | 'product.readTemplate'
> = {
  'product.html': (room, { id }) => {
    void learnFonts();
    return { html: productHtml(gatherProductPaper(room, id), { fonts: machineFonts() }) };
  },
  'product.export': (room, { id, formats, folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startProductExport(sessionOf(room), {
      paper: gatherProductPaper(room, id),
      formats: [...new Set(formats)],
      folder,
    });
  },
  'product.template': async (room, { kind }) => {
    const file = productFileOf(room, kind);
    if (file !== null && file.bytes !== null)
      return { name: file.name, base64: Buffer.from(file.bytes).toString('base64') };
    const template = templateOf(room.store.sqlite, kind);
    const known = knownSectionsOf(room, kind);
    const made = { unitName: stationOf(room).unitName, madeAt: room.now };
    // Document libraries are large; they load when somebody asks for a file.
    const { baseTemplate, baseTemplateName } = await import('../documents/product-template-base.ts');
    const bytes = await baseTemplate(template, known, made);
    return { name: baseTemplateName(template), base64: Buffer.from(bytes).toString('base64') };
  },
  'product.readTemplate': async (room, { kind, base64 }) => {
    const known = knownSectionsOf(room, kind);
    const { readProductTemplate } = await import('../documents/product-template.ts');
    return readProductTemplate(Buffer.from(base64, 'base64'), known);
  },
};

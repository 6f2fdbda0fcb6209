import type { RotaFormat } from '#contract/methods/rota-nouns';
import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { type ExportedFile, printedPdf, writeForms } from './exported-file.ts';
import { machineFonts } from './machine-fonts.ts';
import { rotaDocx } from './rota-docx.ts';
import { rotaHtml } from './rota-html.ts';
import { rotaIcs } from './rota-ics.ts';
import type { RotaPaper } from './rota-paper.ts';
import { rotaXlsx } from './rota-xlsx.ts';

/** What an export of a rota is asked to make. */
export type RotaOrder = {
  readonly paper: RotaPaper;
  readonly formats: readonly RotaFormat[];
  readonly folder: string;
};

/** What a file of a rota is called but for its ending: the month, the version, and whose duties where they are one person's. */
function fileName({ month, version, only, people }: RotaPaper): string {
  const name = people.find(({ id }) => id === only)?.name ?? '';
  // Letters and digits of any script; what could be a path or a device is none.
  const whose = [...name.matchAll(/[\p{L}\p{N}]+/gu)].join('').slice(0, 40);
  return ['duty-rota', month, version === null ? 'draft' : `v${version}`, whose]
    .filter((part) => part !== '')
    .join('-');
}

/** Writes a month's rota into a folder, one file a form; the same paper gives the same bytes (PDF excepted). */
export function exportRota(
  { paper, formats, folder }: RotaOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  const make = (format: RotaFormat): Uint8Array | Promise<Uint8Array> => {
    switch (format) {
      case 'docx':
        return rotaDocx(paper);
      case 'xlsx':
        return rotaXlsx(paper);
      case 'ics':
        return rotaIcs(paper);
      case 'pdf':
        return printedPdf(() => rotaHtml(paper, { fonts: machineFonts() }), host);
      default:
        return format satisfies never;
    }
  };
  return writeForms({ folder, name: fileName(paper), formats }, make, progress);
}

import type { FontRole } from './fonts.ts';
import { headPoints, type OfficialBlock } from './official-block.ts';

/** The styles of the parts of an official document. */
export const officialStyles = (stack: (role: FontRole) => string): readonly string[] => [
  `p.red-head{font-family:${stack('title')};color:#f00;text-align:center;text-indent:0;margin-bottom:6pt;white-space:nowrap;break-after:avoid}`,
  'p.issue-no{text-align:center;text-indent:0;margin-bottom:6pt;break-after:avoid}',
  'p.sides{display:flex;justify-content:space-between;text-indent:0;break-after:avoid}',
  '.red-rule{border-bottom:2.25pt solid #f00;margin:3pt 0}',
  '.rule{border-bottom:0.75pt solid #000;margin:3pt 0;break-after:avoid}',
  '.gap{height:28pt}',
  'p.salutation{text-indent:0;break-after:avoid}',
  'p.lead{break-after:avoid}',
  `.in-heading{font-family:${stack('heading')}}`,
  `.in-subheading{font-family:${stack('subheading')}}`,
  'p.from{text-align:left;text-indent:0;break-after:avoid}',
  'p.from.last{break-after:auto}',
  'p.tail{font-size:14pt;line-height:24pt;text-indent:0;margin:0 1em;text-align:left;break-inside:avoid;break-after:avoid}',
];

/** A part of an official document as HTML; `escape` makes text of a value. */
export function officialHtml(block: OfficialBlock, escape: (text: string) => string): string {
  switch (block.what) {
    case 'red-head': {
      const points = headPoints(block.text);
      return `<p class="red-head" style="font-size:${points}pt;line-height:${points + 14}pt">${escape(block.text)}</p>`;
    }
    case 'sides':
      return `<p class="sides"><span>${escape(block.left)}</span><span>${escape(block.right)}</span></p>`;
    case 'red-rule':
    case 'rule':
    case 'gap':
      return `<div class="${block.what}"></div>`;
    case 'text':
      return `<p${block.isHeading ? ' class="lead"' : ''}>${block.runs
        .map(({ text, role }) =>
          role === 'body' ? escape(text) : `<span class="in-${role}">${escape(text)}</span>`,
        )
        .join('')}</p>`;
    case 'from':
      return `<p class="${block.isLast ? 'from last' : 'from'}" style="margin-left:${block.indent}em">${escape(block.text)}</p>`;
    case 'issue-no':
    case 'salutation':
    case 'tail':
      return `<p class="${block.what}">${escape(block.text)}</p>`;
    default:
      return block satisfies never;
  }
}

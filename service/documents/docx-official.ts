import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { paperText } from './clean-text.ts';
import { fontWishes, type FontRole } from './fonts.ts';
import { headPoints, type OfficialBlock, textWidth } from './official-block.ts';

const red = 'FF0000';
const twips = (points: number): number => points * 20;
const fromMm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const exactly = (points: number) => ({ line: twips(points), lineRule: LineRuleType.EXACT });
/** 三号 and 四号 in half points. */
const sizes = { body: 32, tail: 28 };

function run(text: string, role: FontRole, halfPoints: number, color?: string): TextRun {
  const name = fontWishes[role].wanted;
  return new TextRun({
    text: paperText(text),
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size: halfPoints,
    sizeComplexScript: halfPoints,
    ...(color === undefined ? {} : { color }),
  });
}

/** What stands after a tab; a tab in a text would be white space like any other. */
const tabbed = (text: string): TextRun => {
  const name = fontWishes.body.wanted;
  return new TextRun({
    children: [new Tab(), paperText(text)],
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size: sizes.body,
    sizeComplexScript: sizes.body,
  });
};

/** A rule as wide as the text: the lower edge of a paragraph that is hardly there. */
const ruled = (color: string, eighths: number, before: number): Paragraph =>
  new Paragraph({
    children: [],
    spacing: { ...exactly(2), before: twips(before), after: twips(before) },
    keepNext: true,
    border: { bottom: { style: BorderStyle.SINGLE, size: eighths, color, space: 1 } },
  });

/** A part of an official document as a paragraph of a Word document. */
export function officialDocx(block: OfficialBlock): Paragraph {
  switch (block.what) {
    case 'red-head': {
      const points = headPoints(block.text);
      return new Paragraph({
        children: [run(block.text, 'title', points * 2, red)],
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(points + 14), after: twips(6) },
        keepNext: true,
      });
    }
    case 'issue-no':
      return new Paragraph({
        children: [run(block.text, 'body', sizes.body)],
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(28), after: twips(6) },
        keepNext: true,
      });
    case 'sides':
      return new Paragraph({
        children: [run(block.left, 'body', sizes.body), tabbed(block.right)],
        tabStops: [{ type: TabStopType.RIGHT, position: fromMm(textWidth) }],
        spacing: exactly(28),
        keepNext: true,
      });
    case 'red-rule':
      return ruled(red, 18, 2);
    case 'rule':
      return ruled('000000', 6, 2);
    case 'gap':
      return new Paragraph({ children: [], spacing: exactly(28) });
    case 'salutation':
      return new Paragraph({
        children: [run(block.text, 'body', sizes.body)],
        spacing: exactly(28),
        keepNext: true,
      });
    case 'text':
      return new Paragraph({
        children: block.runs.map(({ text, role }) => run(text, role, sizes.body)),
        spacing: exactly(28),
        indent: { firstLine: twips(32) },
        alignment: AlignmentType.BOTH,
        ...(block.isHeading ? { keepNext: true } : {}),
      });
    case 'from':
      return new Paragraph({
        children: [run(block.text, 'body', sizes.body)],
        alignment: AlignmentType.LEFT,
        indent: { left: twips(block.indent * 16) },
        spacing: exactly(28),
        keepNext: !block.isLast,
      });
    case 'tail':
      return new Paragraph({
        children: [run(block.text, 'body', sizes.tail)],
        spacing: exactly(24),
        indent: { left: twips(14), right: twips(14) },
        keepLines: true,
        keepNext: true,
      });
    default:
      return block satisfies never;
  }
}

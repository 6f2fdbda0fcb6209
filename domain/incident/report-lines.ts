/** A paragraph of a report: the level of its heading (1 一、, 2 （一）, 0 none), what stands in the heading's type, and the rest. */
export type ReportLine = { readonly level: 0 | 1 | 2; readonly lead: string; readonly rest: string };

const first = /^[一二三四五六七八九十]{1,3}、/u;
const second = /^（[一二三四五六七八九十]{1,3}）/u;
/** A heading is a few words; what is longer is a numbered paragraph. */
const longest = 30;

/** The paragraphs of a text as documents set them: empty lines are left out, a heading may be followed by text in its line. */
export function reportLines(text: string): readonly ReportLine[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s　]+|[\s　]+$/gu, ''))
    .filter((line) => line !== '')
    .map((line): ReportLine => {
      const level = first.test(line) ? 1 : second.test(line) ? 2 : 0;
      if (level === 0) return { level, lead: '', rest: line };
      const end = line.indexOf('。');
      const lead = end < 0 ? line : line.slice(0, end + 1);
      return lead.length > longest || lead.includes('，')
        ? { level: 0, lead: '', rest: line }
        : { level, lead, rest: line.slice(lead.length) };
    });
}

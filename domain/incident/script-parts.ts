/** A stretch of a script: what is read out, and whether it is one of the elements that are ticked off. */
export type ScriptPart = { readonly text: string; readonly isElement: boolean };

/** `1.` `1、` `（1）` `①`. */
const mark = /^(?:(\d{1,2})[.．、]|[（(](\d{1,2})[)）]|([①-⑳]))/u;
/** Where a number may stand inside a line: after a space, or after `【要素】`. */
const joint = /(?<=[\s】])(?=[\d（(①-⑳])/u;

function numberOf(stretch: string): number {
  const [, digits, bracketed, ring] = mark.exec(stretch) ?? [];
  if (ring !== undefined) return (ring.codePointAt(0) ?? 0) - ('①'.codePointAt(0) ?? 0) + 1;
  return Number(digits ?? bracketed ?? 0);
}

/** A line in its numbered stretches. Inside a line only a greater number begins a new one: `4.损失 1.5万元` is one element. */
function stretchesOf(line: string): readonly string[] {
  const stretches: string[] = [];
  let last = 0;
  for (const piece of line.split(joint)) {
    const number = numberOf(piece);
    if (stretches.length === 0 || number > last) stretches.push(piece);
    else stretches.push(`${stretches.pop() ?? ''}${piece}`);
    last = Math.max(last, number);
  }
  return stretches.map((stretch) => stretch.trim()).filter((stretch) => stretch !== '');
}

const longest = 80;
/** A call keeps at most so many elements. */
const mostParts = 60;

/** A script in the stretches in which it is said, one a line or a number; without a single number every line is an element. */
export function scriptParts(text: string): readonly ScriptPart[] {
  const stretches = text.split('\n').flatMap((line) => stretchesOf(line.trim()));
  const hasNumbers = stretches.some((stretch) => mark.test(stretch));
  return stretches.map((stretch, place) => ({
    text: stretch,
    isElement:
      place < mostParts && (!hasNumbers || mark.test(stretch)) && stretch.replace(mark, '').trim() !== '',
  }));
}

/** As much of a text as fits, never half a character. */
function cut(text: string): string {
  let kept = '';
  for (const sign of text) {
    if (kept.length + sign.length > longest) break;
    kept += sign;
  }
  return kept.trim();
}

/** An element without its number, as it is ticked off and kept. */
export const elementLabel = (part: ScriptPart): string => cut(part.text.replace(mark, '').trim());

/** What is to be said or asked, in the order of the script, as it is ticked off and kept. */
export const elementsOf = (text: string): readonly string[] =>
  scriptParts(text)
    .filter(({ isElement }) => isElement)
    .map(elementLabel);

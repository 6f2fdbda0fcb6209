/** A piece of a report in which words were found: of a section, an incident, or an entry of the log. */
export type FoundPiece = {
  readonly what: 'section' | 'incident' | 'entry';
  readonly heading: string;
  readonly text: string;
};

/** A text in which words were found, with every place of the report at which it stands. */
export type ToldPiece = {
  readonly text: string;
  readonly places: readonly Pick<FoundPiece, 'what' | 'heading'>[];
};

/** What is left of a text without what differs from one place to the other: spaces, and the stop at its end. */
const bare = (text: string): string => text.replaceAll(/\s+/gu, '').replace(/[。.；;]+$/u, '');

const standsIn = (text: string, other: string): boolean =>
  bare(text) !== '' && bare(other).includes(bare(text));

/** Pieces of one report, in their order; a text that stands at several places, or in a longer one, is told once with all of them. */
export function toldOnce(pieces: readonly FoundPiece[]): readonly ToldPiece[] {
  const told: ToldPiece[] = [];
  for (const { text, ...place } of pieces) {
    const at = told.findIndex((one) => standsIn(text, one.text) || standsIn(one.text, text));
    const same = told[at];
    if (same === undefined) told.push({ text, places: [place] });
    else
      told[at] = {
        text: standsIn(text, same.text) ? same.text : text,
        places: [...same.places, place],
      };
  }
  return told;
}

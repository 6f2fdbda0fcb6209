/** What is filled into the title and the footer of a table: `{{unit}}`. */
export const formGaps = ['unit', 'year', 'name', 'writer', 'date', 'phone'] as const;

/** The names of gaps in a text that nothing is filled into. */
export const unknownGaps = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{([^{}]*)\}\}/gu)]
    .map(([, name]) => name ?? '')
    .filter((name) => !formGaps.some((gap) => gap === name));

/** A text with its gaps filled; what nothing is known of stays as it stands. */
export const filledGaps = (
  text: string,
  values: Readonly<Record<(typeof formGaps)[number], string>>,
): string => formGaps.reduce((filled, gap) => filled.replaceAll(`{{${gap}}}`, () => values[gap]), text);

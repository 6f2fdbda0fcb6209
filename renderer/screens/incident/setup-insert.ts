/** A text into which a gap or a part was put, and where the cursor stands afterwards. */
export type Inserted = { readonly text: string; readonly from: number; readonly until: number };

/** Puts a gap where the cursor stands, in the place of what is chosen. */
export function withGap(text: string, from: number, until: number, gap: string): Inserted {
  const put = `{{${gap}}}`;
  const end = from + put.length;
  return { text: text.slice(0, from) + put + text.slice(until), from: end, until: end };
}

/** Puts a part around what is chosen that is there only where the gap is known; the cursor stands inside it. */
export function withSection(text: string, from: number, until: number, gap: string): Inserted {
  const [open, close] = [`{{#${gap}}}`, `{{/${gap}}}`];
  const inner = from === until ? `{{${gap}}}` : text.slice(from, until);
  const start = from + open.length;
  return {
    text: text.slice(0, from) + open + inner + close + text.slice(until),
    from: start,
    until: start + inner.length,
  };
}

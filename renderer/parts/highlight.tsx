import { findHits } from '#domain/log/search-text';

/** A text with what was searched for marked. */
export function Highlight({ text, typed }: { readonly text: string; readonly typed: string }) {
  const hits = typed === '' ? [] : findHits(text, typed);
  if (hits.length === 0) return text;
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const [from, until] of hits) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, until)}</mark>);
    at = until;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

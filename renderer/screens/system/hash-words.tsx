/** A hash in groups of eight, so that it can be compared with the printed one by eye. */
export function HashWords({ hash }: { readonly hash: string }) {
  return <span className="hash">{hash.match(/.{1,8}/g)?.join(' ') ?? ''}</span>;
}

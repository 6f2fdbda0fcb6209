const shares: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The number that is meant by `30`, `5000万` or `1.5亿`; undefined where it is none. */
export function readAmount(text: string): number | undefined {
  const found = /^(\d{1,13}(?:\.\d{1,8})?)\s*([万亿]?)$/u.exec(
    text.normalize('NFKC').replaceAll(/[,，\s]/gu, ''),
  );
  if (found === null) return undefined;
  const amount = Number(found[1]) * (shares[found[2] ?? ''] ?? 1);
  const whole = Math.round(amount);
  return Math.abs(amount - whole) < 1e-6 ? whole : undefined;
}

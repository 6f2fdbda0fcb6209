import type { SummaryLine } from '#contract/methods/period-nouns';
import { spreadOf } from '#domain/period/evenness';
import { useWords } from '../../use-words.ts';

const kinds = ['duty', 'standby', 'rest'] as const;

/** How evenly days were shared out, among leaders and among staff. */
export function SummaryEven({ lines }: { readonly lines: readonly SummaryLine[] }) {
  const { t } = useWords();
  const groups = [
    { key: 'leaders', lines: lines.filter(({ isLeader }) => isLeader) },
    { key: 'staff', lines: lines.filter(({ isLeader }) => !isLeader) },
  ] as const;
  const wordsOf = (kind: (typeof kinds)[number], of: readonly SummaryLine[]): string => {
    const spread = spreadOf(of.map((line) => line[kind]));
    if (spread === undefined || spread.most === 0) return '';
    const name = t(`period:summary.${kind}`);
    return t(spread.gap === 0 ? 'period:summary.evenSame' : 'period:summary.evenPart', {
      kind: name,
      ...spread,
    });
  };
  return (
    <ul className="summary-even" aria-label={t('period:summary.even')}>
      {groups.map(({ key, lines: of }) => {
        const parts = kinds.map((kind) => wordsOf(kind, of)).filter((words) => words !== '');
        return parts.length === 0 ? null : (
          <li key={key}>
            {t('period:summary.evenLine', {
              group: t(`period:summary.${key}`),
              count: of.length,
              parts: parts.join(t('common.semicolon')),
            })}
          </li>
        );
      })}
    </ul>
  );
}

import { useWords } from '../../use-words.ts';
import { columnClass } from './plan-marks.ts';
import type { DaySpan } from './plan-pages.tsx';
import type { PlanView, TierCount } from './plan-view.ts';
import type { PlanWords } from './plan-words.ts';

/** Whether a tier has as many as it should, and which way it is off. */
const gradeOf = ({ got, wanted }: TierCount): 'short' | 'over' | 'met' =>
  wanted === undefined || got === wanted ? 'met' : got < wanted ? 'short' : 'over';

const signs = { short: '↓', over: '↑', met: '' } as const;

function FootCell({ tiers }: { readonly tiers: readonly TierCount[] }) {
  const { t } = useWords();
  const all = tiers.reduce((sum, { got }) => sum + got, 0);
  const told = tiers
    .map(({ tier, got, wanted }) =>
      wanted === undefined
        ? t('period:plan.hasOnly', { tier: tier.name, got })
        : t('period:plan.hasOf', { tier: tier.name, got, wanted }),
    )
    .join(t('common.semicolon'));
  const words = [told, t('period:plan.inAll', { count: all })].join(t('common.semicolon'));
  return (
    <span className="plan-foot" title={words}>
      <span className="unseen">{words}</span>
      <span aria-hidden>
        {tiers.map((count, index) => (
          <span key={count.tier.key} className={gradeOf(count)}>
            {index === 0 ? '' : '/'}
            {count.got}
            {signs[gradeOf(count)]}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Below the table: how many of each pool every tier has on every day, and where that is not what it should be. */
export function PlanFeet({
  view,
  days: span,
  words,
  today,
}: {
  readonly view: PlanView;
  /** The days that are shown. */
  readonly days: DaySpan;
  readonly words: PlanWords;
  readonly today: string;
}) {
  const { t } = useWords();
  return (
    <tfoot>
      {view.feet.map(({ group, days }) => {
        const tiers = days.find((day) => day.tiers.length > 0)?.tiers ?? [];
        const order = tiers.map(({ tier }) => words.letter(tier.kind)).join('/');
        return (
          <tr key={group.key}>
            <th scope="row" title={tiers.map(({ tier }) => tier.name).join('/')}>
              {t('period:plan.footOf', { name: group.pool?.name ?? '', order })}
            </th>
            {view.columns.slice(...span).map((column) => (
              <td key={column.day} className={columnClass(column, today)}>
                <FootCell tiers={days.find(({ day }) => day === column.day)?.tiers ?? []} />
              </td>
            ))}
            <td className="plan-days" aria-hidden />
          </tr>
        );
      })}
    </tfoot>
  );
}

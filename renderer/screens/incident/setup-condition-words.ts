import type { LevelRule } from '#domain/incident/level-rule';
import { useWords } from '../../use-words.ts';
import { figureUnit } from './setup-figures.tsx';

type Condition = LevelRule['all'][number];

/** Thresholds as people read them: `死亡+失联≥30人`, `直接经济损失≥1亿元`. */
export function useThresholdWords(): (all: readonly Condition[]) => string {
  const { t, i18n } = useWords();
  const short = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 4 });
  const plain = new Intl.NumberFormat(i18n.language);
  const one = ({ figures, atLeast }: Condition): string => {
    const [first = 'deaths'] = figures;
    const isKnown = Number.isInteger(atLeast);
    return t('incident:setup.threshold', {
      what: figures.map((key) => t(`incident:fact.${key}`)).join('+'),
      number: isKnown ? (atLeast >= 10_000 ? short : plain).format(atLeast) : '?',
      unit: t(`incident:unit.${figureUnit(first)}`),
    });
  };
  return (all) => all.map(one).join(t('incident:setup.and'));
}

import { type Fact, type FigureKey, isFigure } from '#domain/incident/facts';
import type { Words } from '../use-words.ts';

const unitOf = (key: FigureKey): 'people' | 'households' | 'yuan' | 'hectares' => {
  if (key === 'householdsCut') return 'households';
  if (key === 'directLossYuan') return 'yuan';
  return key === 'areaHectares' ? 'hectares' : 'people';
};

/** A number with its unit: `2人`, `50万元`, `1.5亿元`, `3000户`. */
export function figureWords(t: Words, key: FigureKey, number: number): string {
  const unit = unitOf(key);
  if (unit === 'yuan' && number >= 100_000_000 && number % 1_000_000 === 0)
    return t('incident:intake.figure', {
      number: number / 100_000_000,
      unit: t('incident:intake.hundredMillionYuan'),
    });
  const isInTenThousands = unit === 'yuan' && number >= 10_000 && number % 100 === 0;
  return t('incident:intake.figure', {
    number: isInTenThousands ? number / 10_000 : number,
    unit: t(`incident:unit.${isInTenThousands ? 'tenThousandYuan' : unit}`),
  });
}

/** The name of what a fact is about. */
export const factLabel = (t: Words, { key, label }: Pick<Fact, 'key' | 'label'>): string =>
  key === 'other' && label !== '' ? label : t(`incident:fact.${key}`);

/** What a fact says, without its name: `约30人`, the words, or that nobody knows. */
export function factValue(
  t: Words,
  { key, number, text, isAbout }: Pick<Fact, 'key' | 'number' | 'text' | 'isAbout'>,
): string {
  if (!isFigure(key)) return text.trim() === '' ? t('incident:intake.notKnown') : text;
  if (number === null) return t('incident:intake.notKnown');
  const words = figureWords(t, key, number);
  return isAbout ? t('incident:intake.aboutFigure', { figure: words }) : words;
}

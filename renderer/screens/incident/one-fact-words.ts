import type { Fact, FactKey, FigureKey, KeptFact } from '#domain/incident/facts';
import { isFigure, isTakenBack } from '#domain/incident/facts';
import type { Words } from '../../use-words.ts';

const tenThousand = 10_000;

const unitOf: Readonly<Record<FigureKey, 'people' | 'households' | 'yuan' | 'hectares'>> = {
  deaths: 'people',
  missing: 'people',
  trapped: 'people',
  seriouslyInjured: 'people',
  slightlyInjured: 'people',
  injured: 'people',
  poisoned: 'people',
  ill: 'people',
  evacuated: 'people',
  householdsCut: 'households',
  directLossYuan: 'yuan',
  gathered: 'people',
  areaHectares: 'hectares',
};

/** A number of a figure with its unit: `26 人`, `320 万元`. */
export function numberWords(t: Words, key: FigureKey, number: number): string {
  const unit = unitOf[key];
  if (unit === 'yuan' && number >= tenThousand && number % 100 === 0)
    return `${number / tenThousand} ${t('incident:unit.tenThousandYuan')}`;
  return `${number} ${t(`incident:unit.${unit}`)}`;
}

/** What a fact is about, as people call it. */
export const factLabel = (t: Words, { key, label }: Pick<Fact, 'key' | 'label'>): string =>
  key === 'other' && label !== '' ? label : t(`incident:fact.${key}`);

/** What a fact says: `约 26 人`, or its words; that it was taken back where it was. */
export function factWords(
  t: Words,
  one: { readonly key: FactKey } & Pick<Fact, 'number' | 'text' | 'isAbout'>,
): string {
  if (isTakenBack(one)) return t('incident:page.takenBack');
  const said =
    isFigure(one.key) && one.number !== null ? numberWords(t, one.key, one.number) : one.text;
  return one.isAbout ? `${t('incident:word.about')} ${said}` : said;
}

/** A kept fact as it was stated, without what the record added. */
export const statedOf = ({ key, label, number, text, isAbout, isVerified, source, knownAt }: KeptFact): Fact => ({
  key,
  label,
  number,
  text,
  isAbout,
  isVerified,
  source,
  knownAt,
});

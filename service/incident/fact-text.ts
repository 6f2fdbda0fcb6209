import { type Fact, isFigure, isTakenBack } from '#domain/incident/facts';
import { fill, incidentNouns } from '../documents/words.ts';

const words = incidentNouns;

/** What a fact is about, as people call it. */
export const factTitle = ({ key, label }: Pick<Fact, 'key' | 'label'>): string =>
  key === 'other' && label !== '' ? label : words.fact[key];

const amountOf = (yuan: number): string =>
  yuan >= 10_000
    ? `${String(Math.round(yuan) / 10_000)}${words.unit.tenThousandYuan}`
    : `${yuan}${words.unit.yuan}`;

function figureText(key: Fact['key'], number: number): string {
  if (key === 'directLossYuan') return amountOf(number);
  if (key === 'householdsCut') return `${number}${words.unit.households}`;
  if (key === 'areaHectares') return `${number}${words.unit.hectares}`;
  return `${number}${words.unit.people}`;
}

/** A fact as the log says it: `死亡25人`, `约`, `基本经过：…`; what was taken back says so. */
export function factText(fact: Fact): string {
  const name = factTitle(fact);
  if (isTakenBack(fact)) return fill(words.log.takenBack, { name });
  const about = fact.isAbout ? words.word.about : '';
  return isFigure(fact.key) && fact.number !== null
    ? `${name}${about}${figureText(fact.key, fact.number)}`
    : `${name}：${about}${fact.text}`;
}

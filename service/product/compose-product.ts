import { fillProduct } from '#domain/product/fill-product';
import { figureKeys, type ProductFigures } from '#domain/product/figures';
import type { ProductFields } from '#domain/product/product';
import { roomFigures, roomIncidents } from '../office/consolidate.ts';
import type { Read } from '../room.ts';
import { chainHead } from '../store/ledger.ts';
import { figuresOf } from './figures-of-span.ts';
import { gapValuesOf } from './gap-values-of.ts';
import { groundOf, type ProductAsked } from './ground.ts';
import { spanIncidents } from './incidents-text.ts';
import { withoutPhones } from './lines.ts';
import { periodOfDay } from './period-text.ts';
import { recipientsOf } from './recipients-of.ts';
import { categoriesToldBy, sectionOf } from './section-text.ts';
import { productSetupOf, templateOf } from './setup-now.ts';

const [mostTitle, mostConclusion, mostIncidents, mostCount] = [200, 1000, 200, 1_000_000];

/** Two counts of different rooms as one. */
function together(one: ProductFigures, other: ProductFigures): ProductFigures {
  const sum = { ...one };
  for (const key of figureKeys) sum[key] = Math.min(mostCount, one[key] + other[key]);
  return sum;
}

/**
 * A product as the records of this moment make it, by the set-up of the unit: corrections are respected, void entries left out. A
 * consolidated one counts and names the incidents of all rooms with those of its own.
 */
export function composeProduct(room: Read, asked: ProductAsked): ProductFields {
  const { kind, isZero, fromDay, untilDay } = asked;
  const ground = groundOf(room, asked);
  const { sqlite } = room.store;
  const { setup } = productSetupOf(sqlite);
  const template = templateOf(sqlite, kind);
  const own = figuresOf(ground);
  const incidents = spanIncidents(ground);
  const isOfRooms = kind === 'consolidated';
  const figures = isOfRooms ? together(roomFigures(room, fromDay, untilDay), own) : own;
  const ofRooms = isOfRooms ? roomIncidents(room, fromDay, untilDay).incidents : [];
  const period = periodOfDay(ground);
  const rules = template.sections.filter(({ isInZero }) => !isZero || isInZero);
  const values = gapValuesOf(ground, { kind, period, received: [...ofRooms, ...incidents.received] });
  const sources = {
    ground,
    figures: own,
    incidents,
    values,
    told: new Set(rules.flatMap(categoriesToldBy)),
    namesHeading: rules.find(({ source }) => source === 'roomNames')?.heading ?? null,
  };
  const title = isZero && template.zeroTitle !== '' ? template.zeroTitle : template.title;
  const conclusion = isZero ? template.zeroConclusion : template.conclusion;
  return {
    kind,
    isZero,
    fromDay,
    untilDay,
    period,
    title: fillProduct(title, values).slice(0, mostTitle),
    // A list of names is left out with its heading where there was no need of one.
    sections: rules
      .map((rule) => ({ rule, section: sectionOf(rule, sources) }))
      .filter(({ rule, section }) => rule.source !== 'roomNames' || section.text !== '')
      .map(({ section }) => section),
    conclusion: fillProduct(conclusion, values).slice(0, mostConclusion),
    ...recipientsOf(ground, template, setup),
    figures,
    // What still goes on stands in the text of a zero report, which has none to be counted.
    incidents: (isZero ? [] : [...ofRooms, ...incidents.received, ...incidents.ongoing])
      .slice(0, mostIncidents)
      .map((one) => ({
        ...one,
        title: withoutPhones(one.title),
        place: withoutPhones(one.place),
        line: withoutPhones(one.line),
      })),
    factsUntilSeq: chainHead(sqlite).seq,
  };
}

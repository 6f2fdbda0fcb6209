import type { Category } from '#domain/log/categories';
import { fillProduct, type ProductGapValues } from '#domain/product/fill-product';
import type { ProductFigures } from '#domain/product/figures';
import type { ProductSection } from '#domain/product/product';
import type { SectionRule } from '#domain/product/setup';
import { roomIncidents, roomSections } from '../office/consolidate.ts';
import { reportingText } from '../office/reporting-text.ts';
import { roomNamesText } from '../office/room-names-text.ts';
import { awayText, leadersAway } from './away-text.ts';
import { checksText, spanChecks } from './checks-text.ts';
import { entriesText } from './entries-text.ts';
import type { ProductGround } from './ground.ts';
import { incidentsText, type SpanIncidents } from './incidents-text.ts';
import { withoutPhones } from './lines.ts';
import { mattersText, openMattersOf } from './matters-text.ts';
import { onDutyText } from './on-duty-text.ts';
import { ordersText } from './orders-text.ts';
import { periodText } from './period-text.ts';
import { volumeText } from './volume-text.ts';
import { warningsText } from './warnings-text.ts';

const mostText = 20_000;
const opinionCategories: readonly Category[] = ['OPINION', 'HOTLINE'];

/** What every section of a product is composed from, read once. */
export type SectionSources = {
  readonly ground: ProductGround;
  readonly figures: ProductFigures;
  readonly incidents: SpanIncidents;
  readonly values: ProductGapValues;
  /** Categories of the log that sections of this product tell. */
  readonly told: ReadonlySet<Category>;
  /** The heading over the names of rooms that are too many for a sentence; null where the product has no such section. */
  readonly namesHeading: string | null;
};

/** Categories of the log that a section tells by itself. */
export function categoriesToldBy({ source, categories }: SectionRule): readonly Category[] {
  switch (source) {
    case 'incidents':
      return ['EVENT'];
    case 'warnings':
      return ['WARN'];
    case 'orders':
      return ['INSTR'];
    case 'opinion':
      return opinionCategories;
    case 'entries':
      return categories;
    default:
      return [];
  }
}

function linesOf({ source, categories }: SectionRule, from: SectionSources): readonly string[] {
  const { ground, figures } = from;
  const { room, fromDay, untilDay } = ground;
  switch (source) {
    case 'onDuty':
      return onDutyText(ground);
    case 'warnings':
      return warningsText(ground);
    case 'volume':
      return volumeText(ground, figures);
    case 'incidents':
      return incidentsText(from.incidents);
    case 'entries':
      return entriesText(ground, categories);
    case 'opinion':
      return entriesText(ground, opinionCategories);
    case 'checks':
      return checksText(spanChecks(ground));
    case 'away':
      return awayText(ground, leadersAway(ground));
    case 'orders':
      return ordersText(ground);
    case 'matters':
      return mattersText(ground, openMattersOf(ground), from.told);
    case 'period':
      return periodText(ground);
    case 'reporting':
      return [reportingText(room, fromDay, untilDay, from.namesHeading)];
    case 'roomIncidents':
      return [roomIncidents(room, fromDay, untilDay).text];
    case 'roomSections':
      return [roomSections(room, fromDay, untilDay)];
    case 'roomNames':
      return [roomNamesText(room, fromDay, untilDay)];
    case 'text':
      return [];
    default:
      return source satisfies never;
  }
}

/** As much of a text as a section holds, whole lines only. */
function fitting(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const more = text === '' ? line : `${text}\n${line}`;
    if (more.length > mostText) break;
    text = more;
  }
  return text;
}

/** A section of a product: what the unit put before it, then what the records say, or that there is nothing. */
export function sectionOf(rule: SectionRule, from: SectionSources): ProductSection {
  const before = fillProduct(rule.text, from.values);
  const lines = linesOf(rule, from)
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.trim() !== '')
    .map(withoutPhones);
  const isBare = lines.length === 0 && (rule.source !== 'text' || before === '');
  const said = isBare ? [fillProduct(rule.empty, from.values)] : lines;
  return {
    key: rule.key,
    heading: rule.heading,
    text: fitting([...before.split('\n'), ...said].filter((line) => line !== '')),
  };
}

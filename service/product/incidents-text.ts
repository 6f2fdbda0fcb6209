import type { ProductIncident } from '#domain/product/figures';
import { incidentLevel } from '#domain/incident/level';
import { fill, incidentNouns, print, productNouns } from '../documents/words.ts';
import type { ProductGround } from './ground.ts';
import { notedIncidentOf, productIncidentOf } from './incident-line.ts';
import { harmOf, notedIncidents, ongoingIncidents, receivedIncidents } from './incidents-of-span.ts';
import { numbered } from './lines.ts';

const words = print.product.compose.incident;

/** Incidents of a span: those received in it, and those of earlier days that still went on. */
export type SpanIncidents = {
  readonly received: readonly ProductIncident[];
  readonly ongoing: readonly ProductIncident[];
  readonly harm: ReturnType<typeof harmOf>;
};

/** Reads the incidents of a span: of the register, and those that only the log tells of. */
export function spanIncidents(ground: ProductGround): SpanIncidents {
  const received = receivedIncidents(ground);
  return {
    received: [
      ...received.map((one) => productIncidentOf(ground, one)),
      ...notedIncidents(ground).map((entry) => notedIncidentOf(ground, entry)),
    ].toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt)),
    ongoing: ongoingIncidents(ground).map((one) => productIncidentOf(ground, one)),
    harm: harmOf(received),
  };
}

/** `，共死亡3人、失联1人`; nothing where nobody came to harm as far as is known. */
export function harmText(harm: SpanIncidents['harm']): string {
  const figures = (['deaths', 'missing', 'injured'] as const).flatMap((key) =>
    harm[key] === 0 ? [] : fill(words.figure, { name: productNouns.figure[key], count: harm[key] }),
  );
  return figures.length === 0 ? '' : fill(words.harm, { figures: figures.join(print.listComma) });
}

function levelsText(received: SpanIncidents['received']): string {
  const levels = [...incidentLevel.options, null].flatMap((level) => {
    const count = received.filter((one) => one.level === level).length;
    return count === 0 ? [] : fill(words.level, { level: incidentNouns.level[level ?? 'none'], count });
  });
  return fill(words.levels, { levels: levels.join(print.listComma) });
}

/** 突发事件: how many there were, who came to harm, and each in one paragraph; those of earlier days that went on behind them. */
export function incidentsText({ received, ongoing, harm }: SpanIncidents): readonly string[] {
  if (received.length + ongoing.length === 0) return [];
  const lines = (of: readonly ProductIncident[]): readonly string[] => numbered(of.map(({ line }) => line));
  return [
    received.length === 0
      ? words.none
      : fill(words.count, {
          count: received.length,
          levels: levelsText(received),
          harm: harmText(harm),
        }),
    ...lines(received),
    ...(ongoing.length === 0 ? [] : [fill(words.ongoing, { count: ongoing.length }), ...lines(ongoing)]),
  ];
}

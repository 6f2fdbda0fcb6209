import { type IncidentReport, isBulletin } from './incident-report.ts';

type Numbered = Pick<IncidentReport, 'fields' | 'ordinal' | 'no' | 'state' | 'deliveries' | 'issuedAt'>;

/**
 * True of a report whose name nobody else may get: it stands, or it was withdrawn after somebody outside had it. One that was
 * withdrawn before it was sent to anybody leaves its name free, so that no recipient misses a 续报 that never came.
 */
const keepsName = ({ state, deliveries }: Numbered): boolean => state === 'issued' || deliveries.length > 0;

/** Which 续报 of an incident the next one is, from 1; two papers that left the room are never called the same. */
export const nextOrdinal = (reports: readonly Numbered[]): number =>
  1 +
  Math.max(
    0,
    ...reports
      .filter((one) => one.fields.kind === 'followUp' && keepsName(one))
      .map(({ ordinal }) => ordinal),
  );

/** The place of the next report among those of its incident, from 1; a withdrawn one keeps its place. */
export const nextPlace = (reports: readonly Numbered[]): number =>
  1 + Math.max(0, ...reports.filter(({ fields }) => !isBulletin(fields.kind)).map(({ no }) => no));

/** The report up to which an incident has been told: the one with the newest facts that was not withdrawn, bulletins apart. */
export const lastTold = <One extends Numbered>(reports: readonly One[]): One | undefined =>
  reports
    .filter(({ state, fields }) => state === 'issued' && !isBulletin(fields.kind))
    .toSorted(
      (one, other) =>
        one.fields.factsUntilSeq - other.fields.factsUntilSeq || one.issuedAt.localeCompare(other.issuedAt),
    )
    .at(-1);

import { z } from 'zod';

/** 特别重大, 重大, 较大, 一般, the worst first, as the law names them. */
export const incidentLevel = z.enum(['I', 'II', 'III', 'IV']);

/** 特别重大, 重大, 较大, 一般. */
export type IncidentLevel = z.output<typeof incidentLevel>;

/** What a rule can be meant for: a level, or incidents that nobody has graded yet. */
export const levelOrNone = z.enum([...incidentLevel.options, 'none']);

/** A level, or that nobody has graded yet. */
export type LevelOrNone = z.output<typeof levelOrNone>;

/** How bad a level is: 0 not graded, 1 一般 … 4 特别重大. */
export const severityOf = (level: IncidentLevel | null): number =>
  level === null ? 0 : incidentLevel.options.length - incidentLevel.options.indexOf(level);

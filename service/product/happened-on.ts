import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { figuresOf } from './figures-of-span.ts';
import { groundOf } from './ground.ts';
import { ongoingIncidents } from './incidents-of-span.ts';

/**
 * What of a duty day speaks against a zero report, and how many of each: incidents received, people dead, missing or hurt in them, incidents of
 * earlier days that went on, warnings, orders of leaders, reports to superiors that were due. Calls, patrols and the like do not.
 */
export function happenedOn(room: Read, day: IsoDay): { what: string; count: number }[] {
  const ground = groundOf(room, { fromDay: day, untilDay: day });
  const { incidents, deaths, missing, injured, warnings, orders, reportsDue } = figuresOf(ground);
  const counts = {
    incidents,
    deaths,
    missing,
    injured,
    ongoing: ongoingIncidents(ground).length,
    warnings,
    orders,
    reportsDue,
  };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => ({ what, count }));
}

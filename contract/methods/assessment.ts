import { z } from 'zod';
import { incidentId } from '#domain/incident/incident';
import { instant, isoDay } from '#domain/time/instant';

/** How many of those that were due were in time. */
export const timely = z.strictObject({
  /** Clocks with a moment that were met, or that are past it. */
  due: z.int(),
  inTime: z.int(),
  late: z.int(),
  /** 漏报: past the moment and not met to this day. */
  missed: z.int(),
});

/** How many of those that were due were in time. */
export type Timely = z.output<typeof timely>;

/** The figures of one span of days. */
export const assessedSpan = z.strictObject({
  fromDay: isoDay,
  untilDay: isoDay,
  incidents: z.int(),
  phone: timely,
  written: timely,
  hard: timely,
  /** Incidents with a 首报, with a 续报, closed ones, and closed ones with a 终报. */
  withFirst: z.int(),
  withFollowUp: z.int(),
  closed: z.int(),
  withFinal: z.int(),
  /** Minutes from 接报 to the first call or report outside the unit: the mean and the middle one; null where there was none. */
  firstMeanMinutes: z.int().nullable(),
  firstMedianMinutes: z.int().nullable(),
  /** Elements that were there, and all that should have been, over all first reports. */
  elementsPresent: z.int(),
  elementsAll: z.int(),
});

/** The figures of one span of days. */
export type AssessedSpan = z.output<typeof assessedSpan>;

/** How timely and complete reports were. */
export const assessment = z.strictObject({
  span: assessedSpan,
  /** The same days a year before. */
  yearBefore: assessedSpan,
  months: z.array(assessedSpan.extend({ month: z.string() })),
  recipients: z.array(timely.extend({ recipient: z.string() })),
  labels: z.array(timely.extend({ label: z.string(), policyName: z.string() })),
  /** Every clock that was late or missed, with its reason; the newest first, at most 500. */
  late: z.array(
    z.strictObject({
      incidentId,
      number: z.string(),
      title: z.string(),
      recipient: z.string(),
      label: z.string(),
      dueAt: instant,
      metAt: instant.nullable(),
      lateMinutes: z.int(),
      reason: z.string(),
    }),
  ),
});

/** How timely and complete reports were. */
export type Assessment = z.output<typeof assessment>;

import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceEdge } from '#domain/absence/edge';
import { addMinutes, type Instant } from '#domain/time/instant';
import type { Words } from '../use-words.ts';
import type { Times } from './times.ts';

/** A departure or a return as the office says it: `11月25日周三 下午`, `11月25日周三 14:30`. */
export const edgeWords = (t: Words, times: Times, { day, part, time }: AbsenceEdge): string =>
  `${times.day(day)} ${part === 'time' ? (time ?? '') : t(`absence:part.${part}`)}`;

/** A moment at which something ends; midnight is the 24:00 of the day before. */
export const endWords = (times: Pick<Times, 'moment' | 'clock'>, at: Instant): string =>
  times.clock(at) === '00:00' ? `${times.moment(addMinutes(at, -1)).slice(0, -5)}24:00` : times.moment(at);

/** From when until when somebody is away, as the office says it. */
export const spanWords = (
  t: Words,
  times: Times,
  { from, until }: Pick<AbsenceLine, 'from' | 'until'>,
): string => t('absence:now.span', { from: edgeWords(t, times, from), until: edgeWords(t, times, until) });

/** Who presides meanwhile, with the post; empty where nobody was named. */
export const actingWords = ({ acting }: Pick<AbsenceLine, 'acting'>): string =>
  acting === null ? '' : [acting.name, acting.post].filter((part) => part !== '').join(' ');

import type { Finding } from '#domain/absence/finding';
import type { Words } from '../use-words.ts';
import { endWords } from './edge-words.ts';
import type { Times } from './times.ts';

/** Which sentence of its kind says a finding. */
function sentenceOf({ kind, outcome, isAdvice, doneAt, values }: Finding): string {
  const { because = '', late, standby, actsFor, acting } = values;
  switch (kind) {
    case 'approval':
      if (because === '' || because === 'none') return outcome;
      return because === 'late' || outcome === 'open' ? because : `${because}Missed`;
    case 'change':
      if (late === 'true') return doneAt === null ? 'lateOpen' : 'late';
      break;
    case 'duty':
      return standby === 'true' ? 'standby' : 'missed';
    case 'presides':
      return outcome === 'missed' && acting === '' ? 'missedNone' : outcome;
    case 'acting-away':
      return actsFor === undefined ? 'missed' : 'actsFor';
    case 'field':
      return outcome === 'missed' && isAdvice ? 'advised' : outcome;
    case 'heads':
    case 'floor':
    case 'acting-twice':
    case 'acting-self':
    case 'unreturned':
      return outcome;
    case 'lead':
    case 'paper':
    case 'stale':
    case 'return':
    case 'report':
      break;
    default:
      return kind satisfies never;
  }
  return outcome === 'missed' && doneAt === null ? 'missedOpen' : outcome;
}

/** What a finding says in the language of the screens; a deadline at midnight is the 24:00 of the day before. */
export function findingText(
  t: Words,
  times: Pick<Times, 'day' | 'moment' | 'clock'>,
  finding: Finding,
): string {
  const { kind, values, day, dueAt, doneAt } = finding;
  const { asked, unit, amount, manner, reach, approvedReach, field } = values;
  const choice = (group: string, value: string | undefined): string =>
    value === undefined || value === '' ? '' : t(`absence:${group}.${value}` as 'absence:reach.city');
  return t(`absence:finding.${kind}.${sentenceOf(finding)}` as 'absence:finding.lead.met', {
    ...values,
    day: day === null ? '' : times.day(day),
    due: dueAt === null ? '' : endWords(times, dueAt),
    done: doneAt === null ? '' : times.moment(doneAt),
    asked: choice('finding.asked', asked),
    manner: choice('approvalManner', manner),
    reach: choice('reach', reach),
    approvedReach: choice('reach', approvedReach),
    field: choice('field', field),
    ahead:
      unit === undefined
        ? ''
        : t(`absence:finding.ahead.${unit}` as 'absence:finding.ahead.days', { amount: amount ?? '' }),
  });
}

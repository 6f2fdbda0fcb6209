import type { Entry } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { blankFact } from '../../parts/fact-draft.ts';
import { blankIntake, type IntakeDraft } from './intake-draft.ts';

const longestTitle = 40;

/** The sheet of an incident that was first written down as an entry of the log: its words, times, place and caller. */
export function intakeOfEntry(entry: Entry, zone: string): IntakeDraft {
  const field = (key: string): string => {
    const value = entry.fields[key];
    return typeof value === 'string' ? value : '';
  };
  const typedTime = (at: Instant): string => {
    const { day, time } = localParts(at, zone);
    return `${day} ${time}`;
  };
  const content = entry.content.trim();
  const [sentence = ''] = content.split(/[。；\n]/);
  const added = [
    { ...blankFact('nature'), typed: field('incidentKind') },
    { ...blankFact('leadersOnScene'), typed: field('onScene') },
    { ...blankFact('measures'), typed: entry.handling },
  ].filter(({ typed }) => typed.trim() !== '');
  const learnedAt = field('learnedAt');
  return {
    ...blankIntake,
    openedAt: entry.recordedAt,
    title: sentence.slice(0, longestTitle),
    place: field('place'),
    occurredText: entry.occurredAt === null ? '' : typedTime(entry.occurredAt),
    caller: entry.counterpart,
    figuresText: field('casualties'),
    what: content,
    // Only an instant stands in the field of a moment.
    learnedText: learnedAt === '' ? '' : typedTime(learnedAt as Instant),
    more: added,
  };
}

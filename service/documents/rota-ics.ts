import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { sha256 } from '../store/ledger.ts';
import { paperText } from './clean-text.ts';
import { monthText, type PaperDuty, type RotaPaper } from './rota-paper.ts';
import { fill, print } from './words.ts';

const words = print.rota;

/** A text on one line: a calendar's name is written as it is, and a line of its own could be anything. */
const oneLine = (text: string): string => paperText(text).replaceAll(/\s*\n\s*/gu, ' ');

/** Names a duty in every version of its rota, and differently from the duties of any other room. */
const uidOf = ({ storeHash }: RotaPaper, { day, postId, seat }: PaperDuty): string =>
  `${sha256(JSON.stringify([storeHash, day, postId, seat])).slice(0, 32)}@duty-room`;

/**
 * The duties of a month as iCalendar (RFC 5545), those by the table of an important period among them: an event for each that somebody serves, in UTC, named the same in every
 * version and numbered with it, so that a calendar replaces what it has; those of a draft are tentative and say so.
 */
export function rotaIcs(paper: RotaPaper): Uint8Array {
  const postOf = new Map(paper.posts.map((post) => [post.id, post]));
  const nameOf = new Map(paper.people.map((person) => [person.id, person.name]));
  const isDraft = paper.version === null;
  const unit = paper.unitName;
  const month = monthText(paper.month);
  const calendar = ical({
    prodId: { company: 'Duty room', product: 'Duty-room console', language: 'ZH' },
    name: oneLine(fill(words.calendarName, { unit })),
  });
  const ofMonth = paper.duties.map((duty) => ({
    ...duty,
    post: postOf.get(duty.postId)?.name ?? '',
    name: duty.personId === null ? '' : (nameOf.get(duty.personId) ?? ''),
  }));
  const ofPeriods = paper.periodDuties.map((duty) => ({
    ...duty,
    post: duty.postName,
    name: duty.personName,
  }));
  for (const { post, name, ...duty } of [...ofMonth, ...ofPeriods]) {
    if (duty.personId === null || (paper.only !== null && duty.personId !== paper.only)) continue;
    const text = fill(words.eventOf, { post, name });
    calendar.createEvent({
      id: uidOf(paper, duty),
      sequence: paper.version ?? 0,
      stamp: new Date(paper.madeAt),
      start: new Date(duty.from),
      end: new Date(duty.until),
      status: isDraft ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.OPAQUE,
      summary: oneLine(isDraft ? fill(words.draftEvent, { text }) : text),
      description: oneLine(
        isDraft
          ? fill(words.draftNote, { unit, month })
          : fill(words.eventNote, { unit, month, version: paper.version }),
      ),
      location: oneLine(unit),
    });
  }
  return new TextEncoder().encode(`${calendar.toString()}\r\n`);
}

import type { PlannedDuty, RotaDay, ShownPost } from '#contract/methods/rota-nouns';
import type { ChainHead } from '#contract/methods/shifts';
import type { PersonId, ShownPhone } from '#domain/people/person';
import type { DutyPlace, IsoMonth } from '#domain/rota/duty';
import type { ClockTime, Instant, IsoDay } from '#domain/time/instant';
import { paperText } from './clean-text.ts';
import { longDay, stationTime } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.rota;

/** Somebody whom a rota names, with the numbers that a paper may show. */
export type PaperPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly post: string;
  readonly phones: readonly ShownPhone[];
};

/** One seat of a rota with its hours; null is a gap. */
export type PaperDuty = DutyPlace & {
  readonly from: Instant;
  readonly until: Instant;
  readonly personId: PersonId | null;
};

/** A month's rota with all that its papers say: made once, drawn in every form. */
export type RotaPaper = {
  readonly unitName: string;
  readonly zone: string;
  readonly dayStart: ClockTime;
  readonly month: IsoMonth;
  /** The published version; null is a draft. */
  readonly version: number | null;
  /** When the version was published or the draft kept; the documents carry it as their own time. */
  readonly madeAt: Instant;
  readonly byName: string;
  /** Null of a draft. */
  readonly effectiveDay: IsoDay | null;
  readonly days: readonly RotaDay[];
  readonly posts: readonly ShownPost[];
  /** Every seat of the month in order of day, post and seat. */
  readonly duties: readonly PaperDuty[];
  /** Duties on days that go by the table of an important period; calendars have them, the month's sheet names the period. */
  readonly periodDuties: readonly PlannedDuty[];
  /** Everybody who is named, in directory order. */
  readonly people: readonly PaperPerson[];
  /** The record of the version, of a draft the newest one of the chain. */
  readonly head: ChainHead;
  /** The first record of the store: what makes the names of calendar events different from those of another room. */
  readonly storeHash: string;
  /** Set where only this person's duties are wanted. */
  readonly only: PersonId | null;
};

/** `2026年12月` */
export const monthText = (month: IsoMonth): string =>
  fill(words.month, { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });

/** `12月1日` */
export const shortDay = (day: IsoDay): string =>
  fill(words.day, { month: Number(day.slice(5, 7)), date: Number(day.slice(8)) });

/** `08:30—次日08:30`; a post that begins before the duty day does begins on the day after. */
export function hoursText(
  { startsAt, minutes }: Pick<ShownPost, 'startsAt' | 'minutes'>,
  dayStart: ClockTime,
): string {
  const isNextDay = startsAt < dayStart;
  const end =
    (isNextDay ? 1440 : 0) + Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3)) + minutes;
  const days = Math.floor(end / 1440);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(Math.floor((end % 1440) / 60))}:${two(end % 60)}` as ClockTime;
  const until =
    days === 0
      ? time
      : days === 1
        ? fill(words.nextDay, { time })
        : fill(words.later, { days: days + 1, time });
  const from = isNextDay ? fill(words.nextDay, { time: startsAt }) : startsAt;
  return fill(words.span, { from, until });
}

/** What separates two names in a cell; a label has none of them. */
export const betweenNames = /[、,，;；/\r\n]+/u;

/** A name as it is compared: width, spaces and letter case make no difference. */
export const nameKey = (name: string): string =>
  paperText(name).normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();

const gapKeys: ReadonlySet<string> = new Set([words.gap, ...words.gapWords.split('、')].map(nameKey));

/** True for a word that says that nobody is on duty. */
export const saysGap = (text: string): boolean => gapKeys.has(nameKey(text));

type Named = Pick<PaperPerson, 'id' | 'name' | 'post'>;

/** What a person can be called in a cell, the shortest first: the name, with the post, with the id. */
export function waysToCall({ id, name, post }: Named): readonly string[] {
  const oneLine = (text: string): string => paperText(text).split(betweenNames).join(' ').trim();
  const text = oneLine(name);
  const more = [post, id].map(oneLine).filter((part) => part !== '');
  return [text, ...more.map((part) => fill(print.bracketed, { text, more: part }))].filter(
    (way) => nameKey(way) !== '' && !saysGap(way),
  );
}

/** What each person is called on paper, the shortest that names nobody else. */
export function personLabels(people: readonly Named[]): ReadonlyMap<PersonId, string> {
  const called = new Map<string, Set<PersonId>>();
  for (const one of people)
    for (const way of waysToCall(one)) {
      const key = nameKey(way);
      called.set(key, (called.get(key) ?? new Set<PersonId>()).add(one.id));
    }
  return new Map(
    people.map((one) => {
      const ways = waysToCall(one);
      return [one.id, ways.find((way) => called.get(nameKey(way))?.size === 1) ?? ways.at(-1) ?? one.id];
    }),
  );
}

/** The people of some seats in a cell, gaps shown as such; empty where there is no seat. */
export const namesText = (duties: readonly PaperDuty[], labels: ReadonlyMap<PersonId, string>): string =>
  duties
    .map(({ personId }) => (personId === null ? words.gap : (labels.get(personId) ?? personId)))
    .join(print.listComma);

/** The duties of a paper by day and post, in order of seats. */
export function dutiesByPlace(
  duties: readonly PaperDuty[],
): (day: IsoDay, postId: string) => readonly PaperDuty[] {
  const byKey = new Map<string, PaperDuty[]>();
  for (const duty of duties.toSorted((a, b) => a.seat - b.seat)) {
    const key = `${duty.day} ${duty.postId}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [duty]);
    else known.push(duty);
  }
  return (day, postId) => byKey.get(`${day} ${postId}`) ?? [];
}

/** What a paper of a rota is called: the month and, where only one person's duties are wanted, whose. */
export function paperTitle(paper: RotaPaper): string {
  const unit = paper.unitName;
  const month = monthText(paper.month);
  const title =
    paper.only === null
      ? fill(words.title, { unit, month })
      : fill(words.personTitle, {
          unit,
          month,
          name: paper.people.find(({ id }) => id === paper.only)?.name ?? '',
        });
  return paper.version === null ? fill(words.draftTitle, { title }) : title;
}

/** The line that says which version this is, and by which record of the chain it can be proved. */
export function versionLine(paper: RotaPaper): string {
  const at = stationTime(paper.zone).long(paper.madeAt);
  const { seq, hash } = paper.head;
  return paper.version === null
    ? fill(words.draft, { at, by: paper.byName, seq, hash })
    : fill(words.published, {
        version: paper.version,
        at,
        by: paper.byName,
        day: paper.effectiveDay === null ? '' : longDay(paper.effectiveDay),
        seq,
        hash,
      });
}

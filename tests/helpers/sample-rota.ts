import type { RotaDay, ShownPost } from '#contract/methods/rota-nouns';
import type { OfficialDay } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import { daysOfMonth, type IsoMonth } from '#domain/rota/duty';
import { addMinutes, type ClockTime } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import type { PaperDuty, PaperPerson, RotaPaper } from '#service/documents/rota-paper';
import { at, hashOf } from './sample-entries.ts';

const zone = 'Asia/Shanghai';

/** A post of a rota that nobody else has. */
export const aPost = (id: string, name: string, change: Partial<ShownPost> = {}): ShownPost => ({
  id,
  name,
  duty: 'deputy',
  shift: null,
  block: 'day',
  way: 'fair',
  startsAt: '08:30' as ClockTime,
  minutes: 1440,
  ...change,
});

/** The posts of a usual duty room. */
export const usualPosts: readonly ShownPost[] = [
  aPost('leader', '带班领导', { duty: 'dutyLeader' }),
  aPost('chief', '值班长', { duty: 'chief' }),
  aPost('officer', '值班员'),
];

/** Somebody on a rota. */
export const aPaperPerson = (id: string, name: string, change: Partial<PaperPerson> = {}): PaperPerson => ({
  id: id as PersonId,
  name,
  post: '科员',
  phones: [{ kind: 'office', number: '0533-8210001', isHidden: false }],
  ...change,
});

/** Names as a directory has them, with two who are called the same. */
export const usualPeople: readonly PaperPerson[] = [
  '孙伯安',
  '欧阳静怡',
  '王方',
  '刘洋',
  '陈建国',
  '李思远',
  '周立新',
  '单国栋',
].map((name, index) => aPaperPerson(`p${index + 1}`, name, { post: index < 2 ? '副主任' : '科员' }));

/** A day of a month; a Saturday or Sunday is a rest day where nothing else is said. */
export function aRotaDay(day: RotaDay['day'], change: Partial<OfficialDay & RotaDay> = {}): RotaDay {
  const index = new Date(`${day}T12:00:00.000Z`).getUTCDay();
  return {
    day,
    type: index === 0 || index === 6 ? 'restday' : 'workday',
    name: '',
    place: null,
    isStatutory: false,
    source: 'built-in',
    notice: '',
    sensitive: '',
    heldBy: '',
    lunar: '冬月初一',
    ...change,
  };
}

/** Every seat of a month with its hours, filled in turn from `people`; some seats of the second post are gaps. */
export function seatsOf(
  days: readonly RotaDay[],
  posts: readonly ShownPost[],
  people: readonly PaperPerson[],
  seats: number,
): readonly PaperDuty[] {
  let turn = 0;
  return days.flatMap(({ day }) =>
    posts.flatMap((post, index) =>
      Array.from({ length: index === 0 ? 1 : seats }, (_, seat) => {
        turn += 1;
        const from = instantAt(day, post.startsAt, zone);
        const isGap = index === 1 && turn % 7 === 0;
        return {
          day,
          postId: post.id,
          seat,
          from,
          until: addMinutes(from, post.minutes),
          personId: isGap ? null : (people[turn % people.length]?.id ?? null),
        };
      }),
    ),
  );
}

/** A month's rota with everything that a paper can show; `change` says what is to be otherwise. */
export function aPaper(
  change: Partial<RotaPaper> & {
    readonly seats?: number;
    readonly notable?: Readonly<Record<string, Partial<RotaDay>>>;
  } = {},
): RotaPaper {
  const { seats = 2, notable = {}, ...rest } = change;
  const month = rest.month ?? ('2026-12' as IsoMonth);
  const days = rest.days ?? daysOfMonth(month).map((day) => aRotaDay(day, notable[day]));
  const posts = rest.posts ?? usualPosts;
  const people = rest.people ?? usualPeople;
  return {
    unitName: '淄博市人民政府办公室',
    zone,
    dayStart: '08:30' as ClockTime,
    month,
    version: 2,
    madeAt: at('2026-11-25T09:20:00.000Z'),
    byName: '陈主班',
    effectiveDay: `${month}-01` as RotaPaper['effectiveDay'],
    days,
    posts,
    duties: seatsOf(days, posts, people, seats),
    people,
    head: { seq: 128, hash: hashOf('rota') },
    storeHash: hashOf('first'),
    periodDuties: [],
    only: null,
    ...rest,
  };
}

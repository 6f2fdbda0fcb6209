import { describe, expect, test } from 'vitest';
import { usualPattern } from '#domain/shift/pattern';
import { seatsOn, turnBlocks } from '#domain/rota/turns';
import { aStation, atTime, onDay } from '../helpers/builders.ts';
import { aPost, aSetup, officialDays, springFestival2026 } from '../helpers/rota-builders.ts';

const station = aStation();
const blocksOf = (setup: ReturnType<typeof aSetup>, days: ReturnType<typeof officialDays>) =>
  turnBlocks({ setup, days, station }).map((block) => block.map(({ place }) => place.day.slice(5)));

describe('the turns of a post', () => {
  test('of single days are the days, 28 in February 2026 and 29 in February 2028', () => {
    expect(blocksOf(aSetup(), officialDays('2026-02-01', '2026-02-28'))).toHaveLength(28);
    expect(blocksOf(aSetup(), officialDays('2028-02-01', '2028-02-29')).at(-1)).toEqual(['02-29']);
  });

  test('over the nine-day Spring Festival of 2026 are single days, and so are the make-up days around it', () => {
    const setup = aSetup({ posts: [aPost({ block: 'week' })] });
    expect(blocksOf(setup, springFestival2026('2026-02-09', '2026-03-01'))).toEqual([
      ['02-09', '02-10', '02-11', '02-12', '02-13'],
      ['02-14'],
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => [`02-${day}`]),
      ['02-24', '02-25', '02-26', '02-27'],
      ['02-28'],
      ['03-01'],
    ]);
  });

  test('of a weekend are both its days, and one where the other is a make-up day', () => {
    const setup = aSetup({ posts: [aPost({ block: 'weekend' })] });
    expect(blocksOf(setup, springFestival2026('2026-02-06', '2026-02-09'))).toEqual([
      ['02-06'],
      ['02-07', '02-08'],
      ['02-09'],
    ]);
    expect(blocksOf(setup, springFestival2026('2026-02-27', '2026-03-02'))).toEqual([
      ['02-27'],
      ['02-28'],
      ['03-01'],
      ['03-02'],
    ]);
  });

  test('from Friday to Sunday are three days', () => {
    const setup = aSetup({ posts: [aPost({ block: 'friday-to-sunday' })] });
    expect(blocksOf(setup, officialDays('2026-03-05', '2026-03-09'))).toEqual([
      ['03-05'],
      ['03-06', '03-07', '03-08'],
      ['03-09'],
    ]);
  });

  test('span only the days on which the post has that seat', () => {
    const count = { workday: 1, restday: 2, holiday: 2, makeup: 1, sensitive: 0 };
    const setup = aSetup({ posts: [aPost({ block: 'week', count })] });
    expect(blocksOf(setup, officialDays('2026-03-02', '2026-03-08'))).toEqual([
      ['03-02', '03-03', '03-04', '03-05', '03-06', '03-07', '03-08'],
      ['03-07', '03-08'],
    ]);
  });

  test('do not reach over a day without the seat', () => {
    const count = { workday: 0, restday: 0, holiday: 0, makeup: 0, sensitive: 1 };
    const period = (from: string, until: string) => ({
      name: '会',
      fromDay: onDay(from),
      untilDay: onDay(until),
    });
    const setup = aSetup({
      posts: [aPost({ block: 'week', count })],
      sensitive: [period('2026-03-02', '2026-03-03'), period('2026-03-05', '2026-03-06')],
    });
    expect(blocksOf(setup, officialDays('2026-03-02', '2026-03-08'))).toEqual([
      ['03-02', '03-03'],
      ['03-05', '03-06'],
    ]);
  });

  test('are more in a sensitive period, never fewer, and none on days without a seat', () => {
    const count = { workday: 0, restday: 1, holiday: 3, makeup: 0, sensitive: 2 };
    const post = aPost({ count });
    const setup = aSetup({
      posts: [post],
      sensitive: [{ name: '两会', fromDay: onDay('2026-03-04'), untilDay: onDay('2026-03-08') }],
    });
    const seats = officialDays('2026-03-03', '2026-03-10', {
      holidays: [{ name: '假', from: '2026-03-06', until: '2026-03-06' }],
    }).map((day) => seatsOn(post, day, setup));
    expect(seats).toEqual([0, 2, 2, 3, 2, 2, 0, 0]);
  });
});

describe('what a day of duty counts', () => {
  const daysOf = (setup: ReturnType<typeof aSetup>, days: ReturnType<typeof officialDays>, at = station) =>
    turnBlocks({ setup, days, station: at }).flat();

  test('the first and the last day of a holiday count more, a day between not', () => {
    const counts = daysOf(aSetup(), springFestival2026('2026-02-14', '2026-02-24')).map((day) => day.counts);
    expect(counts.map(({ points }) => points)).toEqual([10, 35, 30, 30, 30, 30, 30, 30, 30, 35, 10]);
    expect(counts.map(({ edge }) => edge)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(counts[0]).toMatchObject({ makeup: 1, workday: 0, holiday: 0 });
  });

  test('a night shift is a night, a whole duty day and a day shift are not', () => {
    const pattern = usualPattern('three', atTime('08:00'), ['早', '中', '夜']);
    const three = aStation({ dayStart: atTime('08:00'), pattern });
    const posts = [null, 0, 1, 2].map((shift) => aPost({ id: `post${shift}`, shift }));
    const days = daysOf(aSetup({ posts }), officialDays('2026-03-03', '2026-03-03'), three);
    expect(days.map(({ counts }) => counts.night)).toEqual([0, 0, 0, 1]);
    expect(days.map(({ span }) => span.until - span.from)).toEqual([1440, 480, 480, 480]);
    // 16:00 in UTC is midnight in Shanghai.
    expect(days[3]?.span.from).toBe(Date.UTC(2026, 2, 3, 16) / 60_000);
  });

  test('a long shift of which less than half is dark is no night', () => {
    const shifts = [
      { name: '早', startsAt: atTime('08:30') },
      { name: '晚', startsAt: atTime('15:00') },
    ];
    const own = aStation({ pattern: { kind: 'own', shifts } });
    const [day] = daysOf(
      aSetup({ posts: [aPost({ shift: 1 })] }),
      officialDays('2026-03-03', '2026-03-03'),
      own,
    );
    expect(day && [day.span.until - day.span.from, day.counts.night]).toEqual([17.5 * 60, 0]);
  });

  test('a shift that the pattern does not know is the whole duty day', () => {
    const [day] = daysOf(aSetup({ posts: [aPost({ shift: 5 })] }), officialDays('2026-03-03', '2026-03-03'));
    expect(day && day.span.until - day.span.from).toBe(1440);
  });
});

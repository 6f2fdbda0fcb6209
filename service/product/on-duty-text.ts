import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { isPeriodPost } from '#domain/period/duty-post';
import type { Shift } from '#domain/shift/shift';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { shortDay } from '../documents/rota-paper.ts';
import { fill, print, tradeWord } from '../documents/words.ts';
import { cellsOn, heldDays } from '../period/held-days.ts';
import { plannedOver } from '../rota/planned-over.ts';
import { offPlanOfShift } from '../store/off-plan-of.ts';
import { firstShiftDay, shiftsBetween } from '../store/shifts.ts';
import type { ProductGround } from './ground.ts';

const words = print.product.compose.duty;
const mostNames = 12;

const unique = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter((name) => name !== '');

function listed(names: readonly string[]): string {
  const text = names.slice(0, mostNames).join(print.listComma);
  return names.length > mostNames ? fill(words.manyNames, { names: text }) : text;
}

const leadersOf = ({ leaderName, members }: Shift): readonly string[] =>
  unique([leaderName, ...members.filter(({ duty }) => duty === 'dutyLeader').map(({ name }) => name)]);

/** Who answers the telephone; whoever only leads an incident on belongs to an earlier shift. */
const deskOf = ({ members }: Shift): readonly Shift['members'][number][] =>
  members.filter(({ duty }) => duty === 'chief' || duty === 'deputy');

function shiftText(ground: ProductGround, shift: Shift): string {
  const leaders = leadersOf(shift);
  const desk = unique(
    deskOf(shift).map(({ name, duty }) => fill(words.named, { name, as: tradeWord('duty', duty) })),
  );
  const offPlan = offPlanOfShift(ground.sqlite, shift.no);
  const reason = offPlan?.reason.trim() ?? '';
  return [
    leaders.length === 0 ? '' : fill(words.leader, { names: listed(leaders) }),
    desk.length === 0 ? '' : fill(words.signed, { names: listed(desk) }),
    offPlan === undefined
      ? ''
      : fill(words.missing, {
          names: listed(offPlan.missing.map(({ name }) => name)),
          reason: reason === '' ? '' : fill(words.because, { reason }),
        }),
    shift.end === 'unrelieved' ? words.unrelieved : '',
  ].join('');
}

/** Who the rota has on a day, post by post. */
function plannedText(planned: readonly PlannedDuty[]): string {
  const posts = [...Map.groupBy(planned, ({ postName }) => postName)].flatMap(([post, duties]) => {
    const names = unique(duties.map(({ personName }) => personName));
    return names.length === 0 ? [] : fill(words.post, { post, names: listed(names) });
  });
  return posts.length === 0 ? '' : fill(words.planned, { posts: posts.join(print.semicolon) });
}

/** The tiers of the table of an important period on a day, without those who rest. */
function tiersText({ sqlite }: ProductGround, day: IsoDay): string {
  const held = heldDays(sqlite, day, day).get(day);
  if (held === undefined) return '';
  const names = new Map(held.plan.body.people.map(({ id, name }) => [id, name]));
  const cells = cellsOn(held.plan, day).filter(({ tier }) => tier.kind !== 'rest');
  const tiers = [...Map.groupBy(cells, ({ tier }) => tier.key).values()].map((ofTier) =>
    fill(words.tier, {
      tier: ofTier[0]?.tier.name ?? '',
      count: ofTier.length,
      names: listed(ofTier.map(({ cell }) => names.get(cell.personId) ?? '')),
    }),
  );
  return tiers.length === 0
    ? ''
    : fill(words.tiers, { name: held.period.fields.name, tiers: tiers.join(print.semicolon) });
}

function dayText(ground: ProductGround, day: IsoDay): readonly string[] {
  const shifts = shiftsBetween(ground.sqlite, day, day);
  const tiers = tiersText(ground, day);
  const said = shifts.map((shift) =>
    shifts.length === 1
      ? shiftText(ground, shift)
      : fill(words.shift, { shift: shift.name, text: shiftText(ground, shift) }),
  );
  if (shifts.length > 0) return [...said, tiers];
  const planned = plannedText(
    plannedOver(ground.room, day, day).filter(({ postId }) => !isPeriodPost(postId)),
  );
  const hasBegun = dutyDaySpan(day, ground.station).from <= ground.now;
  return [`${hasBegun ? words.notManned : ''}${planned}`, tiers];
}

const counted = (names: readonly string[]): string =>
  listed(
    [...Map.groupBy(names, (name) => name)]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .map(([name, all]) => fill(words.counted, { name, count: all.length })),
  );

/** Of many days, who had how many shifts, and on which days nobody took over. */
function spanText(ground: ProductGround): readonly string[] {
  const { fromDay, untilDay, sqlite, now, station } = ground;
  const shifts = shiftsBetween(sqlite, fromDay, untilDay);
  const days = daysBetween(fromDay, untilDay);
  // Before its first shift the room kept no log.
  const first = firstShiftDay(sqlite) ?? fromDay;
  const without = days.filter(
    (day) =>
      day >= first && dutyDaySpan(day, station).from <= now && !shifts.some((shift) => shift.day === day),
  );
  const leaders = shifts.flatMap((shift) => leadersOf(shift));
  const desk = shifts.flatMap((shift) => unique(deskOf(shift).map(({ name }) => name)));
  const named = without.slice(0, mostNames).map(shortDay).join(print.listComma);
  return [
    fill(words.span, { days: days.length, shifts: shifts.length }),
    leaders.length === 0 ? '' : fill(words.leader, { names: counted(leaders) }),
    desk.length === 0 ? '' : fill(words.desk, { names: counted(desk) }),
    without.length === 0
      ? ''
      : fill(words.daysWithout, {
          days:
            without.length > mostNames ? fill(words.manyDays, { days: named, count: without.length }) : named,
        }),
  ];
}

/** 在岗情况: who had the desk, who was planned and did not come, and where no shift ran who was planned; names, no telephones. */
export const onDutyText = (ground: ProductGround): readonly string[] =>
  ground.fromDay === ground.untilDay ? dayText(ground, ground.fromDay) : spanText(ground);

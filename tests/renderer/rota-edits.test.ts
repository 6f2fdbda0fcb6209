import { expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import { rotaMonth, type RotaMonth } from '#contract/methods/rota-nouns';
import { personId } from '#domain/people/person';
import { type DutyPlace, placeKey, rotaDuty, type RotaDuty } from '#domain/rota/duty';
import { isoDay } from '#domain/time/instant';
import { applyEdit as applyTo, type Edit, isChange } from '../../renderer/parts/draft-edits.ts';
import { createDraftKeeper } from '../../renderer/parts/draft-keeper.ts';
import { knownOf } from '../../renderer/screens/rota/month-draft.ts';
import {
  assignEdit,
  clearEdit,
  exchangeEdit,
  leaveEmptyEdit,
  pinEdit,
  seatKind,
  squareAt,
} from '../../renderer/screens/rota/month-edits.ts';
import { aRotaMonth } from '../helpers/a-rota-month.ts';

const [anna, boris] = [personId.parse('anna'), personId.parse('boris')];
const applyEdit = (duties: readonly RotaDuty[], edit: Edit<RotaDuty>) => applyTo(seatKind, duties, edit);
const place = (day: number): DutyPlace => ({
  day: isoDay.parse(`2026-12-${String(day).padStart(2, '0')}`),
  postId: 'officers',
  seat: 0,
});
const square = (day: number, who: string | null, turn: string | null = null): RotaDuty =>
  rotaDuty.parse({ ...place(day), personId: who, turnOf: turn, isPinned: false });
const who = (duties: readonly RotaDuty[] | undefined, day: number): string | null =>
  squareAt(duties ?? [], place(day)).personId;

test('two duties exchange who serves and keep whose turn it is', () => {
  const duties = [square(1, 'anna', 'anna'), square(2, 'boris', 'boris')];
  const after = applyEdit(duties, exchangeEdit(duties, [place(1)], [place(2)]));
  expect(after.map(({ personId: is, turnOf, isPinned }) => [is, turnOf, isPinned])).toEqual([
    ['boris', 'anna', true],
    ['anna', 'boris', true],
  ]);
});

test('with a gap an exchange moves the duty and leaves a gap that generation may fill', () => {
  const duties = [square(1, 'anna'), square(2, null)];
  const after = applyEdit(duties, exchangeEdit(duties, [place(1)], [place(2)]));
  expect(squareAt(after, place(1))).toMatchObject({ personId: null, isPinned: false });
  expect(squareAt(after, place(2))).toMatchObject({ personId: 'anna', isPinned: true });
});

test('a turn of several days goes to somebody, is cleared and is pinned as a whole', () => {
  const duties = [square(5, 'anna'), square(6, 'anna'), square(7, 'anna')];
  const given = applyEdit(duties, assignEdit(duties, [place(5), place(6)], boris));
  expect(given.map(({ personId: is }) => is)).toEqual(['boris', 'boris', 'anna']);
  const free = applyEdit(given, pinEdit(given, [place(5), place(6)]));
  expect(free.map(({ isPinned }) => isPinned)).toEqual([false, false, false]);
  const cleared = applyEdit(free, clearEdit(free, [place(5), place(6)]));
  expect(cleared.map(({ personId: is }) => is)).toEqual([null, null, 'anna']);
});

test('a gap that is pinned stays empty by decision, and putting on duty who is pinned there changes nothing', () => {
  const duties = [square(1, null), { ...square(2, 'anna'), isPinned: true }];
  expect(pinEdit(duties, [place(1)])).toEqual(leaveEmptyEdit(duties, [place(1)]));
  expect(squareAt(applyEdit(duties, leaveEmptyEdit(duties, [place(2)])), place(2))).toMatchObject({
    personId: null,
    isPinned: true,
  });
  expect(isChange(seatKind, assignEdit(duties, [place(2)], anna))).toBe(false);
});

const monthWith = (version: number, duties: readonly RotaDuty[]): RotaMonth =>
  aRotaMonth({
    places: [place(1), place(2), place(3)],
    draft: version === 0 ? null : { version, duties },
  });

const knownMonth = (version: number, duties: readonly RotaDuty[]) => knownOf(monthWith(version, duties));

/** A keeper whose service takes or refuses what it is sent, when the test says so. */
function openKeeper() {
  const sent: { version: number; squares: readonly RotaDuty[] }[] = [];
  const waiting: { take: () => void; refuse: (code: 'conflict' | 'rule-broken' | 'service-down') => void }[] =
    [];
  let reloads = 0;
  const keeper = createDraftKeeper(
    seatKind,
    (input) => {
      sent.push(input);
      return new Promise((resolve, reject) => {
        waiting.push({
          take: () => resolve({ version: input.version + 1 }),
          refuse: (code) => reject(new DutyError(code, 'rota')),
        });
      });
    },
    () => {
      reloads += 1;
    },
  );
  const answer = async (how: (one: (typeof waiting)[number]) => void): Promise<void> => {
    const next = waiting.shift();
    if (next === undefined) throw new Error('nothing was sent');
    how(next);
    // The keeper goes on in the turn after the answer.
    await new Promise((resume) => setImmediate(resume));
  };
  const shown = (): readonly (string | null)[] => [1, 2, 3].map((day) => who(keeper.state().squares, day));
  const assign = (day: number, person = anna): void =>
    keeper.change(assignEdit(keeper.state().squares ?? [], [place(day)], person));
  return { keeper, sent, answer, shown, assign, reloads: () => reloads };
}

test('a change is shown at once, sent one after another, and taken back and made again', async () => {
  const { keeper, sent, answer, shown, assign } = openKeeper();
  keeper.know(knownMonth(0, []));
  assign(1);
  assign(2, boris);
  expect(shown()).toEqual(['anna', 'boris', null]);
  expect(sent.map(({ version }) => version)).toEqual([0]);
  await answer((one) => one.take());
  expect(sent.map(({ version }) => version)).toEqual([0, 1]);
  await answer((one) => one.take());
  keeper.undo();
  expect(shown()).toEqual(['anna', null, null]);
  await answer((one) => one.take());
  keeper.redo();
  expect(shown()).toEqual(['anna', 'boris', null]);
  await answer((one) => one.take());
  expect(who(sent.at(-1)?.squares, 2)).toBe('boris');
  expect(keeper.state()).toMatchObject({ isKeeping: false, isUnkept: false, refusal: undefined });
});

test('an answer from before the last change does not bring the old rota back', async () => {
  const { keeper, answer, shown, assign } = openKeeper();
  keeper.know(knownMonth(4, [square(1, 'boris')]));
  assign(1);
  await answer((one) => one.take());
  keeper.know(knownMonth(4, [square(1, 'boris'), square(2, 'boris')]));
  expect(shown()).toEqual(['anna', null, null]);
  keeper.know(knownMonth(5, [square(1, 'anna')]));
  expect(shown()).toEqual(['anna', null, null]);
});

test('a generated month is taken back in one step', () => {
  const { keeper, shown } = openKeeper();
  keeper.know(knownMonth(1, [square(1, 'boris')]));
  keeper.know(knownMonth(2, [square(1, 'boris'), square(2, 'anna'), square(3, 'boris')]));
  expect(shown()).toEqual(['boris', 'anna', 'boris']);
  keeper.undo();
  expect(shown()).toEqual(['boris', null, null]);
});

test('where somebody else changed the draft the newest is shown, and the own changes can be made again', async () => {
  const { keeper, sent, answer, shown, assign, reloads } = openKeeper();
  keeper.know(knownMonth(4, []));
  assign(1);
  await answer((one) => one.refuse('conflict'));
  expect(reloads()).toBe(1);
  expect(shown()).toEqual([null, null, null]);
  expect(keeper.state().lost).toHaveLength(1);
  keeper.know(knownMonth(7, [square(2, 'boris')]));
  expect(shown()).toEqual([null, 'boris', null]);
  keeper.makeAgain();
  expect(shown()).toEqual(['anna', 'boris', null]);
  expect(sent.at(-1)?.version).toBe(7);
  await answer((one) => one.take());
  expect(keeper.state().lost).toEqual([]);
});

test('what breaks a rule is taken off the screen; what only could not be written stays and is sent again', async () => {
  const { keeper, sent, answer, shown, assign } = openKeeper();
  keeper.know(knownMonth(4, [square(2, 'boris')]));
  assign(1);
  await answer((one) => one.refuse('rule-broken'));
  expect(shown()).toEqual([null, 'boris', null]);
  expect(keeper.state().refusal?.failure.code).toBe('rule-broken');
  assign(3);
  await answer((one) => one.refuse('service-down'));
  expect(shown()).toEqual([null, 'boris', 'anna']);
  expect(keeper.state().isUnkept).toBe(true);
  keeper.retry();
  await answer((one) => one.take());
  expect(sent.map((one) => placeKey(squareAt(one.squares, place(3)))).length).toBe(3);
  expect(keeper.state().isUnkept).toBe(false);
});

test('the month of these tests is one that the contract lets through', () => {
  expect(rotaMonth.safeParse(monthWith(3, [square(1, 'anna')])).success).toBe(true);
});

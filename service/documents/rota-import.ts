import type { RotaChange, RotaMonth, RowProblem, ShownPost } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import { type DutyPlace, monthOf, placeKey, type RotaDuty } from '#domain/rota/duty';
import type { ClockTime, IsoDay } from '#domain/time/instant';
import { nearNames } from './near-names.ts';
import { betweenNames, nameKey, type PaperPerson, personLabels, saysGap, waysToCall } from './rota-paper.ts';
import { findSheetHead } from './rota-sheet-head.ts';
import { typedDay } from './typed-day.ts';
import { print } from './words.ts';
import type { SheetTexts } from './workbook-reader.ts';

/** The month that a sheet is read into: what there is to fill, who may fill it, and who is in it now. */
export type MonthToFill = Pick<RotaMonth, 'month' | 'now' | 'posts' | 'places' | 'candidates'> & {
  readonly people: readonly Pick<PaperPerson, 'id' | 'name' | 'post'>[];
  readonly duties: readonly RotaDuty[];
  readonly dayStart: ClockTime;
};

/** What a sheet comes to: the whole month with what it says, how that differs from now, and what could not be taken. */
export type RotaImport = {
  readonly problems: RowProblem[];
  readonly duties: RotaDuty[];
  readonly changes: RotaChange[];
};

/** A sheet of another kind has one in every cell; nobody reads more. */
const mostProblems = 500;

type Found =
  | { readonly id: PersonId | null }
  | { readonly problem: Pick<RowProblem, 'problem' | 'value' | 'near'> };

type Find = (typed: string, preferred: ReadonlySet<string>) => Found;

/** Finds people by what a cell calls them; of several with one name the one that is `preferred`, if only one is. */
function personFinder(people: MonthToFill['people']): Find {
  const called = new Map<string, Set<PersonId>>();
  for (const one of people)
    for (const text of waysToCall(one)) {
      const key = nameKey(text);
      called.set(key, (called.get(key) ?? new Set<PersonId>()).add(one.id));
    }
  const labels = personLabels(people);
  const names = [...labels.values()];
  return (typed, preferred) => {
    if (saysGap(typed)) return { id: null };
    const value = typed.slice(0, 60);
    const same = [...(called.get(nameKey(typed)) ?? [])];
    const likely = same.length > 1 ? same.filter((id) => preferred.has(id)) : same;
    const [only] = likely;
    if (only !== undefined && likely.length === 1) return { id: only };
    if (same.length > 1) {
      const near = same.slice(0, 3).map((id) => labels.get(id) ?? '');
      return { problem: { problem: 'two-of-that-name', value, near } };
    }
    return { problem: { problem: 'unknown-person', value, near: nearNames(typed, names) } };
  };
}

/** The names of a cell. Spaces belong to a name unless only taking them as a separator makes names that are known. */
function namesIn(cell: string, isKnown: (typed: string) => boolean): readonly string[] {
  return cell
    .split(betweenNames)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .flatMap((name) => {
      const parts = name.split(/\s+/u);
      return parts.length > 1 && !isKnown(name) && parts.every(isKnown) ? parts : [name];
    });
}

/**
 * Reads the table of a month out of a workbook. An empty cell says nothing and changes nothing; a gap is written in words. What
 * cannot be taken stays as it is now, and a problem says where and why.
 */
export function readRotaSheets(sheets: readonly SheetTexts[], month: MonthToFill): RotaImport {
  const problems: RowProblem[] = [];
  const now = new Map(month.duties.map((duty) => [placeKey(duty), duty]));
  const next = new Map<string, PersonId | null>();
  const say = (
    row: number,
    column: string,
    what: Pick<RowProblem, 'problem' | 'value'> & Partial<RowProblem>,
  ): void => {
    if (problems.length < mostProblems) problems.push({ near: [], ...what, row, column });
  };
  const result = (): RotaImport => {
    const duties: RotaDuty[] = [];
    const changes: RotaChange[] = [];
    for (const { day, postId, seat } of month.places) {
      const place: DutyPlace = { day, postId, seat };
      const before = now.get(placeKey(place)) ?? { ...place, personId: null, turnOf: null, isPinned: false };
      const after = next.get(placeKey(place));
      if (after === undefined || after === before.personId) duties.push(before);
      else {
        duties.push({ ...before, personId: after, isPinned: after !== null });
        changes.push({ place, before: before.personId, after });
      }
    }
    return { problems, duties, changes };
  };

  if (sheets.every((sheet) => sheet.rows.flat().every((text) => text.trim() === ''))) {
    say(1, '', { problem: 'no-sheet', value: '' });
    return result();
  }
  const head = findSheetHead(sheets, month.posts, month.dayStart);
  if (head === undefined) {
    const heads = [print.rota.date, ...month.posts.map((post) => post.name)];
    say(1, '', { problem: 'no-header', value: heads.join(print.listComma).slice(0, 200) });
    return result();
  }
  for (const text of head.unknown)
    say(head.at + 1, text.slice(0, 60), { problem: 'unknown-post', value: text.slice(0, 60) });

  const find = personFinder(month.people);
  const membersOf = new Map(month.candidates.map((one) => [one.postId, new Set<string>(one.people)]));
  const places = Map.groupBy(month.places, ({ day, postId }) => `${day} ${postId}`);
  const body = head.rows.slice(head.at + 1);
  const seen = new Set<IsoDay>();

  const readCell = (
    row: number,
    day: IsoDay,
    column: { readonly head: string; readonly post: ShownPost },
    cell: string,
  ): void => {
    const seats = (places.get(`${day} ${column.post.id}`) ?? []).toSorted((a, b) => a.seat - b.seat);
    const members = membersOf.get(column.post.id) ?? new Set<string>();
    const preferred = new Set<string>([
      ...members,
      ...seats.map((seat) => now.get(placeKey(seat))?.personId ?? ''),
    ]);
    const names = namesIn(cell, (typed) => 'id' in find(typed, preferred));
    if (names.length === 0) return;
    const value = cell.trim().slice(0, 60);
    if (names.length > seats.length) {
      if (!names.every(saysGap)) say(row, column.head, { problem: 'too-many', value });
      return;
    }
    const ids: (PersonId | null)[] = [];
    for (const name of names) {
      const found = find(name, preferred);
      if ('problem' in found) return say(row, column.head, found.problem);
      if (found.id !== null && ids.includes(found.id))
        return say(row, column.head, { problem: 'duplicate', value: name.slice(0, 60) });
      ids.push(found.id);
    }
    const isSame = seats.every(
      (seat, index) => (now.get(placeKey(seat))?.personId ?? null) === (ids[index] ?? null),
    );
    if (isSame) return;
    const stranger = ids.findIndex((id) => id !== null && !members.has(id));
    if (stranger !== -1)
      return say(row, column.head, { problem: 'not-a-member', value: (names[stranger] ?? '').slice(0, 60) });
    if (seats.some((seat) => seat.from <= month.now))
      return say(row, column.head, { problem: 'frozen', value });
    seats.forEach((seat, index) => next.set(placeKey(seat), ids[index] ?? null));
  };

  for (const [index, cells] of body.entries()) {
    const row = head.at + 2 + index;
    const dateText = (cells[head.date] ?? '').trim();
    const texts = head.posts.map((column) => (cells[column.column] ?? '').trim());
    // A line that runs over the whole table is a remark, and so is one that names nobody.
    if (texts.every((text) => text === '' || text === dateText)) continue;
    const day = typedDay(dateText, month.month);
    if (day === undefined) say(row, print.rota.date, { problem: 'bad-day', value: dateText.slice(0, 60) });
    else if (monthOf(day) !== month.month)
      say(row, print.rota.date, { problem: 'other-month', value: dateText.slice(0, 60) });
    else if (seen.has(day)) say(row, print.rota.date, { problem: 'duplicate', value: dateText.slice(0, 60) });
    else {
      seen.add(day);
      head.posts.forEach((column, at) => readCell(row, day, column, texts[at] ?? ''));
    }
  }
  return result();
}

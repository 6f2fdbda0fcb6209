import type { RotaDay, RotaMonth } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { RotaConflict, RotaRule, WayOut } from '#domain/rota/conflict';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import { isoDay } from '#domain/time/instant';
import type { Times } from '../../parts/times.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords, type Words } from '../../use-words.ts';
import type { MonthView, SeatView } from './month-view.ts';

/** The sentences of a month: who, where, which rule. */
export type MonthWords = {
  readonly name: (personId: PersonId | null) => string;
  /** `12月5日周六 值班员 2`. */
  readonly place: (place: DutyPlace) => string;
  readonly rule: (rule: RotaRule, detail?: string) => string;
  readonly conflict: (conflict: RotaConflict) => string;
  readonly way: (way: WayOut, view: MonthView) => string;
  /** Who sits in a seat; whether an empty one is a gap or was left empty. */
  readonly sits: (seat: SeatView) => string;
  /** What is to be said of a seat besides where it is and who sits there. */
  readonly marks: (seat: SeatView) => readonly string[];
  /** All that is to be said of a seat. */
  readonly seat: (seat: SeatView) => string;
};

/** What a day is, in one or two words, and the colour of it; undefined for an ordinary workday. */
export function dayMark(
  t: Words,
  day: RotaDay,
): { readonly text: string; readonly colour: 'red' | 'orange' | 'blue' } | undefined {
  if (day.type === 'holiday')
    return {
      colour: 'red',
      text:
        day.place === null
          ? day.name || t('rota.month.day.holiday')
          : `${day.name} ${day.place.index}/${day.place.of}`,
    };
  if (day.type === 'makeup') return { colour: 'orange', text: t('rota.month.day.makeup') };
  if (day.type === 'restday') return { colour: 'blue', text: t('rota.month.day.restday') };
  return undefined;
}

/** The number of an absence, `2026-0007`, where it is what keeps somebody away. */
const absenceNumbered = /^\d{4}-\d{4,}$/u;

function wordsFor(t: Words, times: Times, month: RotaMonth): MonthWords {
  const people = new Map(month.people.map((person) => [person.id, person.name]));
  const posts = new Map(month.posts.map((post) => [post.id, post.name]));
  const several = new Set(month.places.filter(({ seat }) => seat > 0).map(({ postId }) => postId));
  const name = (personId: PersonId | null): string =>
    personId === null ? t('rota.month.gap') : (people.get(personId) ?? t('rota.month.unknown'));
  const place = ({ day, postId, seat }: DutyPlace): string =>
    [times.day(day), posts.get(postId) ?? '', several.has(postId) ? String(seat + 1) : '']
      .filter((part) => part !== '')
      .join(' ');
  const exempt = new Map([
    ['all', t('rota.rules.exemptOf.all')],
    ['night', t('rota.rules.exemptOf.night')],
    ['restday', t('rota.rules.exemptOf.restday')],
    ['holiday', t('rota.rules.exemptOf.holiday')],
  ]);
  // What a detail is depends on what it belongs to: hours, a kind of duty, a day, or words of the office.
  const inWords = (kind: RotaConflict['kind'], detail: string): string => {
    if (detail === '') return '';
    if (kind === 'rest') return t('rota.rules.hours', { hours: detail });
    if (kind === 'exempt') return exempt.get(detail) ?? detail;
    if (kind === 'away' && absenceNumbered.test(detail))
      return t('absence:field.byNumber', { number: detail });
    const day = isoDay.safeParse(detail);
    return day.success ? times.day(day.data) : detail;
  };
  const rule = (broken: RotaRule, detail = ''): string =>
    detail === ''
      ? t(`rota.rules.${broken}`)
      : t('rota.rules.with', { rule: t(`rota.rules.${broken}`), detail: inWords(broken, detail) });
  const conflict = (found: RotaConflict): string => {
    const values = {
      name: found.personId === null ? '' : name(found.personId),
      detail: inWords(found.kind, found.detail),
      other: found.other === null ? '' : `${place(found.other.place)} ${name(found.other.personId)}`,
    };
    const sentence = t(`rota.conflicts.kind.${found.kind}`, values);
    return found.other === null ? sentence : t('rota.conflicts.with', { sentence, other: values.other });
  };
  const way = (out: WayOut, view: MonthView): string => {
    switch (out.kind) {
      case 'assign':
        return t('rota.conflicts.way.assign', { name: name(out.personId) });
      case 'exchange':
        return t('rota.conflicts.way.exchange', {
          place: place(out.with),
          name: name(view.byKey.get(placeKey(out.with))?.personId ?? null),
        });
      case 'add-phone':
        return t('rota.conflicts.way.phone', { name: name(out.personId) });
      case 'leave-empty':
        return t('rota.conflicts.way.empty');
      case 'publish':
        return t('rota.conflicts.way.publish');
      default:
        return out satisfies never;
    }
  };
  const sits = ({ personId, isPinned }: SeatView): string =>
    personId === null && isPinned ? t('rota.month.leftEmpty') : name(personId);
  const marks = (shown: SeatView): readonly string[] =>
    [
      shown.isPinned && shown.personId !== null ? t('rota.month.pinned') : '',
      shown.published === undefined ? '' : t('rota.month.changedFrom', { name: name(shown.published) }),
      ...shown.conflicts.map(conflict),
      shown.isLocked ? t('rota.month.locked') : '',
    ].filter((part) => part !== '');
  const seat = (shown: SeatView): string =>
    [
      place(shown.place),
      sits(shown),
      ...(shown.served === undefined ? [] : [t('rota.month.served', { name: name(shown.served) })]),
      ...marks(shown),
    ].join(t('rota.month.join'));
  return { name, place, rule, conflict, way, sits, marks, seat };
}

/** The sentences of a month in the language of the screens. */
export function useMonthWords(month: RotaMonth): MonthWords {
  const { t } = useWords();
  return wordsFor(t, useTimes(), month);
}

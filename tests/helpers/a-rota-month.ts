import { rotaMonth, type RotaMonth } from '#contract/methods/rota-nouns';
import type { RotaConflict } from '#domain/rota/conflict';
import { type DutyPlace, placeKey, type RotaDuty } from '#domain/rota/duty';

const at = (day: string, clock: string): string => `${day}T${clock}:00.000Z`;

const types: Readonly<Record<string, string>> = { '2026-12-05': 'restday', '2026-12-06': 'restday' };

/** December 2026 with one post and two people, `anna` and `boris`, as the screen of the rota gets it. */
export function aRotaMonth({
  places,
  draft = null,
  published = null,
  conflicts = [],
  now = at('2026-11-22', '02:00'),
}: {
  readonly places: readonly DutyPlace[];
  readonly draft?: { readonly version: number; readonly duties: readonly RotaDuty[] } | null;
  readonly published?: { readonly version: number; readonly duties: readonly RotaDuty[] } | null;
  readonly conflicts?: readonly RotaConflict[];
  readonly now?: string;
}): RotaMonth {
  const person = (id: string, name: string, initials: string) => ({
    id,
    name,
    post: '值班员',
    initials,
    hasPhone: true,
    hasLeft: false,
  });
  const known = new Map((published?.duties ?? []).map((duty) => [placeKey(duty), duty.personId]));
  const days = Array.from({ length: 31 }, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`);
  return rotaMonth.parse({
    month: '2026-12',
    today: now.slice(0, 10),
    now,
    days: days.map((day) => ({
      day,
      type: types[day] ?? 'workday',
      name: '',
      place: null,
      isStatutory: false,
      source: 'built-in',
      notice: '',
      sensitive: '',
      heldBy: '',
      lunar: '十月廿三',
    })),
    posts: [
      {
        id: 'officers',
        name: '值班员',
        duty: 'deputy',
        shift: null,
        block: 'weekend',
        way: 'fair',
        startsAt: '08:30',
        minutes: 1440,
      },
    ],
    places: places.map((place) => ({
      ...place,
      from: at(place.day, '00:30'),
      until: at(place.day, '23:30'),
    })),
    candidates: [{ postId: 'officers', people: ['anna', 'boris'] }],
    people: [person('anna', '安娜', 'an'), person('boris', '欧阳静怡', 'ouyjy')],
    draft:
      draft === null
        ? null
        : { ...draft, keptAt: at('2026-11-22', '01:00'), byName: '周明远', generation: null },
    published:
      published === null
        ? null
        : {
            ...published,
            month: '2026-12',
            effectiveDay: '2026-12-01',
            publishedAt: at('2026-11-20', '01:00'),
            byName: '周明远',
            reason: '',
            cause: 'published',
            changes: [],
            tell: [],
          },
    served: [],
    conflicts,
    dueDay: '2026-11-26',
    changes: (draft?.duties ?? [])
      .filter((duty) => (known.get(placeKey(duty)) ?? null) !== duty.personId)
      .map(({ day, postId, seat, personId }) => ({
        place: { day, postId, seat },
        before: known.get(placeKey({ day, postId, seat })) ?? null,
        after: personId,
      })),
    tell: [],
  });
}

import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { IsoDay } from '#domain/time/instant';

/** Duties as a table: a line for each day, a column for each post in the order in which posts first appear. */
export type WeekTable = {
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly days: readonly {
    readonly day: IsoDay;
    readonly posts: readonly (readonly PlannedDuty[])[];
  }[];
};

/** The posts that duties name, each once, in the order in which they appear. */
export const postsOf = (
  duties: readonly PlannedDuty[],
): readonly { readonly id: string; readonly name: string }[] =>
  [...new Map(duties.map((duty) => [duty.postId, duty.postName]))].map(([id, name]) => ({ id, name }));

/** Lays duties out by day and post; seats stand in their order. */
export function weekTable(duties: readonly PlannedDuty[]): WeekTable {
  const posts = postsOf(duties);
  const days = [...new Set(duties.map((duty) => duty.day))].toSorted();
  return {
    posts,
    days: days.map((day) => ({
      day,
      posts: posts.map((post) =>
        duties
          .filter((duty) => duty.day === day && duty.postId === post.id)
          .toSorted((a, b) => a.from.localeCompare(b.from) || a.seat - b.seat),
      ),
    })),
  };
}

const prefix = 'period ';

/** Names the place of a tier of a pool of a part of a period as a post, for lists that mix it with the rota's. */
export const periodPostId = (
  number: string,
  place: { readonly part: number; readonly pool: number; readonly tier: number },
): string => `${prefix}${number} ${place.part}.${place.pool}.${place.tier}`;

/** True for a post that stands for a tier of a period. */
export const isPeriodPost = (postId: string): boolean => postId.startsWith(prefix);

/** The number of the period that such a post belongs to. */
export const periodOfPost = (postId: string): string => postId.split(' ')[1] ?? '';

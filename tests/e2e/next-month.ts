import type { Page } from '@playwright/test';
import type { Output } from '#contract/methods';
import { addMonths, type IsoMonth, monthOf } from '#domain/rota/duty';
import { localParts } from '#domain/time/zone';
import { ask } from './ask.ts';

/** The month after the present one, as the machine's clock has it. */
const nextMonth = (): IsoMonth =>
  addMonths(monthOf(localParts(new Date().toISOString() as never, 'Asia/Shanghai').day), 1);

/** Fills next month in turn, newcomers first because they rested, and publishes it. */
export async function publishNextMonth(page: Page): Promise<Output<'rota.month'>> {
  const month = nextMonth();
  const shown = await ask(page, 'rota.month', { month });
  const candidates = new Map(shown.candidates.map(({ postId, people }) => [postId, people]));
  const draft = await ask(page, 'rota.keepDraft', {
    month,
    version: shown.draft?.version ?? 0,
    duties: shown.places.map(({ day, postId, seat }) => {
      const people = candidates.get(postId) ?? [];
      return {
        day,
        postId,
        seat,
        personId: people.at(-1 - ((Number(day.slice(8)) - 1) % people.length)) ?? null,
        turnOf: null,
        isPinned: false,
      };
    }),
  });
  await ask(page, 'rota.publish', {
    month,
    draftVersion: draft.version,
    effectiveDay: `${month}-01` as never,
    reason: '按月安排',
    password: 'Demo-2026',
  });
  return ask(page, 'rota.month', { month });
}

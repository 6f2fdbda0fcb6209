import { expect, type Locator } from '@playwright/test';

/** Drags one thing onto another, and again where the drop missed because the page moved beneath the mouse, until it is there. */
export async function dragOnto(from: Locator, onto: Locator, isThere: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    if (!(await isThere())) await from.dragTo(onto, { steps: 6 });
    await expect.poll(isThere, { timeout: 3000 }).toBe(true);
  }).toPass({ timeout: 25_000 });
}

/** Whether a seat or a row shows a text. */
export const shows =
  (place: Locator, text: string): (() => Promise<boolean>) =>
  async () =>
    ((await place.textContent()) ?? '').includes(text);

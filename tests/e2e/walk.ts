import { expect, type Page } from '@playwright/test';

/** Signs somebody in from the sign-in page, by keyboard. */
export async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('.console')).toBeVisible();
  // Keys are heard from here on by the screen of the place, not only by the frame around it.
  await expect(page.locator('#screen > *').first()).toBeVisible();
}

/** Presses a key some times. */
export async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let index = 0; index < times; index += 1) await page.keyboard.press(key);
}

/** Chooses a category from the keyboard by its pinyin initials; the cursor stands in the content afterwards. */
export async function chooseCategory(page: Page, initials: string): Promise<void> {
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('combobox', { name: '类别' })).toBeFocused();
  await page.keyboard.type(initials);
  await page.keyboard.press('Enter');
  await expect(page.locator('textarea.content-field')).toBeFocused();
}

/** Writes an entry with the keyboard alone and waits until the store has it. */
export async function writeEntry(
  page: Page,
  entry: {
    readonly initials: string;
    readonly content: string;
    readonly unit?: string;
    readonly time?: string;
  },
): Promise<void> {
  await page.keyboard.press('Control+n');
  await expect(page.locator('textarea.content-field')).toBeFocused();
  await chooseCategory(page, entry.initials);
  await page.keyboard.type(entry.content);
  if (entry.unit !== undefined) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(entry.unit);
  }
  if (entry.time !== undefined) {
    // Important, state and urgency stand between the content and the time; the unit stands behind the content.
    await press(page, 'Shift+Tab', entry.unit === undefined ? 4 : 5);
    await expect(page.getByLabel('发生时间')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(entry.time);
  }
  await page.keyboard.press('Control+Enter');
  await expect(
    page.getByRole('listbox', { name: '本班记录' }).getByText(entry.content.slice(0, 24)).first(),
  ).toBeVisible();
}

import type { ConsoleSettings } from '#contract/methods/desktop';
import { callFrom, type RunningConsole } from '../helpers/e2e-console.ts';

/** One way in which a screen is looked at: language, theme, size and the window that it stands in. */
export type Look = Omit<ConsoleSettings, 'sound'> & {
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

/** The looks in which every screen of the office is looked at: both languages, themes and sizes, and two small windows. */
export const fourLooks: readonly Look[] = [
  { name: 'zh', language: 'zh-CN', theme: 'light', size: 'normal', width: 1440, height: 900 },
  { name: 'zh-night-large', language: 'zh-CN', theme: 'night', size: 'large', width: 1440, height: 900 },
  { name: 'en-1280', language: 'en', theme: 'light', size: 'normal', width: 1280, height: 720 },
  { name: 'en-1024-night', language: 'en', theme: 'night', size: 'normal', width: 1024, height: 700 },
];

/** Shows the console in one look. */
export async function showLook({ page, app }: RunningConsole, look: Look): Promise<void> {
  const { name: _name, width, height, ...settings } = look;
  await callFrom(page, 'console.change', settings);
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
}

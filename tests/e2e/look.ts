import type { ConsoleSettings } from '#contract/methods/desktop';
import { callFrom, type RunningConsole } from '../helpers/e2e-console.ts';

/** One way in which a screen is looked at: language, theme, size and the window that it stands in. */
export type Look = Omit<ConsoleSettings, 'sound'> & {
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

/** Shows the console in one look. */
export async function showLook({ page, app }: RunningConsole, look: Look): Promise<void> {
  const { name: _name, width, height, ...settings } = look;
  await callFrom(page, 'console.change', settings);
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
}

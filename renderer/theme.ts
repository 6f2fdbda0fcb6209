import type { ConsoleSettings } from '#contract/methods/desktop';
import { nowAt } from './use-now.ts';

/** Whether the screens are to be dark now: by choice, by the system, or by the hour (19 to 7). */
export function isNight(theme: ConsoleSettings['theme']): boolean {
  if (theme === 'system') return matchMedia('(prefers-color-scheme: dark)').matches;
  if (theme === 'schedule') {
    const hour = new Date(nowAt()).getHours();
    return hour >= 19 || hour < 7;
  }
  return theme === 'night';
}

/** Puts theme and size on the page, where the styles read them. */
export function showTheme(settings: Pick<ConsoleSettings, 'theme' | 'size'>): void {
  document.documentElement.dataset['theme'] = isNight(settings.theme) ? 'night' : 'light';
  document.documentElement.dataset['size'] = settings.size;
}

/** Tells whoever waits outside that the first screen can be used. */
export function sayUsable(): void {
  document.documentElement.dataset['usable'] = 'true';
}

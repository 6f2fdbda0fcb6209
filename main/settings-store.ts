import { join } from 'node:path';
import Store from 'electron-store';
import { DutyError } from '#contract/errors';
import type { ConsoleSettings } from '#contract/methods/desktop';
import type { Log } from './log-file.ts';
import { defaultSettings, type SettingsFile, setAsideIfDamaged, type WindowBounds } from './settings-file.ts';

/** The settings of this workstation: how the console looks, never what the duty room recorded. */
export type Settings = {
  readonly console: () => ConsoleSettings;
  readonly change: (
    changes: { readonly [K in keyof ConsoleSettings]?: ConsoleSettings[K] | undefined },
  ) => ConsoleSettings;
  readonly window: () => WindowBounds | null;
  readonly rememberWindow: (bounds: WindowBounds) => void;
  readonly usedStore: () => string | null;
  readonly rememberUsedStore: (folder: string) => void;
};

/** Gives the refusal for a disk that did not take the settings, or the error itself. */
function refusalOf(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DutyError('disk-full', 'settings', [folder]);
  if (['EACCES', 'EROFS', 'EPERM'].includes(code)) return new DutyError('read-only', 'settings', [folder]);
  return error;
}

/**
 * Opens the settings file in `folder`; a damaged one is kept aside. What the console remembers by itself is let go where the
 * disk does not take it; what a person changes is refused then.
 */
export function openSettings(folder: string, log: Log): Settings {
  const aside = setAsideIfDamaged(join(folder, 'settings.json'), new Date().toISOString());
  if (aside !== undefined) log(`settings: damaged, kept as ${aside}`);
  const store = new Store<SettingsFile>({ cwd: folder, name: 'settings', defaults: defaultSettings });
  const console = (): ConsoleSettings => ({ ...defaultSettings.console, ...store.get('console') });
  const remember = (what: string, set: () => void): void => {
    try {
      set();
    } catch (error) {
      log(`settings: ${what} is not remembered: ${String(error)}`);
    }
  };
  return {
    console,
    change: (changes) => {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      try {
        store.set('console', { ...console(), ...given });
      } catch (error) {
        throw refusalOf(error, folder);
      }
      return console();
    },
    window: () => store.get('window'),
    rememberWindow: (bounds) => remember('window', () => store.set('window', bounds)),
    usedStore: () => store.get('usedStore'),
    rememberUsedStore: (used) => remember('used store', () => store.set('usedStore', used)),
  };
}

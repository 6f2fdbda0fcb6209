import { join } from 'node:path';
import Store from 'electron-store';
import type { ConsoleSettings } from '#contract/methods/desktop';
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

/** Opens the settings file in `folder`; a damaged one is kept aside and `onDamaged` is told its new name. */
export function openSettings(folder: string, onDamaged: (aside: string) => void): Settings {
  const aside = setAsideIfDamaged(join(folder, 'settings.json'), new Date().toISOString());
  if (aside !== undefined) onDamaged(aside);
  const store = new Store<SettingsFile>({ cwd: folder, name: 'settings', defaults: defaultSettings });
  const console = (): ConsoleSettings => ({ ...defaultSettings.console, ...store.get('console') });
  return {
    console,
    change: (changes) => {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      store.set('console', { ...console(), ...given });
      return console();
    },
    window: () => store.get('window'),
    rememberWindow: (bounds) => store.set('window', bounds),
    usedStore: () => store.get('usedStore'),
    rememberUsedStore: (folder) => store.set('usedStore', folder),
  };
}

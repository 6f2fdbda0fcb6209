import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { consoleSettings } from '#contract/methods/desktop';

/** Where a window stood. */
export const windowBounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  isMaximized: z.boolean(),
});

/** Where a window stood. */
export type WindowBounds = z.output<typeof windowBounds>;

/** Everything in the settings file of this workstation. */
export const settingsFile = z.object({
  console: consoleSettings,
  window: windowBounds.nullable(),
  /** The folder of the store that was used here: where it is empty or missing its drive is away, and nothing new is made. */
  usedStore: z.string().nullable(),
});

/** Everything in the settings file of this workstation. */
export type SettingsFile = z.output<typeof settingsFile>;

/** What a workstation starts with. */
export const defaultSettings: SettingsFile = {
  console: { language: 'zh-CN', theme: 'system', size: 'normal', sound: true },
  window: null,
  usedStore: null,
};

/** Moves a settings file that cannot be read aside, so that the console starts with defaults and nothing is thrown away. */
export function setAsideIfDamaged(file: string, stamp: string): string | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    // Not there yet: the first start of this workstation.
    return undefined;
  }
  if (isReadable(content)) return undefined;
  const aside = file.replace(/\.json$/u, `.damaged-${stamp.replaceAll(/[^0-9]/gu, '')}.json`);
  renameSync(file, aside);
  return aside;
}

function isReadable(content: string): boolean {
  try {
    return settingsFile.partial().safeParse(JSON.parse(content)).success;
  } catch {
    return false;
  }
}

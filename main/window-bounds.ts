import type { WindowBounds } from './settings-file.ts';

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The smallest window in which nothing of the screens is lost. */
export const leastSize = { width: 1024, height: 700 };

const usualSize = { width: 1440, height: 900 };

/** Where the window opens: where it stood, if enough of that place is still on a screen, else in the middle. */
export function openingBounds(
  remembered: WindowBounds | null,
  screens: readonly Area[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  if (remembered === null || !screens.some((screen) => isReachableOn(screen, remembered))) return usualSize;
  const { x, y, width, height } = remembered;
  return { x, y, width: Math.max(width, leastSize.width), height: Math.max(height, leastSize.height) };
}

/** The title bar must be there to be taken hold of. */
function isReachableOn(screen: Area, bounds: Area): boolean {
  const shared = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  return shared >= 200 && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - 100;
}

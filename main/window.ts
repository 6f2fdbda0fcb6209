import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Push } from '#contract/wire';
import type { Log } from './log-file.ts';
import type { Settings } from './settings-store.ts';
import { appOrigin } from './static-files.ts';
import { leastSize, openingBounds } from './window-bounds.ts';

/** The console's windows; each has a seat, a secret name that the service knows it by and its page never learns. */
export type Windows = {
  readonly open: () => BrowserWindow;
  readonly seatOf: (windowId: number) => string | undefined;
  readonly push: (push: Push) => void;
  readonly focus: () => void;
  /** Lets every window that nobody looks at flash in the taskbar until somebody does. */
  readonly flash: () => void;
};

/** What windows need of their surroundings. */
export type WindowSurroundings = {
  readonly preloadFile: string;
  readonly title: string;
  readonly settings: Settings;
  readonly callsOf: (seat: string) => number;
  readonly log: Log;
};

const homePage = `${appOrigin}/index.html`;
const leastFlush = 200;
const longestFlush = 2500;

/** Keeps the list of the console's windows. */
export function createWindows(around: WindowSurroundings): Windows {
  const seats = new Map<number, string>();
  return {
    open: () => {
      const window = build(around);
      const { id } = window.webContents;
      const seat = randomUUID();
      seats.set(id, seat);
      window.once('closed', () => seats.delete(id));
      flushBeforeClose(window, () => around.callsOf(seat));
      reloadAfterCrash(window, around.log);
      comeBack(window, around.log);
      void window.loadURL(homePage);
      return window;
    },
    seatOf: (windowId) => seats.get(windowId),
    push: (push) => {
      for (const window of ours(seats)) window.webContents.send('duty:push', push);
    },
    focus: () => {
      const window = ours(seats)[0];
      if (window?.isMinimized() === true) window.restore();
      window?.show();
      window?.focus();
    },
    flash: () => {
      for (const window of ours(seats)) if (!window.isFocused()) window.flashFrame(true);
    },
  };
}

const ours = (seats: ReadonlyMap<number, string>): readonly BrowserWindow[] =>
  BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed() && seats.has(window.webContents.id));

function build({ preloadFile, title, settings }: WindowSurroundings): BrowserWindow {
  const remembered = settings.window();
  const window = new BrowserWindow({
    ...openingBounds(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundFor(settings),
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
      // The clock and the deadlines of a covered window go on.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (remembered?.isMaximized === true) window.maximize();
    window.show();
  });
  window.on('focus', () => window.flashFrame(false));
  window.on('close', () => {
    settings.rememberWindow({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  void window.webContents.setVisualZoomLevelLimits(1, 1);
  return window;
}

/** The colour before the first frame, so that a dark room is not lit up by a white window. */
function backgroundFor(settings: Settings): string {
  const { theme } = settings.console();
  const hour = new Date().getHours();
  const isNight =
    theme === 'night' ||
    (theme === 'system' && nativeTheme.shouldUseDarkColors) ||
    (theme === 'schedule' && (hour >= 19 || hour < 7));
  return isNight ? '#141414' : '#f5f6f8';
}

/** Asks the page to save its drafts, and closes once they are saved or a short time has passed. */
function flushBeforeClose(window: BrowserWindow, callsOnTheWay: () => number): void {
  let isFlushing = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (isFlushing) return;
    isFlushing = true;
    void flush().finally(() => window.destroy());
  });
  const flush = async (): Promise<void> => {
    if (window.webContents.isCrashed()) return;
    const push: Push = { kind: 'command', command: 'before-close' };
    window.webContents.send('duty:push', push);
    await sleep(leastFlush);
    for (let waited = leastFlush; callsOnTheWay() > 0 && waited < longestFlush; waited += 50) await sleep(50);
  };
}

/** An empty page is the one address that Chromium goes to without asking; the window comes back from it by itself. */
function comeBack(window: BrowserWindow, log: Log): void {
  window.webContents.on('did-navigate', (_event, address) => {
    if (address.startsWith(`${appOrigin}/`)) return;
    log(`window: left for ${address}, comes back`);
    void window.loadURL(homePage);
  });
}

/** Loads a page that crashed again, each time in a row after a longer pause. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let delay = 500;
  let stable: NodeJS.Timeout | undefined;
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log(`window: page gone (${details.reason}, ${details.exitCode}), loads again in ${delay} ms`);
    clearTimeout(stable);
    setTimeout(() => {
      if (!window.isDestroyed()) window.reload();
    }, delay);
    delay = Math.min(delay * 2, 30_000);
    stable = setTimeout(() => {
      delay = 500;
    }, 60_000);
  });
  window.on('unresponsive', () => log('window: page does not respond'));
}

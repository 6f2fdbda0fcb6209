import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, ipcMain, Notification, powerMonitor, session } from 'electron';
import { topics } from '#contract/kinds';
import { alarmNotice, isDeadline } from './alarm-notice.ts';
import { serveApp } from './app-protocol.ts';
import { createBroker } from './broker.ts';
import { createDesktopHandlers } from './desktop-handlers.ts';
import { createDutyService } from './duty-service.ts';
import { rememberUsedStore } from './used-store.ts';
import type { Launch } from './launch.ts';
import { openLog } from './log-file.ts';
import { setMenu } from './menu.ts';
import { printPdf } from './print-pdf.ts';
import { takeScreenshot } from './screenshot.ts';
import { chooseServiceRuntime } from './service-runtime.ts';
import { openSettings } from './settings-store.ts';
import { guardSession } from './shell-guards.ts';
import { startServiceProcess } from './start-service-process.ts';
import { stopWithWords } from './stop-with-words.ts';
import { isTrialPackage } from './trial-package.ts';
import { createWindows } from './window.ts';
import { fill, wordsIn } from './words.ts';

/** Runs the console until its last window closes: wires settings, service, broker and window together. */
export async function runConsole(
  launch: Launch,
  folders: { readonly userData: string; readonly store: string },
): Promise<void> {
  const log = openLog(join(folders.userData, 'logs'));
  const settings = openSettings(folders.userData, log);
  const words = (): ReturnType<typeof wordsIn> => wordsIn(settings.console().language);

  const runtime = chooseServiceRuntime({
    napi: process.versions['napi'],
    isPackaged: app.isPackaged,
    isTrial: isTrialPackage(app.getAppPath()),
    dutyNode: dutyNode(),
    doesExist: existsSync,
  });
  if (runtime.kind === 'too-old') {
    const sentence = fill(words().tooOld, { napi: String(runtime.napi) });
    log(sentence);
    return stopWithWords(words().tooOldTitle, sentence, { withDialog: launch.screenshot === undefined });
  }

  const service = createDutyService({
    startProcess: () =>
      startServiceProcess(runtime, {
        // A plain Node cannot read inside an archive; what it runs lies unpacked beside it.
        entry: join(import.meta.dirname, 'service.js').replace('app.asar', 'app.asar.unpacked'),
        storeFolder: folders.store,
        isKnown: settings.usedStore() === folders.store,
        log,
      }),
    answerHost: async ({ htmlFile, pdfFile }) => {
      await app.whenReady();
      await printPdf(htmlFile, pdfFile);
      return { ok: true };
    },
    onState: (state) => {
      windows.push({ kind: 'service', state });
      if (state.kind === 'ready') remember();
    },
    onChanged: (changed) => {
      windows.push({ kind: 'changed', topics: changed });
      if (changed.includes('station')) remember();
    },
    onAlarm: (alarm) => {
      windows.push({ kind: 'alarm', isDeadline: isDeadline(alarm) });
      windows.flash();
      if (!alarm.isAgain && Notification.isSupported())
        new Notification({ ...alarmNotice(words(), alarm), urgency: 'critical' }).show();
    },
    log,
  });
  const remember = (): void => void rememberUsedStore(service, settings, folders.store);
  const windows = createWindows({
    preloadFile: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    title: words().appName,
    settings,
    callsOf: service.callsOf,
    log,
  });
  const broker = createBroker({
    seatOf: windows.seatOf,
    ask: service.ask,
    log,
    desktop: createDesktopHandlers({
      settings,
      service,
      storeFolder: folders.store,
      isDemo: launch.isDemo,
      onSettingsChanged: () => {
        showMenu();
        windows.push({ kind: 'changed', topics: ['console'] });
      },
    }),
  });
  const showMenu = (): void => setMenu(words(), (command) => windows.push({ kind: 'command', command }));

  ipcMain.handle('duty:call', (event, method: unknown, input: unknown, callId: unknown) =>
    broker(
      {
        windowId: event.sender.id,
        frameUrl: event.senderFrame?.url,
        isTopFrame: event.senderFrame !== null && event.senderFrame.parent === null,
      },
      method,
      input,
      callId,
    ),
  );
  app.on('second-instance', () => windows.focus());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void service.close().finally(() => app.exit(0));
  });

  // Under plain Node the service boots while Electron does; a utility process can only be made when Electron is ready.
  if (runtime.kind === 'node') service.start();
  await app.whenReady();
  if (runtime.kind === 'utility-process') service.start();
  // What the screens show may be hours old after a sleep.
  powerMonitor.on('resume', () => windows.push({ kind: 'changed', topics }));
  guardSession(session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '..', 'renderer'));
  const window = windows.open();
  // While the page loads.
  showMenu();
  if (launch.screenshot !== undefined) {
    await takeScreenshot(window, launch.screenshot.file);
    if (launch.screenshot.exitsAfter) app.quit();
  }
}

/** The Node of a checkout or of a trial package; a customer's package has none. */
const dutyNode = (): string =>
  app.isPackaged
    ? join(process.resourcesPath, 'trial-node')
    : (process.env['DUTY_NODE'] ?? join(app.getAppPath(), 'node_modules', 'node', 'bin', 'node'));

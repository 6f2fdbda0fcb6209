import { randomUUID } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, Notification, shell } from 'electron';
import { z } from 'zod';
import { DutyError, type Reply } from '#contract/errors';
import type { Call } from '#contract/wire';
import { presetText, readPreset } from '#domain/absence/read-preset';
import { safeFileName } from './attachment-name.ts';
import type { DesktopHandlers } from './broker.ts';
import type { DutyService } from './duty-service.ts';
import { openAttachment } from './open-attachment.ts';
import { withPrintPage } from './print-page.ts';
import type { Settings } from './settings-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What the desktop calls need of their surroundings. */
export type DesktopSurroundings = {
  readonly settings: Settings;
  readonly service: DutyService;
  readonly storeFolder: string;
  readonly isDemo: boolean;
  readonly onSettingsChanged: () => void;
};

/** Answers what only the main process can do. What belongs to the store is asked of the service with the caller's seat. */
export function createDesktopHandlers(around: DesktopSurroundings): DesktopHandlers {
  const askFor = async <Schema extends z.ZodType>(
    schema: Schema,
    call: Omit<Call, 'callId'>,
  ): Promise<z.output<Schema>> => {
    const reply: Reply = await around.service.ask({ ...call, callId: randomUUID() }, 'query');
    if (!reply.ok) throw new DutyError(reply.code, reply.message, reply.details);
    return schema.parse(reply.output);
  };

  return {
    'console.settings': () => around.settings.console(),
    'console.change': (changes) => {
      const changed = around.settings.change(changes);
      around.onSettingsChanged();
      return changed;
    },
    'console.about': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions['chrome'] ?? '',
      storeFolder: around.storeFolder,
      isDemo: around.isDemo,
    }),
    'console.chooseFolder': async ({ title }, { windowId }) => {
      const chosen = await dialog.showOpenDialog(windowOf(windowId), {
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return { folder: chosen.filePaths[0] ?? null };
    },
    'console.showFolder': async ({ folder }) => {
      const found = await stat(folder).catch(() => undefined);
      // `openPath` on a file would start it.
      if (found?.isDirectory() !== true) throw new DutyError('not-found', 'folder', [folder]);
      const problem = await shell.openPath(folder);
      if (problem !== '') throw new DutyError('not-found', 'program', [problem]);
      return {};
    },
    'console.openAttachment': async ({ hash, name }, { seat }) => {
      const output = z.object({ file: z.string() });
      const { file } = await askFor(output, { seat, method: 'attachment.file', input: { hash, name } });
      await openAttachment(file, hash, name);
      return {};
    },
    'console.print': async (range, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'export.html', input: range });
      await printOnPaper(html);
      return {};
    },
    'console.printHandover': async (sheet, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'handover.html', input: sheet });
      await printOnPaper(html);
      return {};
    },
    'console.printRota': async (rota, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'rota.html', input: rota });
      await printOnPaper(html, { landscape: true });
      return {};
    },
    'console.printAbsence': async (form, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'absence.formHtml', input: form });
      await printOnPaper(html);
      return {};
    },
    'console.printAbsences': async (ledger, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'absence.ledgerHtml', input: ledger });
      await printOnPaper(html, { landscape: true });
      return {};
    },
    'console.printPeriod': async (table, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'period.html', input: table });
      await printOnPaper(html, { landscape: true });
      return {};
    },
    'console.printReport': async (report, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'report.html', input: report });
      await printOnPaper(html);
      return {};
    },
    'console.printProduct': async (product, { seat }) => {
      const output = z.object({ html: z.string() });
      const { html } = await askFor(output, { seat, method: 'product.html', input: product });
      await printOnPaper(html);
      return {};
    },
    'console.saveProductTemplate': async (wanted, { seat, windowId }) => {
      const output = z.object({ name: z.string(), base64: z.string() });
      const { name, base64 } = await askFor(output, { seat, method: 'product.template', input: wanted });
      return saveWhere(windowOf(windowId), name, Buffer.from(base64, 'base64'));
    },
    'console.savePackageFile': async (wanted, { seat, windowId }) => {
      const output = z.object({ name: z.string(), base64: z.string() });
      const { name, base64 } = await askFor(output, { seat, method: 'office.packageFile', input: wanted });
      return saveWhere(windowOf(windowId), name, Buffer.from(base64, 'base64'));
    },
    'console.savePeriodTemplate': async (wanted, { seat, windowId }) => {
      const output = z.object({ name: z.string(), base64: z.string() });
      const { name, base64 } = await askFor(output, { seat, method: 'period.template', input: wanted });
      return saveWhere(windowOf(windowId), name, Buffer.from(base64, 'base64'));
    },
    'console.saveTemplate': async (wanted, { seat, windowId }) => {
      const output = z.object({ name: z.string(), base64: z.string() });
      const { name, base64 } = await askFor(output, { seat, method: 'rota.template', input: wanted });
      return saveWhere(windowOf(windowId), name, Buffer.from(base64, 'base64'));
    },
    'console.saveAbsenceRules': async ({ name, text }, { windowId }) => {
      const { preset } = readPreset(text);
      if (preset === null) throw new DutyError('bad-input', 'absence-rules');
      return saveWhere(windowOf(windowId), `${name}.json`, presetText(preset));
    },
    'console.alarm': ({ title, body }, { windowId }) => {
      if (Notification.isSupported()) new Notification({ title, body, urgency: 'critical' }).show();
      const window = windowOf(windowId);
      if (!window.isFocused()) window.flashFrame(true);
      return {};
    },
    'console.serviceState': () => {
      const state = around.service.state();
      return state.kind === 'unusable' || state.kind === 'rescue'
        ? { ...state, details: [...state.details] }
        : { ...state };
    },
  };
}

/** Writes a file where the person says; gives null where the person thought better of it. */
async function saveWhere(
  window: BrowserWindow,
  name: string,
  content: string | Buffer,
): Promise<{ readonly file: string | null }> {
  const ending = extname(name).slice(1);
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), safeFileName(name)),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  if (chosen.canceled || chosen.filePath === '') return { file: null };
  await writeFile(chosen.filePath, content).catch(() => {
    throw new DutyError('bad-input', 'folder', [chosen.filePath]);
  });
  return { file: chosen.filePath };
}

/** Opens the system's print dialog for a page; closing the dialog is not a failure. */
async function printOnPaper(html: string, paper: { readonly landscape?: boolean } = {}): Promise<void> {
  const file = join(temporaryFolder(), `${randomUUID()}.html`);
  await writeFile(file, html, { mode: 0o600 });
  try {
    await withPrintPage(
      file,
      (window) =>
        new Promise<void>((resolve, reject) => {
          window.webContents.print(
            { pageSize: 'A4', printBackground: true, ...paper },
            (isPrinted, reason) => {
              if (isPrinted || /cancel/iu.test(reason)) resolve();
              else reject(new DutyError('not-found', 'printer', [reason]));
            },
          );
        }),
    );
  } finally {
    await rm(file, { force: true });
  }
}

function windowOf(windowId: number): BrowserWindow {
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents.id === windowId);
  if (window === undefined) throw new DutyError('cancelled', 'window');
  return window;
}

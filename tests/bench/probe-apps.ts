import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../helpers/node24.ts';

/**
 * Watches the first window from the main process and answers scripts: the same lines for every application, so that what
 * they cost is in the figure and in its floor alike. A window is usable when it was shown and its page says so.
 */
const probe = `
import { createInterface } from 'node:readline';
import { app } from 'electron';

const say = (line) => process.stdout.write('@bench ' + JSON.stringify(line) + '\\n');
const untilUsable = "new Promise((resolve) => { const look = () => { if (document.documentElement?.dataset.usable !== 'true') return; observer.disconnect(); resolve(true); }; const observer = new MutationObserver(look); observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-usable'] }); look(); })";
let page;
app.on('browser-window-created', (_event, window) => {
  if (page !== undefined) return;
  page = window.webContents;
  const shown = new Promise((resolve) => window.once('ready-to-show', resolve));
  page.once('did-navigate', async () => {
    await Promise.all([shown, page.mainFrame.executeJavaScript(untilUsable)]);
    say({ usable: true });
  });
});
createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, script } = JSON.parse(line);
  if (script === 'quit') return app.quit();
  try {
    say({ id, value: await page.mainFrame.executeJavaScript(script) });
  } catch (error) {
    say({ id, problem: String(error) });
  }
});
`;

const bareMain = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';
import './probe.mjs';

app.setPath('userData', process.env.DUTY_ROOM_USER_DATA);
const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'rows.json'), 'utf8'));
ipcMain.handle('duty:call', (_event, method) => (method === 'rows' ? rows : { ok: true, output: {} }));
app.on('window-all-closed', () => app.quit());
// Ready comes after this file has ended, so it cannot be awaited here.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280, height: 800, show: false, backgroundColor: '#f5f6f8',
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), contextIsolation: true, sandbox: true, nodeIntegration: false, spellcheck: false, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(import.meta.dirname, 'index.html'));
});
`;

const barePreload = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('duty', { call: (method, input, callId) => ipcRenderer.invoke('duty:call', method, input, callId) });
`;

const barePage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>bare</title></head>
<body><p>值班室</p><script>document.documentElement.dataset.usable = 'true';</script></body></html>
`;

/** Two folders that Electron can start. */
export type ProbeApps = { readonly bare: string; readonly console: string };

function writeApp(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'bench-probe', version: '0.0.0', type: 'module', main: 'main.mjs' };
  for (const [name, text] of Object.entries({
    'package.json': JSON.stringify(manifest),
    'probe.mjs': probe,
    ...files,
  }))
    writeFileSync(join(folder, name), text);
  return folder;
}

/** Writes the least Electron application there is, and one that is the built console with the same probe beside it. */
export function writeProbeApps(folder: string, rows: unknown): ProbeApps {
  const built = pathToFileURL(join(checkout, 'out', 'main', 'index.js')).href;
  return {
    bare: writeApp(join(folder, 'bare'), {
      'main.mjs': bareMain,
      'preload.cjs': barePreload,
      'index.html': barePage,
      'rows.json': JSON.stringify(rows),
    }),
    console: writeApp(join(folder, 'console'), {
      'main.mjs': `import ${JSON.stringify(built)};\nimport './probe.mjs';\n`,
    }),
  };
}

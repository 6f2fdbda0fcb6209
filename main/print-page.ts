import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';
import { guardSession } from './shell-guards.ts';

let printed = 0;

/** Loads one HTML file into a hidden window without scripts that can reach that file and nothing else, for `work`. */
export async function withPrintPage<Result>(
  htmlFile: string,
  work: (window: BrowserWindow) => Promise<Result>,
): Promise<Result> {
  printed += 1;
  const address = pathToFileURL(htmlFile).href;
  const own = session.fromPartition(`print-${printed}`);
  guardSession(own, (asked) => asked === address);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(address);
    return await work(window);
  } finally {
    window.destroy();
  }
}

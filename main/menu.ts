import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Push } from '#contract/wire';
import type { DesktopWords } from './words.ts';

type Command = Extract<Push, { readonly kind: 'command' }>['command'];

/** Sets the program's menu: few lines, hidden until Alt; reload and developer tools only in a checkout. */
export function setMenu(words: DesktopWords, command: (command: Command) => void): void {
  const developer: readonly MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [
        { role: 'reload', label: words.reload },
        { role: 'toggleDevTools', label: words.devTools },
      ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: words.menuConsole,
        submenu: [
          { label: words.newEntry, accelerator: 'CmdOrCtrl+N', click: () => command('new-entry') },
          { label: words.lock, accelerator: 'CmdOrCtrl+L', click: () => command('lock') },
          { type: 'separator' },
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.menuEdit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          { type: 'separator' },
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.menuView,
        submenu: [{ role: 'togglefullscreen', label: words.fullScreen }, ...developer],
      },
    ]),
  );
}

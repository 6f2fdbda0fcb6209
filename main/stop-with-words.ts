import { app, dialog } from 'electron';

/** Ends the program with words for the person before it: on standard error, and in a dialog where somebody can see one. */
export async function stopWithWords(
  title: string,
  words: string,
  options: { readonly withDialog: boolean },
): Promise<void> {
  process.stderr.write(`${title}\n${words}\n`);
  if (options.withDialog) {
    // Before it is ready Electron shows no dialog on Linux.
    await app.whenReady();
    dialog.showErrorBox(title, words);
  }
  app.exit(1);
}

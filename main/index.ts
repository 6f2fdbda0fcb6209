import { join } from 'node:path';
import { app } from 'electron';
import { registerAppScheme } from './app-protocol.ts';
import { runConsole } from './console.ts';
import { readLaunch } from './launch.ts';
import { wordsOf } from './log-file.ts';
import { renderPdf } from './render-pdf.ts';
import { guardProcess } from './shell-guards.ts';
import { stopWithWords } from './stop-with-words.ts';
import { chooseFolders } from './store-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { wordsIn } from './words.ts';

registerAppScheme();
guardProcess();

const launch = readLaunch(process.argv, process.env, { isPackaged: app.isPackaged });

const stopWith = (error: unknown): void => {
  const withDialog = launch.renderPdf === undefined && launch.screenshot === undefined;
  void stopWithWords(wordsIn('zh-CN').startFailedTitle, wordsOf(error), { withDialog });
};

if (launch.renderPdf !== undefined) {
  // Profile files of its own: a console may be open at the same time.
  app.setPath('userData', join(temporaryFolder(), 'profile'));
  renderPdf(launch.renderPdf).catch(stopWith);
} else {
  try {
    const folders = chooseFolders(launch.userDataFolder ?? app.getPath('userData'), launch.storeFolder);
    app.setPath('userData', folders.userData);
    if (app.requestSingleInstanceLock()) runConsole(launch, folders).catch(stopWith);
    else app.exit(0);
  } catch (error) {
    stopWith(error);
  }
}

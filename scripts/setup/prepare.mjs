import { ensureBuild } from './build.mjs';
import { machineSwitches, needsVirtualDisplay, openDisplay } from './display.mjs';
import { node24, root } from './folders.mjs';
import { ensurePackages } from './packages.mjs';
import { toolEnvironment } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/** Makes everything ready that comes before a window: packages, runtime, system libraries and, unless refused, the build. */
export async function prepare({ withTestReaders = false, withBuild = true } = {}) {
  await ensurePackages();
  const runtime = await ensureRuntime();
  ensureSystemLibraries({ withVirtualDisplay: needsVirtualDisplay(), withTestReaders });
  if (withBuild) await ensureBuild();
  return runtime;
}

/** A screen and the environment in which tools and tests find the prepared runtime; call `stop` when done. */
export async function openStage(runtime) {
  const display = await openDisplay();
  const switches = machineSwitches(display);
  const env = toolEnvironment({
    ...display.env,
    DUTY_NODE: node24,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
    DUTY_ROOM_ELECTRON: runtime.binary,
    DUTY_ROOM_SWITCHES: switches.join(' '),
    DUTY_ROOM_APP_FOLDER: process.env.DUTY_ROOM_APP_FOLDER ?? root,
  });
  return { ...display, switches, env, appFolder: root };
}

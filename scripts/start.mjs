import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { node24, root } from './setup/folders.mjs';
import { openStage, prepare } from './setup/prepare.mjs';
import { run } from './setup/run.mjs';
import { giveUp, say } from './setup/say.mjs';

const wantsDemo = process.argv.includes('--demo');
const given = process.argv.slice(2).filter((argument) => argument !== '--demo');

const runtime = await prepare();
const stage = await openStage(runtime);
const demo = wantsDemo ? await demoSwitches() : [];
const screenshot = screenshotFile();
if (screenshot !== undefined) void announceScreenshot(screenshot);

say('启动 Starting the console; Ctrl+C ends it');
const code = await run(runtime.binary, [stage.appFolder, ...stage.switches, ...demo, ...given], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...stage.env, ...(screenshot === undefined ? {} : { DUTY_ROOM_SCREENSHOT: screenshot }) },
});
stage.stop();
process.exit(code);

/** A demonstration store of its own for each day, so that "today" in it is today. */
async function demoSwitches() {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const folder = join(root, 'out', 'demo', day);
  const finished = join(folder, 'store');
  if (!existsSync(finished)) {
    say('生成演示数据 Making demonstration data');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const seeded = await run(node24, [join(root, 'service', 'cli.ts'), '--store', finished, 'seed-demo'], {
      stdio: ['ignore', 2, 2],
    });
    if (seeded !== 0) {
      rmSync(folder, { recursive: true, force: true });
      giveUp('演示数据生成失败 The demonstration data could not be made.');
    }
  }
  return [`--store=${finished}`, '--demo'];
}

/** On a virtual screen nobody sees the window, so a picture of it is left behind. */
function screenshotFile() {
  if (process.env.DUTY_ROOM_SCREENSHOT) return process.env.DUTY_ROOM_SCREENSHOT;
  return stage.isVirtual ? join(root, 'out', 'start.png') : undefined;
}

async function announceScreenshot(file) {
  rmSync(file, { force: true });
  while (!existsSync(file)) await sleep(200);
  say(`窗口已可用 The window is usable; a picture of it is in ${file}`);
}

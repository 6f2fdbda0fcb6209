import { spawn, spawnSync } from 'node:child_process';
import { giveUp, say } from './say.mjs';

/** True when this session has no screen of its own, so that a virtual one is needed. */
export const needsVirtualDisplay = () =>
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/** Gives the environment for a screen; starts an own Xvfb where there is none, and `stop` ends exactly that one. */
export async function openDisplay() {
  if (!needsVirtualDisplay()) return { isVirtual: false, env: {}, stop: () => {} };
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // Ctrl+C must not take the screen away before the windows on it have closed.
      detached: true,
    },
  );
  const number = await new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), 15_000);
    server.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      clearTimeout(timer);
      resolve(chunk.trim());
    });
    server.once('error', () => resolve(undefined));
    server.once('exit', () => resolve(undefined));
  });
  if (number === undefined) giveUp('虚拟显示器启动失败 Xvfb did not start.');
  say(`没有显示器，使用虚拟显示器 No screen here: using a virtual one (Xvfb :${number})`);
  server.unref();
  server.stdio[3].unref?.();
  const stop = () => server.kill('SIGTERM');
  process.once('exit', stop);
  return { isVirtual: true, env: { DISPLAY: `:${number}` }, stop };
}

/** Switches that this machine needs to start Electron at all; a normal workstation gets none. */
export function machineSwitches({ isVirtual }) {
  if (process.platform !== 'linux') return [];
  const canSandbox =
    process.getuid() !== 0 && spawnSync('unshare', ['-U', 'true'], { stdio: 'ignore' }).status === 0;
  return [
    ...(canSandbox ? [] : ['--no-sandbox']),
    ...(isVirtual ? ['--disable-gpu'] : []),
    ...(process.env.WAYLAND_DISPLAY && !process.env.DISPLAY ? ['--ozone-platform-hint=auto'] : []),
  ];
}

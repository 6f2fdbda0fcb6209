import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './folders.mjs';

/** The environment with the project's own tools (and with them Node 24) first on the path. */
export function toolEnvironment(extra = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/**
 * Runs a program to its end and gives its exit code. Ctrl+C or a polite kill is handed on to it exactly once, however many
 * processes above pass it down, so that it can close its files; asked again two seconds later it is ended at once.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    // A group of its own: the terminal then sends Ctrl+C to this process only.
    const ownGroup = options.detached ?? process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: toolEnvironment(),
      ...options,
      detached: ownGroup,
    });
    let askedAt;
    const handOn = (signal) => {
      if (askedAt !== undefined && Date.now() - askedAt < 2000) return;
      send(child, ownGroup, askedAt === undefined ? signal : 'SIGKILL');
      askedAt ??= Date.now();
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, handOn);
    const forget = () => {
      for (const signal of signals) process.off(signal, handOn);
    };
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      forget();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Only the program itself is asked; whether its children go is its own decision. A forced end takes the whole group. */
function send(child, ownGroup, signal) {
  try {
    if (ownGroup && signal === 'SIGKILL') process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has just ended by itself.
  }
}

/** Runs one of the project's own tools from `node_modules/.bin`. */
export function runTool(name, args, options = {}) {
  const isWindows = process.platform === 'win32';
  return run(join(root, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name), args, {
    ...(isWindows ? { shell: true } : {}),
    ...options,
  });
}

import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { FromService } from '#contract/wire';
import type { ServiceProcess } from './duty-service.ts';
import type { Log } from './log-file.ts';
import type { ServiceRuntime } from './service-runtime.ts';

type Start = {
  readonly entry: string;
  readonly storeFolder: string;
  /** True where a store was used in this folder before; then none is made in its place. */
  readonly isKnown: boolean;
  readonly log: Log;
};

/** Starts the duty service in a process of its own; it finds its store folder as the first argument. */
export function startServiceProcess(
  runtime: Exclude<ServiceRuntime, { readonly kind: 'too-old' }>,
  start: Start,
): ServiceProcess {
  return runtime.kind === 'utility-process'
    ? startInElectron(start)
    : startUnderNode(runtime.execPath, start);
}

const wordsFor = ({ storeFolder, isKnown }: Start): string[] =>
  isKnown ? [storeFolder, 'known'] : [storeFolder];

/** What the service finds around it: threads enough that a few shares that never answer, each of which keeps one, leave some for every other file. */
const surroundings = (): NodeJS.ProcessEnv => ({ ...process.env, UV_THREADPOOL_SIZE: '16' });

/** A process that hangs, or was stopped, hears no milder signal. */
const endNow = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
};

function startInElectron(start: Start): ServiceProcess {
  const { entry, log } = start;
  const child = utilityProcess.fork(entry, wordsFor(start), {
    serviceName: 'duty-service',
    stdio: 'pipe',
    env: surroundings(),
  });
  child.stdout?.on('data', keep(log));
  child.stderr?.on('data', keep(log));
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    // Only our own service is at the other end.
    onMessage: (listener) => child.on('message', (message) => listener(message as FromService)),
    onExit: (listener) => child.once('exit', (code) => listener(`code ${code}`)),
    kill: () => endNow(child.pid),
  };
}

function startUnderNode(execPath: string, start: Start): ServiceProcess {
  const { entry, log } = start;
  const child = fork(entry, wordsFor(start), {
    execPath,
    execArgv: [],
    env: surroundings(),
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.on('data', keep(log));
  child.stderr?.on('data', keep(log));
  // Without a listener a message to a process that has just died would take the console down.
  child.on('error', (error) => log(`service: ${error.message}`));
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message);
    },
    // Only our own service is at the other end.
    onMessage: (listener) => child.on('message', (message) => listener(message as FromService)),
    onExit: (listener) => child.once('exit', (code, signal) => listener(signal ?? `code ${code}`)),
    kill: () => endNow(child.pid),
  };
}

const keep =
  (log: Log) =>
  (chunk: Buffer): void => {
    const text = chunk.toString('utf8').trimEnd();
    if (text === '') return;
    log(`service: ${text}`);
    process.stderr.write(`${text}\n`);
  };

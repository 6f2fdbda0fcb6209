import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { FromService } from '#contract/wire';
import type { ServiceProcess } from './duty-service.ts';
import type { Log } from './log-file.ts';
import type { ServiceRuntime } from './service-runtime.ts';

type Start = {
  readonly entry: string;
  readonly storeFolder: string;
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

function startInElectron({ entry, storeFolder, log }: Start): ServiceProcess {
  const child = utilityProcess.fork(entry, [storeFolder], { serviceName: 'duty-service', stdio: 'pipe' });
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
    kill: () => void child.kill(),
  };
}

function startUnderNode(execPath: string, { entry, storeFolder, log }: Start): ServiceProcess {
  const child = fork(entry, [storeFolder], {
    execPath,
    execArgv: [],
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
    kill: () => void child.kill(),
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

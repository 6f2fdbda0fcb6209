import type { Failure, Reply } from '#contract/errors';
import type { Topic } from '#contract/kinds';
import type {
  AlarmMessage,
  Call,
  FromService,
  HostReply,
  HostRequest,
  ServiceState,
  ToService,
} from '#contract/wire';
import { createHeartbeat, type Patience } from './heartbeat.ts';
import { type Log, wordsOf } from './log-file.ts';
import { createPendingCalls } from './pending-calls.ts';

/** A running service process, however it was started. */
export type ServiceProcess = {
  readonly pid: number | undefined;
  readonly send: (message: ToService) => void;
  readonly onMessage: (listener: (message: FromService) => void) => void;
  readonly onExit: (listener: (how: string) => void) => void;
  /** Ends it at once, also where it hangs. */
  readonly kill: () => void;
};

/** What the duty service needs of its surroundings. */
export type DutyServiceOptions = {
  readonly startProcess: () => ServiceProcess;
  readonly answerHost: (request: HostRequest) => Promise<HostReply>;
  readonly onState: (state: ServiceState) => void;
  readonly onChanged: (topics: readonly Topic[]) => void;
  readonly onAlarm: (alarm: AlarmMessage) => void;
  readonly log: Log;
  readonly delays?: Partial<Delays>;
};

type Delays = {
  readonly firstRestart: number;
  readonly longestRestart: number;
  readonly untilStable: number;
  readonly longestWait: number;
  readonly longestClose: number;
} & Patience;

const usualDelays: Delays = {
  firstRestart: 200,
  longestRestart: 5000,
  untilStable: 30_000,
  longestWait: 10_000,
  longestClose: 5000,
  beat: 1000,
  untilToldFrozen: 3000,
  longestSilence: 10_000,
  longestWork: 120_000,
};

/** The duty service as the main process sees it. */
export type DutyService = {
  readonly start: () => void;
  readonly ask: (call: Call, kind: 'query' | 'command') => Promise<Reply>;
  readonly state: () => ServiceState;
  readonly callsOf: (seat: string) => number;
  readonly pid: () => number | undefined;
  /** Lets the service close its store and ends it; it is not restarted. */
  readonly close: () => Promise<void>;
};

/** Keeps one service process running: restarts it with growing delay and loses no query on the way. */
export function createDutyService(options: DutyServiceOptions): DutyService {
  const delays = { ...usualDelays, ...options.delays };
  let current: ServiceProcess | undefined;
  let state: ServiceState = { kind: 'starting' };
  let canAnswer = false;
  let isClosing = false;
  let restartDelay = delays.firstRestart;
  let restartTimer: NodeJS.Timeout | undefined;
  let stableTimer: NodeJS.Timeout | undefined;
  let whenClosed: (() => void) | undefined;

  const pending = createPendingCalls({
    longestWait: delays.longestWait,
    canSend: () => canAnswer,
    send: (id, call) => current?.send({ kind: 'call', id, call }),
  });
  const setState = (next: ServiceState): void => {
    state = next;
    options.onState(next);
  };
  const heartbeat = createHeartbeat(delays, {
    ask: () => current?.send({ kind: 'ping' }),
    silent: () => setState({ kind: 'frozen' }),
    backAgain: () => setState({ kind: 'ready' }),
    frozen: () => {
      options.log('service: gives no sign of life, is ended');
      current?.kill();
    },
  });
  /** A service without a store answers nothing: it is ended and tried again, in case the reason goes away. */
  const cannotBeUsed = (from: ServiceProcess, { code, message, details }: Failure): void => {
    const why = { code, message, details };
    options.log(`service: the store cannot be used: ${code} ${message}`);
    heartbeat.stop();
    setState({ kind: 'unusable', ...why });
    pending.refuseAll(why);
    from.send({ kind: 'close' });
    // Closing a file on a drive that is gone can hang for ever.
    setTimeout(() => {
      if (from === current) from.kill();
    }, delays.longestClose).unref();
  };

  const hear = (from: ServiceProcess, message: FromService): void => {
    if (from !== current) return;
    heartbeat.heard(message.kind === 'pong' ? message.isAtLongWork : undefined);
    switch (message.kind) {
      case 'ready':
        stableTimer = setTimeout(() => {
          restartDelay = delays.firstRestart;
        }, delays.untilStable);
        canAnswer = true;
        heartbeat.start();
        setState({ kind: 'ready' });
        return pending.sendWaiting();
      case 'rescue':
        // The service lives and answers the calls of the rescue; it refuses all others itself.
        options.log(`service: the store is damaged: ${message.code} ${message.message}`);
        canAnswer = true;
        // Searching a damaged file for records is one long work.
        heartbeat.stop();
        setState(message);
        return pending.sendWaiting();
      case 'unusable':
        return cannotBeUsed(from, message);
      case 'pong':
        return;
      case 'reply':
        return pending.settle(message.id, message.reply);
      case 'changed':
        return options.onChanged(message.topics);
      case 'alarm':
        return options.onAlarm(message);
      case 'host-request':
        return void answerHost(from, message.id, message.request);
      case 'closed':
        return whenClosed?.();
      default:
        return message satisfies never;
    }
  };

  const answerHost = async (asker: ServiceProcess, id: number, request: HostRequest): Promise<void> => {
    const reply = await options
      .answerHost(request)
      .catch((error: unknown): HostReply => ({ ok: false, message: wordsOf(error) }));
    if (asker === current) asker.send({ kind: 'host-reply', id, reply });
  };

  const ended = (how: string): void => {
    current = undefined;
    canAnswer = false;
    heartbeat.stop();
    clearTimeout(stableTimer);
    whenClosed?.();
    if (isClosing) return pending.refuseAll(closing);
    options.log(`service: ended (${how}), starts again in ${restartDelay} ms`);
    pending.returnToWaiting();
    // A store that cannot be used stays the reason on the screen while it is tried again.
    if (state.kind !== 'unusable')
      setState({ kind: 'down', restartsAt: new Date(Date.now() + restartDelay).toISOString() });
    restartTimer = setTimeout(start, restartDelay);
    restartDelay = Math.min(restartDelay * 2, delays.longestRestart);
  };

  const start = (): void => {
    if (state.kind !== 'unusable') setState({ kind: 'starting' });
    try {
      const started = options.startProcess();
      current = started;
      started.onMessage((message) => hear(started, message));
      started.onExit((how) => {
        if (started === current) ended(how);
      });
    } catch (error) {
      ended(wordsOf(error));
    }
  };

  return {
    start,
    state: () => state,
    pid: () => current?.pid,
    callsOf: pending.countOf,
    ask: (call, kind) => {
      if (isClosing) return Promise.resolve({ ok: false, ...closing });
      if (state.kind === 'unusable') {
        const { code, message, details } = state;
        return Promise.resolve({ ok: false, code, message, details });
      }
      return pending.add(call, kind);
    },
    close: async () => {
      isClosing = true;
      heartbeat.stop();
      clearTimeout(restartTimer);
      const closingProcess = current;
      if (closingProcess === undefined) return pending.refuseAll(closing);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        whenClosed = resolve;
        timer = setTimeout(resolve, delays.longestClose);
        closingProcess.send({ kind: 'close' });
      });
      clearTimeout(timer);
      pending.refuseAll(closing);
      closingProcess.kill();
    },
  };
}

const closing: Failure = { code: 'service-down', message: 'closing', details: [] };

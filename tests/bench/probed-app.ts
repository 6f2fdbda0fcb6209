import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { benchAccount } from './bench-room.ts';

/** A started application that answers scripts. */
export type ProbedApp = {
  readonly pid: number;
  /** Milliseconds from the start of the process until its window could be used. */
  readonly usableAfter: number;
  /** Runs a script in the page and gives what it comes to. */
  readonly run: (script: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

type Said = {
  readonly usable?: true;
  readonly id?: number;
  readonly value?: unknown;
  readonly problem?: string;
};

const longestStart = 60_000;

/** Starts an application and waits until its window can be used. */
export async function startProbed(
  app: string,
  options: { readonly userData: string; readonly store?: string },
): Promise<ProbedApp> {
  const electron = process.env['DUTY_ROOM_ELECTRON'];
  if (electron === undefined) throw new Error('No prepared runtime; run this with: npm run bench');
  const switches = (process.env['DUTY_ROOM_SWITCHES'] ?? '').split(' ').filter((word) => word !== '');
  const store = options.store === undefined ? [] : [`--store=${options.store}`];
  const from = performance.now();
  const child = spawn(electron, [app, ...switches, ...store], {
    env: { ...process.env, DUTY_ROOM_USER_DATA: options.userData },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const heard = listen(child);
  await heard.usable.catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const usableAfter = performance.now() - from;
  let lastId = 0;
  return {
    pid: child.pid ?? 0,
    usableAfter,
    run: (script) => {
      lastId += 1;
      child.stdin.write(`${JSON.stringify({ id: lastId, script })}\n`);
      return heard.answer(lastId);
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.write(`${JSON.stringify({ id: 0, script: 'quit' })}\n`);
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

function listen(
  child: ChildProcess & {
    readonly stdout: NonNullable<ChildProcess['stdout']>;
    readonly stderr: NonNullable<ChildProcess['stderr']>;
  },
) {
  const waits = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-4000);
  });
  const usable = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not usable after ${longestStart} ms: ${complaints}`)),
      longestStart,
    );
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}: ${complaints}`));
      for (const wait of waits.values()) wait.reject(new Error(`ended with ${code}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('@bench ')) return;
      // Our own probe wrote the line.
      const said = JSON.parse(line.slice(7)) as Said;
      if (said.usable === true) {
        clearTimeout(timer);
        resolve();
        return;
      }
      const wait = waits.get(said.id ?? 0);
      waits.delete(said.id ?? 0);
      if (said.problem === undefined) wait?.resolve(said.value);
      else wait?.reject(new Error(said.problem));
    });
  });
  const answer = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => void waits.set(id, { resolve, reject }));
  return { usable, answer };
}

/** Signs the benchmark's administrator in at a console, and waits until the console has drawn its desk. */
export async function signIn(app: ProbedApp): Promise<void> {
  const script = `duty.call('session.signIn', ${JSON.stringify(benchAccount)}, crypto.randomUUID()).then((reply) => new Promise((resolve) => setTimeout(() => resolve(reply.ok), 3000)))`;
  if ((await app.run(script)) !== true) throw new Error('nobody could sign in');
}

/** Milliseconds that each of `count` calls took, one after another, seen from the page. */
export async function callTimes(
  app: ProbedApp,
  method: string,
  input: unknown,
  count: number,
): Promise<readonly number[]> {
  const script = `(async () => {
    const took = [];
    for (let index = 0; index < ${count}; index += 1) {
      const from = performance.now();
      const reply = await duty.call(${JSON.stringify(method)}, ${JSON.stringify(input)}, crypto.randomUUID());
      took.push(performance.now() - from);
      if (!reply.ok) throw new Error(JSON.stringify(reply));
    }
    return took;
  })()`;
  // The script gives numbers.
  return (await app.run(script)) as readonly number[];
}

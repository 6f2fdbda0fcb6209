import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchRoom } from './bench-room.ts';
import { type Figure, percentile, spread } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { memoryOf } from './memory.ts';
import { writeProbeApps } from './probe-apps.ts';
import { callTimes, type ProbedApp, signIn, startProbed } from './probed-app.ts';
import { searchesOf } from './searches.ts';

type Around = { readonly app: ProbedApp; readonly bare: ProbedApp };

async function roundTrips({ app, bare }: Around): Promise<readonly Figure[]> {
  const page = { filter: {}, before: null, limit: 50 };
  const samples = {
    small: [] as number[],
    rows: [] as number[],
    echo: [] as number[],
    echoRows: [] as number[],
  };
  for (let turn = 0; turn < 10; turn += 1) {
    const count = turn === 0 ? 20 : 50;
    const small = await callTimes(app, 'session.now', {}, count);
    const echo = await callTimes(bare, 'small', {}, count);
    const rows = await callTimes(app, 'log.page', page, count);
    const echoRows = await callTimes(bare, 'rows', page, count);
    // The first turn compiles.
    if (turn === 0) continue;
    samples.small.push(...small);
    samples.echo.push(...echo);
    samples.rows.push(...rows);
    samples.echoRows.push(...echoRows);
  }
  const figure = (name: string, took: readonly number[], floor: readonly number[]): Figure => ({
    group: 'round trip',
    name,
    value: percentile(took, 0.5),
    unit: 'ms',
    detail: `p50; ${spread(took)}; floor ${spread(floor)}`,
    floor: { name: 'ipc echo', value: percentile(floor, 0.5) },
  });
  return [
    figure('small query', samples.small, samples.echo),
    figure('50 rows of the log', samples.rows, samples.echoRows),
  ];
}

async function searches(
  { app, bare }: Around,
  list: ReturnType<typeof searchesOf>,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const search of list) {
    const input = { filter: search.filter, before: null, limit: 50 };
    const took = await callTimes(app, 'log.page', input, 21);
    const floor = await callTimes(bare, 'rows', input, 21);
    figures.push({
      group: 'search on screen',
      name: search.name,
      value: percentile(took.slice(1), 0.95),
      unit: 'ms',
      detail: spread(took.slice(1)),
      floor: { name: 'ipc echo of 50 rows', value: percentile(floor.slice(1), 0.95) },
      goal: { kind: 'value', most: 20 },
    });
  }
  return figures;
}

/** What a screen sees: round trips and searches through the real window, and the memory of all its processes. */
export async function measureScreen(entries: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-screen-'));
  const store = workingCopy(largeStore(entries));
  const { room, call } = openBenchRoom(store);
  const list = searchesOf(room.store.sqlite);
  const rows = { ok: true, output: call('log.page', { filter: {}, before: null, limit: 50 }) };
  room.close();
  const apps = writeProbeApps(folder, rows);
  const started: ProbedApp[] = [];
  try {
    for (const name of ['bare', 'console']) mkdirSync(join(folder, `user-${name}`));
    const bare = await startProbed(apps.bare, { userData: join(folder, 'user-bare') });
    started.push(bare);
    const app = await startProbed(apps.console, { userData: join(folder, 'user-console'), store });
    started.push(app);
    const atSignIn = memoryOf(app.pid);
    await signIn(app);
    const bareMemory = memoryOf(bare.pid);
    const atDesk = memoryOf(app.pid);
    const figures = [...(await roundTrips({ app, bare })), ...(await searches({ app, bare }, list))];
    const after = memoryOf(app.pid);
    const memory = (name: string, now: ReturnType<typeof memoryOf>): Figure => ({
      group: 'memory',
      name,
      value: now.proportional,
      unit: 'MB',
      detail: `PSS of ${now.processes} processes; RSS ${Math.round(now.resident)} MB, bare RSS ${Math.round(bareMemory.resident)} MB`,
      floor: { name: 'bare Electron', value: bareMemory.proportional },
    });
    return [
      ...figures,
      memory('at the sign-in', atSignIn),
      memory('at the desk', atDesk),
      memory(`after the searches in ${entries} entries`, after),
    ];
  } finally {
    for (const app of started) await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

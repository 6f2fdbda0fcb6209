import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { contentPolicy } from '#main/content-policy';
import {
  appFolder,
  callFrom,
  closeConsole,
  launchConsole,
  launchWords,
  newConsoleFolders,
  type RunningConsole,
  test as withConsole,
} from '../helpers/e2e-console.ts';
import { commandLine, internetSockets, processTree } from '../helpers/processes.ts';

let running: RunningConsole;
let elsewhere: { readonly server: Server; readonly address: string; readonly requests: string[] };

withConsole.describe('one console', () => {
  withConsole.beforeAll(async () => {
    elsewhere = await openServer();
    running = await launchConsole(newConsoleFolders());
  });
  withConsole.afterAll(async () => {
    await closeConsole(running.app);
    elsewhere.server.close();
  });

  withConsole('the page is given two functions and nothing of Node or Electron', async () => {
    const seen = await running.page.evaluate(() => {
      const page = globalThis as unknown as Record<string, unknown>;
      const names = [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        'electron',
        'ipcRenderer',
        '__dirname',
      ];
      return {
        duty: Object.entries(page['duty'] ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
        node: names.filter((name) => page[name] !== undefined),
        isSealed: Object.isFrozen(page['duty']) || !Reflect.set(globalThis, 'duty', 1),
      };
    });
    expect(seen).toEqual({ duty: ['call: function', 'onPush: function'], node: [], isSealed: true });
  });

  withConsole('the window is sandboxed, isolated and of the agreed size', async () => {
    const seen = await running.app.evaluate(({ BrowserWindow, session }) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (window === undefined) throw new Error('no window');
      // Electron keeps the preferences that are in force on the contents; its types do not show them.
      const contents = window.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const given = contents.getLastWebPreferences();
      const names = [
        'sandbox',
        'contextIsolation',
        'nodeIntegration',
        'webSecurity',
        'spellcheck',
        'webviewTag',
      ];
      return {
        least: window.getMinimumSize(),
        checksSpelling: session.defaultSession.isSpellCheckerEnabled(),
        given: Object.fromEntries(names.map((name) => [name, given[name]])),
      };
    });
    expect(seen.least).toEqual([1024, 700]);
    expect(seen.given).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(seen.given['webviewTag'] ?? false).toBe(false);
    expect(seen.checksSpelling).toBe(false);
  });

  withConsole('each load carries exactly the agreed policy with a nonce of its own', async () => {
    const policies = await running.page.evaluate(async () => {
      const load = async (): Promise<string> => {
        const answer = await fetch(location.href.replace(/#.*/u, ''));
        return answer.headers.get('content-security-policy') ?? '';
      };
      return [await load(), await load()];
    });
    const nonces = policies.map((policy) => /'nonce-([^']+)'/u.exec(policy)?.[1] ?? '');
    expect(policies).toEqual(nonces.map(contentPolicy));
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]?.length).toBeGreaterThanOrEqual(24);
  });

  withConsole('scripts in the page, eval and styles without the nonce are refused', async () => {
    const seen = await running.page.evaluate(async () => {
      const page = globalThis as unknown as Record<string, unknown>;
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.body.append(script);
      const handler = document.createElement('button');
      handler.setAttribute('onclick', 'globalThis.handlerRan = true');
      handler.click();
      const style = document.createElement('style');
      style.textContent = '#probe { position: fixed }';
      const probe = document.createElement('div');
      probe.id = 'probe';
      document.body.append(style, probe);
      // A developer tool's evaluation is exempt from the policy for its own turn only, so the question is asked in a later one.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call -- what the test is about
            resolve(new Function('return "ran"')());
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'refused');
          }
        });
      });
      const position = getComputedStyle(probe).position;
      for (const element of [script, style, probe]) element.remove();
      return { inline: page['inlineRan'], handler: page['handlerRan'], evaluated, position };
    });
    expect(seen).toEqual({
      inline: undefined,
      handler: undefined,
      evaluated: 'EvalError',
      position: 'static',
    });
  });

  withConsole('the window goes nowhere and opens no other', async () => {
    const before = running.page.url();
    expect(before.startsWith('app://console/')).toBe(true);
    for (const target of [elsewhere.address, 'data:text/html,x', 'file:///etc/hosts', 'app://elsewhere/']) {
      await running.page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
        link.remove();
        location.assign(address);
      }, target);
    }
    expect(await running.page.evaluate((address) => window.open(address), elsewhere.address)).toBeNull();
    expect(await running.page.evaluate(() => window.open('app://console/index.html'))).toBeNull();
    await sleep(300);
    expect(running.page.url()).toBe(before);
    // Chromium asks nobody before it shows an empty page; the window comes back from it.
    await running.page.evaluate(() => location.assign('about:blank'));
    await running.page.waitForURL(before);
    await expect
      .poll(() => callFrom(running.page, 'console.settings').catch(() => undefined))
      .toMatchObject({ ok: true });
    expect(running.app.windows()).toHaveLength(1);
    expect(elsewhere.requests).toEqual([]);
  });

  withConsole('every permission is denied', async () => {
    const seen = await running.page.evaluate(async () => {
      const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'refused');
      const states = await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'midi'].map(async (name) => {
          // The browser knows more names than its types do.
          const state = await navigator.permissions.query({ name: name as PermissionName });
          return `${name}: ${state.state}`;
        }),
      );
      return {
        states,
        notification: await Notification.requestPermission(),
        place: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            (error) => resolve(error.code),
          );
        }),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', nameOf),
        screen: await navigator.mediaDevices.getDisplayMedia().then(() => 'given', nameOf),
      };
    });
    expect(seen.states.filter((state) => !state.endsWith('denied'))).toEqual([]);
    expect(seen).toMatchObject({ notification: 'denied', place: 1 });
    expect(seen.camera).not.toBe('given');
    expect(seen.screen).not.toBe('given');
  });

  withConsole('nothing reaches the network, neither from the page nor from its session', async () => {
    const { address } = elsewhere;
    const fromPage = await running.page.evaluate(async (target) => {
      const fetched = await fetch(target).then(
        () => 'reached',
        () => 'refused',
      );
      const image = await new Promise((resolve) => {
        const element = new Image();
        element.addEventListener('load', () => resolve('reached'));
        element.addEventListener('error', () => resolve('refused'));
        element.src = `${target}/a.png`;
      });
      const socket = await new Promise((resolve) => {
        try {
          const opened = new WebSocket(target.replace('http', 'ws'));
          opened.addEventListener('open', () => resolve('reached'));
          opened.addEventListener('error', () => resolve('refused'));
        } catch {
          resolve('refused');
        }
      });
      navigator.sendBeacon(`${target}/beacon`, 'x');
      return { fetched, image, socket };
    }, address);
    expect(fromPage).toEqual({ fetched: 'refused', image: 'refused', socket: 'refused' });
    const fromMain = await running.app.evaluate(
      ({ session, net }, target) =>
        Promise.all(
          [session.defaultSession.fetch(target), net.fetch(target)].map((asked) =>
            asked.then(
              () => 'reached',
              () => 'refused',
            ),
          ),
        ),
      address,
    );
    expect(fromMain).toEqual(['refused', 'refused']);
    expect(elsewhere.requests).toEqual([]);
  });

  withConsole('an address that leaves the folder of the window finds nothing', async () => {
    const statuses = await running.page.evaluate(
      (paths) =>
        Promise.all(
          paths.map((path) =>
            fetch(`app://console/${path}`).then(
              (answer) => answer.status,
              () => 0,
            ),
          ),
        ),
      [
        'index.html',
        '../main/index.js',
        '..%2fmain%2findex.js',
        '%2e%2e/%2e%2e/package.json',
        '..%5c..%5cpackage.json',
        'nowhere.js',
      ],
    );
    expect(statuses[0]).toBe(200);
    expect(new Set(statuses.slice(1))).toEqual(new Set([404]));
    const otherHost = await running.page.evaluate(() =>
      fetch('app://elsewhere/index.html').then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    expect(otherHost).toBe(false);
  });

  withConsole('a page that is not ours is refused although it has the preload', async () => {
    const preload = join(appFolder, 'out', 'preload', 'index.cjs');
    for (const target of ['about:blank', 'data:text/html,<p>x</p>', 'app://console/index.html']) {
      const reply = await running.app.evaluate(
        async ({ BrowserWindow }, [file, address]) => {
          const foreign = new BrowserWindow({
            show: false,
            webPreferences: { preload: file, sandbox: true },
          });
          await foreign.loadURL(address);
          const said: unknown = await foreign.webContents.executeJavaScript(
            "duty.call('console.settings', {}, 'foreign').then(JSON.stringify)",
          );
          foreign.destroy();
          return String(said);
        },
        [preload, target] as const,
      );
      expect(JSON.parse(reply)).toMatchObject({ ok: false, code: 'not-allowed' });
    }
    expect(await callFrom(running.page, 'console.settings')).toMatchObject({ ok: true });
  });

  withConsole('a second start of the same store ends at once and the first stays', async () => {
    const { executablePath, args, env } = launchWords(running);
    const second = spawn(executablePath, args, { env, stdio: 'ignore' });
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(running.app.windows()).toHaveLength(1);
    expect(await callFrom(running.page, 'console.about')).toMatchObject({
      ok: true,
      output: { storeFolder: running.store },
    });
  });

  withConsole('a service killed from outside is back within seconds and calls work again', async () => {
    const before = await untilServiceRuns();
    expect(await callFrom(running.page, 'setup.state')).toMatchObject({ ok: true });
    process.kill(before, 'SIGKILL');
    expect(await callFrom(running.page, 'setup.state')).toMatchObject({ ok: true });
    const after = await untilServiceRuns();
    expect(after).not.toBe(before);
    await expect
      .poll(() => callFrom(running.page, 'console.serviceState'))
      .toMatchObject({ ok: true, output: { kind: 'ready' } });
  });
});

withConsole('a page that crashes is loaded again', async ({ running: own }) => {
  await own.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const pageState = (): Promise<string> =>
    own.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed()) return 'gone';
      return contents.isLoading() ? 'loading' : 'there';
    });
  await expect.poll(pageState).toBe('gone');
  await expect.poll(pageState, { timeout: 15_000 }).toBe('there');
  const kind: unknown = await own.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('typeof duty.call'),
  );
  expect(kind).toBe('function');
});

withConsole('settings are kept from one start to the next', async ({ folders }) => {
  const first = await launchConsole(folders);
  expect(await callFrom(first.page, 'console.change', { theme: 'night', language: 'en' })).toMatchObject({
    ok: true,
  });
  await closeConsole(first.app);
  const second = await launchConsole(folders);
  expect(await callFrom(second.page, 'console.settings')).toMatchObject({
    output: { theme: 'night', language: 'en' },
  });
  await closeConsole(second.app);
});

withConsole('no process of the console opens an internet socket', async ({ folders }) => {
  withConsole.skip(process.platform !== 'linux', 'reads /proc');
  const { server } = await openServer();
  // The look itself must be able to see one.
  expect(internetSockets([process.pid])).not.toEqual([]);
  server.close();
  const { executablePath, args, env } = launchWords(folders);
  const picture = join(folders.folder, 'usable.png');
  const child = spawn(executablePath, args, {
    env: { ...env, DUTY_ROOM_SCREENSHOT: picture },
    stdio: 'ignore',
  });
  const pid = child.pid ?? 0;
  const seen = new Set<string>();
  let most = 0;
  try {
    for (let usableFor = 0; usableFor < 40; ) {
      expect(child.exitCode).toBeNull();
      const tree = processTree(pid);
      most = Math.max(most, tree.length);
      for (const socket of internetSockets(tree)) seen.add(socket);
      if (existsSync(picture)) usableFor += 1;
      await sleep(100);
    }
  } finally {
    await end(child);
  }
  // Main, service, renderer, network and zygotes: a look at too few processes would prove nothing.
  expect(most).toBeGreaterThanOrEqual(5);
  expect([...seen]).toEqual([]);
});

withConsole('one page is printed to PDF without a window and the program ends', async ({ folders }) => {
  const { executablePath, args, env } = launchWords(folders);
  const [html, pdf] = [join(folders.folder, '页.html'), join(folders.folder, '页.pdf')];
  const { writeFile } = await import('node:fs/promises');
  await writeFile(
    html,
    '<!doctype html><meta charset="utf-8"><p>值班日志</p><script>document.body.textContent = "ran"</script>',
  );
  const child = spawn(executablePath, [...args, `--render-pdf=${html}`, `--to=${pdf}`], {
    env,
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});

async function untilServiceRuns(): Promise<number> {
  const main = running.app.process().pid ?? 0;
  const find = (): number | undefined =>
    processTree(main).find((pid) => pid !== main && /service\.js/u.test(commandLine(pid)));
  await expect.poll(find, { timeout: 15_000 }).toBeDefined();
  return find() ?? 0;
}

async function openServer(): Promise<typeof elsewhere> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('reached');
  });
  server.on('upgrade', (request, socket) => {
    requests.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, requests, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}

import { mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLaunch } from '#main/launch';
import { chooseServiceRuntime } from '#main/service-runtime';
import { chooseFolders } from '#main/store-folder';

test('the command line names the store; the environment serves a checkout only', () => {
  const env = {
    DUTY_ROOM_STORE: '/env/store',
    DUTY_ROOM_USER_DATA: '/env/data',
    DUTY_ROOM_SCREENSHOT: '/env/a.png',
  };
  const checkout = readLaunch(['electron', '.', '--store=/给定 的/store', '--demo'], env, {
    isPackaged: false,
  });
  expect(checkout).toMatchObject({
    storeFolder: '/给定 的/store',
    userDataFolder: '/env/data',
    isDemo: true,
  });
  expect(readLaunch(['electron', '.'], env, { isPackaged: false }).storeFolder).toBe('/env/store');
  expect(readLaunch(['duty-room'], env, { isPackaged: true })).toEqual({
    storeFolder: undefined,
    userDataFolder: undefined,
    isDemo: false,
    renderPdf: undefined,
    screenshot: undefined,
  });
});

test('a PDF is printed only when both its source and its place are named', () => {
  const read = (argv: readonly string[]) => readLaunch(argv, {}, { isPackaged: true }).renderPdf;
  expect(read(['--render-pdf=/a.html', '--to=/b.pdf'])).toEqual({ htmlFile: '/a.html', pdfFile: '/b.pdf' });
  expect(read(['--render-pdf=/a.html'])).toBeUndefined();
  expect(read(['--render-pdf=', '--to=/b.pdf'])).toBeUndefined();
});

test('two names of one store folder give one console, two stores give two', () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), '值班 ')));
  const store = join(base, 'store');
  mkdirSync(store);
  symlinkSync(store, join(base, 'alias'));
  expect(chooseFolders(base, join(base, 'alias'))).toEqual(chooseFolders(base, store));
  expect(chooseFolders(base, join(base, 'other')).userData).not.toBe(chooseFolders(base, store).userData);
  expect(chooseFolders(base, undefined)).toEqual({ userData: base, store: join(base, 'store') });
});

test('the service runs in Electron where that is new enough, under Node in a checkout or a trial package, and else the console says so', () => {
  const facts = { isTrial: false, dutyNode: '/node24', doesExist: (file: string) => file === '/node24' };
  expect(chooseServiceRuntime({ ...facts, napi: '10', isPackaged: true })).toEqual({
    kind: 'utility-process',
  });
  expect(chooseServiceRuntime({ ...facts, napi: '9', isPackaged: false })).toEqual({
    kind: 'node',
    execPath: '/node24',
  });
  expect(chooseServiceRuntime({ ...facts, napi: '9', isPackaged: true })).toEqual({
    kind: 'too-old',
    napi: 9,
  });
  expect(chooseServiceRuntime({ ...facts, napi: '9', isPackaged: false, dutyNode: '/gone' }).kind).toBe(
    'too-old',
  );
  expect(chooseServiceRuntime({ ...facts, napi: undefined, isPackaged: true }).kind).toBe('too-old');
  expect(chooseServiceRuntime({ ...facts, napi: '9', isPackaged: true, isTrial: true }).kind).toBe('node');
  expect(chooseServiceRuntime({ ...facts, napi: '10', isPackaged: true, isTrial: true }).kind).toBe(
    'utility-process',
  );
});

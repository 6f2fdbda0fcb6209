import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { shippedPackages } from './scripts/packaging/shipped-packages.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Puts the machine code of the solver beside the worker that reads it. */
const solverCode = (): Plugin => ({
  name: 'solver-code',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(createRequire(import.meta.url).resolve('highs/runtime'));
    this.emitFile({ type: 'asset', fileName: 'highs.wasm', source });
  },
});

export default defineConfig({
  main: {
    plugins: [shippedPackages('main'), solverCode()],
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: here('main/index.ts'),
          service: here('service/index.ts'),
          'rota-worker': here('service/rota/rota-worker.ts'),
          'plan-worker': here('service/period/plan-worker.ts'),
        },
        // A remote source that the zip reader inside exceljs could use; never installed, never asked for.
        external: ['@aws-sdk/client-s3'],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [shippedPackages('preload')],
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: here('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), shippedPackages('renderer')],
    // Replaced by main with a fresh value at each load; `meta[property=csp-nonce]` carries it to the styles of antd.
    html: { cspNonce: '__CSP_NONCE__' },
    resolve: { alias: [{ find: /^date-fns\/locale$/, replacement: here('renderer/date-locale.ts') }] },
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: here('renderer/index.html') },
    },
  },
});

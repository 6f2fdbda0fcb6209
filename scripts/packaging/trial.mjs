import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackFolder, fallbackVersion } from '../setup/fallback-runtime.mjs';
import { root } from '../setup/folders.mjs';
import { runTool, toolEnvironment } from '../setup/run.mjs';
import { writeThirdPartyLicences } from './third-party-licences.mjs';

/**
 * Packages the present build with the runtime of this machine, in `out/trial`, and unpacked once more with the customer's own
 * configuration, in `out/trial-customer`, so that tests can look at both. Gives the exit code.
 */
export async function buildTrial(runtime) {
  writeThirdPartyLicences();
  const code = await pack(runtime, 'electron-builder.trial.yml', 'trial', ['dir', 'deb', 'tar.gz']);
  return code === 0 ? pack(runtime, 'electron-builder.yml', 'trial-customer', ['dir']) : code;
}

function pack(runtime, configuration, folder, targets) {
  const output = join(root, 'out', folder);
  rmSync(output, { recursive: true, force: true });
  return runTool(
    'electron-builder',
    [
      '--linux',
      ...targets,
      `--${process.arch}`,
      '--publish=never',
      `--config=${configuration}`,
      `--config.directories.output=${output}`,
      `--config.electronDist=${runtime.folder}`,
      `--config.electronVersion=${versionOf(runtime.folder)}`,
    ],
    {
      stdio: ['ignore', 2, 2],
      env: toolEnvironment({
        // The builder's own helpers come from GitHub; the system's dpkg-deb and gzip stand in for them.
        CUSTOM_FPM_PATH: join(root, 'scripts', 'packaging', 'deb-builder.mjs'),
        ELECTRON_BUILDER_7ZIP_PATH: join(root, 'scripts', 'packaging', 'gzip.mjs'),
        // Small is not what a trial is for.
        ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
      }),
    },
  );
}

/** An unpacked official runtime has its version beside it; the fallback has none. */
function versionOf(folder) {
  return folder === fallbackFolder
    ? fallbackVersion
    : readFileSync(join(folder, 'version'), 'utf8').replace(/^v/u, '').trim();
}

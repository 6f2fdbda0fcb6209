import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** Does `work` while no other process on this machine holds the same lock file; a lock whose owner died is taken over. */
export async function whileHolding(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  let hasSaid = false;
  while (!take(lockFile)) {
    if (!hasSaid)
      say(`另一个进程正在准备，等待 Another process is preparing the same thing, waiting (${lockFile})`);
    hasSaid = true;
    await sleep(500);
  }
  const letGo = () => rmSync(lockFile, { force: true });
  process.once('exit', letGo);
  try {
    return await work();
  } finally {
    process.off('exit', letGo);
    letGo();
  }
}

function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isOwnerAlive(lockFile)) rmSync(lockFile, { force: true });
    return false;
  }
}

function isOwnerAlive(lockFile) {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    // An empty file was made this very moment: its owner is about to write its number.
    if (owner === 0) return true;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Loaded before a program of Node or Electron: its `Date` goes by the file that the test writes, so many milliseconds ahead of the machine.
'use strict';

const { readFileSync } = require('node:fs');

const file = process.env['MOVED_DATE_FILE'];
const RealDate = Date;
const realNow = Date.now;
let ahead = 0;

function now() {
  try {
    const written = Number.parseInt(readFileSync(file, 'latin1'), 10);
    // Half written for the blink of an eye, or gone with the test: what was read last still holds.
    if (Number.isFinite(written)) ahead = written;
  } catch {}
  return realNow() + ahead;
}

if (file !== undefined) {
  Date.now = now;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (_date, /** @type {[]} */ given) =>
      given.length === 0 ? new RealDate(now()) : new RealDate(...given),
  });
}

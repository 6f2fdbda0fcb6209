/** Writes one progress line; always to standard error, because standard output belongs to the machine-readable results. */
export function say(line) {
  process.stderr.write(`· ${line}\n`);
}

/** Ends the program with a message in words instead of a stack. */
export function giveUp(line) {
  process.stderr.write(`\n✗ ${line}\n`);
  process.exit(1);
}

const works: (() => void)[] = [];

/** Does something when the file of tests that runs now has ended; a hook of a helper would see only the first file of its worker. */
export const atEndOfFile = (work: () => void): void => void works.push(work);

/** Does what was put off until the file has ended. */
export function endFile(): void {
  for (const work of works.splice(0)) work();
}

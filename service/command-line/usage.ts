/** A command line that cannot be understood; the help is shown. */
export class UsageError extends Error {}

/** An outcome that is no failure of the program: its code is the exit code, and what is printed says why. */
export class Outcome {
  readonly exitCode: number;
  readonly printed: unknown;

  constructor(exitCode: number, printed: unknown) {
    this.exitCode = exitCode;
    this.printed = printed;
  }
}

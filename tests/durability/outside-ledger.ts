import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Reply } from '#contract/errors';
import type { Command } from './desk-work.ts';

/** What is known of a command from outside: sent and not answered, acknowledged with an answer, or refused. */
export type Told = {
  readonly command: Command;
  readonly answer: 'none' | 'acknowledged' | 'refused';
  readonly output?: unknown;
};

/** Answers that a desk may get in a crowd: somebody else was faster, or a rule of the trade says no. */
const fairRefusals: ReadonlySet<string> = new Set(['conflict', 'rule-broken']);

/** Keeps, in a file beside the store, what was asked and what was answered: each line is on disk before the next step. */
export class OutsideLedger {
  readonly #file: number;
  readonly #told = new Map<string, Told>();
  /** What should not have been answered. */
  readonly faults: string[] = [];

  constructor(file: string) {
    this.#file = openSync(file, 'a');
  }

  /** Writes down that a command is about to be sent for the first time. */
  sent(command: Command): void {
    this.#told.set(command.callId, { command, answer: 'none' });
    this.#write({ sent: command });
  }

  /** Writes down an answer, and compares it where one was given before. */
  answered(command: Command, reply: Reply): void {
    const before = this.#told.get(command.callId);
    if (before?.answer === 'acknowledged') {
      if (!reply.ok) this.faults.push(`${command.callId} was acknowledged and then refused: ${reply.code}`);
      else if (!isDeepStrictEqual(reply.output, before.output))
        this.faults.push(`${command.callId} was answered in two ways`);
      return;
    }
    if (reply.ok) {
      this.#told.set(command.callId, { command, answer: 'acknowledged', output: reply.output });
      this.#write({ acknowledged: command.callId, output: reply.output });
      return;
    }
    // The seat, whose own password a publication takes, may be with the other officer when it is sent again.
    const isOfOtherSeat =
      (command.kind === 'rota' || command.kind === 'plan') && reply.code === 'wrong-password';
    if (!fairRefusals.has(reply.code) && !isOfOtherSeat)
      this.faults.push(`${command.callId} ${command.method} was refused: ${reply.code} ${reply.message}`);
    this.#told.set(command.callId, { command, answer: 'refused' });
    this.#write({ refused: command.callId, code: reply.code });
  }

  /** What is known of a command, or undefined where it was never sent. */
  of(callId: string): Told | undefined {
    return this.#told.get(callId);
  }

  /** Everything that is known, in the order in which it was first sent. */
  all(): readonly Told[] {
    return [...this.#told.values()];
  }

  /** Lets go of the file. */
  close(): void {
    closeSync(this.#file);
  }

  #write(line: object): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fdatasyncSync(this.#file);
  }
}

type Line =
  | { readonly sent: Command }
  | { readonly acknowledged: string; readonly output: unknown }
  | { readonly refused: string };

/** What the first lines of a ledger tell. */
export function toldBy(lines: readonly string[]): readonly Told[] {
  const told = new Map<string, Told>();
  for (const text of lines) {
    // The ledger above wrote it.
    const line = JSON.parse(text) as Line;
    if ('sent' in line) {
      told.set(line.sent.callId, { command: line.sent, answer: 'none' });
      continue;
    }
    const before = told.get('acknowledged' in line ? line.acknowledged : line.refused);
    if (before === undefined) throw new RangeError(`an answer to nothing: ${text}`);
    const { command } = before;
    told.set(
      command.callId,
      'acknowledged' in line
        ? { command, answer: 'acknowledged', output: line.output }
        : { command, answer: 'refused' },
    );
  }
  return [...told.values()];
}

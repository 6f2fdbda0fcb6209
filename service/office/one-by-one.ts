import type { Sqlite } from '../store/sql.ts';

type Line<Answer> = { last: Promise<unknown>; readonly waiting: Map<string, Promise<Answer>> };

/** Long questions of a store, answered one after the other: who asks what waits for its turn already is given the same answer. */
export class OneByOne<Answer> {
  readonly #lines = new WeakMap<Sqlite, Line<Answer>>();

  #lineOf(sqlite: Sqlite): Line<Answer> {
    const found = this.#lines.get(sqlite);
    if (found !== undefined) return found;
    const line: Line<Answer> = { last: Promise.resolve(), waiting: new Map() };
    this.#lines.set(sqlite, line);
    return line;
  }

  /** The answer to a question, begun when those before it are answered; never one that was begun before it was asked for. */
  ask(sqlite: Sqlite, question: string, work: () => Promise<Answer>): Promise<Answer> {
    const line = this.#lineOf(sqlite);
    const waiting = line.waiting.get(question);
    if (waiting !== undefined) return waiting;
    const answer = line.last.then(() => {
      line.waiting.delete(question);
      return work();
    });
    line.last = answer.catch(() => undefined);
    line.waiting.set(question, answer);
    return answer;
  }
}

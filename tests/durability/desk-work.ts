import type { Output } from '#contract/methods';
import { contentOf, type Attachment, type Entry, isOpen } from '#domain/log/entry';
import { oneOf } from '#service/demo/chance';
import { aContent } from '../helpers/builders.ts';

/**
 * What is done to the store. `attachment`, `backup`, `package` and `taking` leave no record of the chain that names them; `backup-made` is no
 * command but a promise like one: a backup that was finished.
 */
export type WorkKind =
  | 'entry'
  | 'correction'
  | 'state'
  | 'void'
  | 'handover'
  | 'rota'
  | 'approval'
  | 'absence'
  | 'period'
  | 'plan'
  | 'sent'
  | 'call-out'
  | 'incident'
  | 'incident-call'
  | 'bulletin'
  | 'check'
  | 'product'
  | 'told'
  | 'package'
  | 'taking'
  | 'attachment'
  | 'backup'
  | 'backup-made';

/** One command; its call id also stands in what it writes, so that it can be found there. */
export type Command = {
  readonly callId: string;
  readonly kind: WorkKind;
  readonly method: string;
  readonly input: unknown;
};

const rememberedEntries = 60;
const happenings = [
  '油罐车侧翻起火',
  '河道水位上涨',
  '停电影响三个村',
  '学校食堂多人不适',
  '山体滑坡阻断县道',
];

/** The work of a desk: makes plausible commands out of chance and of what was answered so far. */
export class DeskWork {
  readonly #name: string;
  readonly #chance: () => number;
  readonly #entries = new Map<Entry['id'], Entry>();
  readonly #attachments: Attachment[] = [];
  #made = 0;

  constructor(name: string, chance: () => number) {
    this.#name = name;
    this.#chance = chance;
  }

  /** The name of the next command. */
  nextId(): string {
    this.#made += 1;
    return `${this.#name}-${this.#made}`;
  }

  /** The next command of the desk: mostly entries, and changes of those that were answered. */
  next(): Command {
    const callId = this.nextId();
    const share = this.#chance();
    const entry = this.#entries.size === 0 ? undefined : oneOf([...this.#entries.values()], this.#chance);
    if (share < 0.12) return this.#attachment(callId);
    if (share < 0.3 && entry !== undefined) {
      const content = { ...contentOf(entry), content: `${entry.content},更正于${callId}` };
      const input = { id: entry.id, version: entry.version, content, reason: callId, draftId: null };
      return { callId, kind: 'correction', method: 'log.correct', input };
    }
    if (share < 0.52 && entry !== undefined) {
      const state = isOpen(entry.state) ? 'done' : 'doing';
      const input = { id: entry.id, version: entry.version, state, note: callId };
      return { callId, kind: 'state', method: 'log.setState', input };
    }
    if (share < 0.55 && entry !== undefined) {
      const input = { id: entry.id, version: entry.version, reason: callId };
      return { callId, kind: 'void', method: 'log.void', input };
    }
    return this.#entry(callId);
  }

  /** Takes in what was answered to a command. */
  learn(command: Command, output: unknown): void {
    // The kind says which call was answered.
    if (command.kind === 'attachment') {
      this.#attachments.push(output as Output<'attachment.add'>);
      if (this.#attachments.length > 20) this.#attachments.shift();
    }
    if (!['entry', 'correction', 'state', 'void'].includes(command.kind)) return;
    const entry = output as Entry;
    this.#entries.delete(entry.id);
    if (!entry.isVoid) this.#entries.set(entry.id, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > rememberedEntries && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** Forgets what a refused command assumed: somebody else was faster. */
  forget(command: Command): void {
    const { id } = command.input as { readonly id?: Entry['id'] };
    if (id !== undefined) this.#entries.delete(id);
  }

  #entry(callId: string): Command {
    const chance = this.#chance;
    const open = [...this.#entries.values()].filter((entry) => isOpen(entry.state));
    const content = aContent(`${oneOf(happenings, chance)},已报带班领导 [${callId}]`, {
      state: chance() < 0.25 ? 'todo' : 'done',
      isImportant: chance() < 0.1,
      attachments: this.#attachments.length > 0 && chance() < 0.2 ? [oneOf(this.#attachments, chance)] : [],
      links: open.length > 3 && chance() < 0.5 ? [{ entryId: oneOf(open, chance).id, kind: 'closes' }] : [],
    });
    return { callId, kind: 'entry', method: 'log.record', input: { content, draftId: null } };
  }

  #attachment(callId: string): Command {
    // Most are small; now and then a photograph.
    const size = Math.floor(this.#chance() ** 3 * (this.#chance() < 0.1 ? 400_000 : 12_000)) + 1;
    const bytes = Buffer.alloc(size, `${callId} ${Math.floor(this.#chance() * 1e9)} `);
    const input = { name: `${callId}.jpg`, base64: bytes.toString('base64') };
    return { callId, kind: 'attachment', method: 'attachment.add', input };
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DiskStep } from './disk-journal.ts';

type Change = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number };
type FileNode = {
  readonly kind: 'file';
  /** What was synced. */
  kept: Buffer;
  /** What was done since. */
  loose: Change[];
};
type FolderNode = {
  readonly kind: 'folder';
  readonly now: Map<string, Node>;
  readonly kept: Map<string, Node>;
  loose: NameChange[];
};
type Node = FileNode | FolderNode;
type Place = { readonly folder: FolderNode; readonly name: string };
/** One change of names; a rename takes a name away and gives one in a single step, as file systems do. */
type NameChange = {
  readonly node: Node;
  readonly away: Place | undefined;
  readonly to: Place | undefined;
  isKept: boolean;
};

/**
 * What becomes of work that was not synced when the power goes: all of it is lost; or it got to the disk in the order in
 * which it was done until the power went, the last piece torn; or any part of it did, in sectors and names of any order.
 */
export type Loss = 'all' | 'late' | 'any';

const emptyFolder = (): FolderNode => ({ kind: 'folder', now: new Map(), kept: new Map(), loose: [] });

function changed(before: Buffer, change: Change): Buffer {
  if ('size' in change) {
    const after = Buffer.alloc(change.size);
    before.copy(after, 0, 0, Math.min(before.length, change.size));
    return after;
  }
  const end = change.at + change.bytes.length;
  let after = before;
  if (end > before.length) {
    after = Buffer.alloc(end);
    before.copy(after);
  }
  after.set(change.bytes, change.at);
  return after;
}

/** Pieces of a write that reach a disk on their own. */
function sectorsOf(change: Change, size: number): readonly Change[] {
  if ('size' in change) return [change];
  const pieces: Change[] = [];
  for (let at = change.at; at < change.at + change.bytes.length; ) {
    const next = Math.min((Math.floor(at / size) + 1) * size, change.at + change.bytes.length);
    pieces.push({ at, bytes: change.bytes.subarray(at - change.at, next - change.at) });
    at = next;
  }
  return pieces;
}

/** A disk of which is known what was synced and what was not; it takes the steps of a journal one after the other. */
export class DiskModel {
  readonly #root: string;
  readonly #top = emptyFolder();
  readonly #inodes = new Map<bigint, Node>();

  /** A disk on which the watched folder is there and empty. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Does the next step of a journal. */
  take(step: DiskStep): void {
    switch (step.what) {
      case 'create':
        this.#born(step, { kind: 'file', kept: Buffer.alloc(0), loose: [] });
        break;
      case 'make-folder':
        this.#born(step, emptyFolder());
        break;
      case 'write':
        this.#file(step).loose.push({ at: step.at, bytes: step.bytes });
        break;
      case 'truncate':
        this.#file(step).loose.push({ size: step.at });
        break;
      case 'rename':
        this.#name(this.#at(step.path), this.#place(step.path), this.#place(step.other));
        break;
      case 'link':
        this.#name(this.#at(step.path), undefined, this.#place(step.other));
        break;
      case 'unlink':
      case 'remove-folder':
        this.#name(this.#at(step.path), this.#place(step.path), undefined);
        break;
      case 'sync':
        this.#sync(step);
        break;
      default:
        step.what satisfies never;
    }
  }

  /** Writes what is under a name of the watched folder to `to`, as it would be found had the power gone now. */
  writeAfterCut(name: string, to: string, loss: Loss, chance: () => number): void {
    const names = this.#namesAfterCut(loss, chance);
    const found = names.get(this.#top)?.get(name);
    if (found === undefined) return;
    const write = (node: Node, path: string): void => {
      if (node.kind === 'file') {
        writeFileSync(path, contentAfterCut(node, loss, chance));
        return;
      }
      mkdirSync(path);
      for (const [child, inside] of names.get(node) ?? []) write(inside, join(path, child));
    };
    write(found, to);
  }

  /** The bytes of every file under a name, as programs see them while the power is on. */
  contents(name: string): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    const walk = (node: Node, path: string): void => {
      if (node.kind === 'file') found.set(path, node.loose.reduce(changed, Buffer.from(node.kept)));
      else for (const [child, inside] of node.now) walk(inside, `${path}/${child}`);
    };
    const top = this.#top.now.get(name);
    if (top !== undefined) walk(top, name);
    return found;
  }

  #namesAfterCut(loss: Loss, chance: () => number): ReadonlyMap<FolderNode, ReadonlyMap<string, Node>> {
    const names = new Map<FolderNode, Map<string, Node>>();
    const namesOf = (folder: FolderNode): Map<string, Node> => {
      let found = names.get(folder);
      if (found === undefined) {
        found = new Map(folder.kept);
        names.set(folder, found);
      }
      return found;
    };
    const likely = chance();
    const survives = new Map<NameChange, boolean>();
    const settle = (folder: FolderNode): void => {
      let isLost = loss === 'all';
      for (const change of folder.loose) {
        if (change.isKept || survives.has(change)) continue;
        if (loss === 'late') isLost ||= chance() < 0.2;
        if (loss === 'any') isLost = chance() > likely;
        survives.set(change, !isLost);
        const isThere =
          change.away === undefined || namesOf(change.away.folder).get(change.away.name) === change.node;
        // A name can only go where it came.
        if (isLost || !isThere) continue;
        if (change.away !== undefined) namesOf(change.away.folder).delete(change.away.name);
        if (change.to !== undefined) namesOf(change.to.folder).set(change.to.name, change.node);
      }
    };
    const done = new Set<FolderNode>();
    const walk = (folder: FolderNode): void => {
      if (done.has(folder)) return;
      done.add(folder);
      settle(folder);
      for (const node of namesOf(folder).values()) if (node.kind === 'folder') walk(node);
    };
    walk(this.#top);
    return names;
  }

  #born(step: DiskStep, node: Node): void {
    this.#inodes.set(step.inode, node);
    this.#name(node, undefined, this.#place(step.path));
  }

  #name(node: Node, away: Place | undefined, to: Place | undefined): void {
    const change: NameChange = { node, away, to, isKept: false };
    if (away !== undefined) {
      away.folder.now.delete(away.name);
      away.folder.loose.push(change);
    }
    if (to !== undefined) {
      to.folder.now.set(to.name, node);
      if (to.folder !== away?.folder) to.folder.loose.push(change);
    }
  }

  #sync(step: DiskStep): void {
    const node = step.path === '' ? this.#node(step.inode) : undefined;
    if (node === undefined) return;
    if (node.kind === 'file') {
      node.kept = node.loose.reduce(changed, node.kept);
      node.loose = [];
      if (node.kept.length !== step.at)
        throw new Error(`a file of ${step.at} bytes was synced of which ${node.kept.length} are known`);
      return;
    }
    for (const change of node.loose) {
      if (change.isKept) continue;
      change.isKept = true;
      const { away, to } = change;
      if (away !== undefined && away.folder.kept.get(away.name) === change.node)
        away.folder.kept.delete(away.name);
      to?.folder.kept.set(to.name, change.node);
    }
    node.loose = [];
  }

  #node(inode: bigint): Node {
    const node = this.#inodes.get(inode);
    // The watched folder itself was there before its journal.
    return node ?? this.#top;
  }

  #file(step: DiskStep): FileNode {
    const node = this.#inodes.get(step.inode);
    if (node?.kind !== 'file') throw new Error(`${step.what} to a file that is not known`);
    return node;
  }

  #folder(path: string): FolderNode {
    if (path === this.#root) return this.#top;
    const node = this.#at(path);
    if (node.kind !== 'folder') throw new Error(`${path} is no folder`);
    return node;
  }

  #at(path: string): Node {
    const { folder, name } = this.#place(path);
    const node = folder.now.get(name);
    if (node === undefined) throw new Error(`${path} is not known`);
    return node;
  }

  #place(path: string): Place {
    return { folder: this.#folder(dirname(path)), name: basename(path) };
  }
}

function contentAfterCut(file: FileNode, loss: Loss, chance: () => number): Buffer {
  if (loss === 'all' || file.loose.length === 0) return file.kept;
  const size = chance() < 0.5 ? 512 : 4096;
  const pieces = file.loose.flatMap((change) => sectorsOf(change, size));
  const likely = chance();
  const survivors =
    loss === 'late'
      ? pieces.slice(0, Math.floor(chance() * (pieces.length + 1)))
      : pieces.filter(() => chance() < likely);
  return survivors.reduce(changed, Buffer.from(file.kept));
}

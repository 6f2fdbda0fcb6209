import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

type Node = {
  readonly files?: Readonly<Record<string, Node>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: {
    readonly algorithm: string;
    readonly hash: string;
    readonly blockSize: number;
    readonly blocks: readonly string[];
  };
};

/** One file of an archive: its bytes unless it lies unpacked beside it, and the SHA-256 sums the archive promises. */
export type ArchivedFile = {
  readonly path: string;
  readonly bytes: Buffer | undefined;
  readonly promised: {
    readonly hash: string;
    readonly blocks: readonly string[];
    readonly blockSize: number;
  };
};

/** Reads an asar archive from its published layout, not with the library that wrote it. */
export function readAsar(file: string): readonly ArchivedFile[] {
  const whole = readFileSync(file);
  const headerLength = whole.readUInt32LE(12);
  const contentStart = 8 + whole.readUInt32LE(4);
  const header = JSON.parse(whole.toString('utf8', 16, 16 + headerLength)) as Node;
  const found: ArchivedFile[] = [];
  const walk = (node: Node, path: string): void => {
    for (const [name, child] of Object.entries(node.files ?? {})) {
      const childPath = path === '' ? name : `${path}/${name}`;
      if (child.files !== undefined) walk(child, childPath);
      else found.push(read(child, childPath));
    }
  };
  const read = (node: Node, path: string): ArchivedFile => {
    if (node.integrity?.algorithm !== 'SHA256') throw new Error(`No SHA-256 promised for ${path}`);
    const start = contentStart + Number(node.offset);
    return {
      path,
      bytes: node.unpacked === true ? undefined : whole.subarray(start, start + (node.size ?? 0)),
      promised: node.integrity,
    };
  };
  walk(header, '');
  return found;
}

/** What the archive's promise for these bytes has to be. */
export function sumsOf(bytes: Buffer, blockSize: number): ArchivedFile['promised'] {
  const sum = (part: Buffer): string => createHash('sha256').update(part).digest('hex');
  const blocks: string[] = [];
  for (let start = 0; start < bytes.length || start === 0; start += blockSize) {
    blocks.push(sum(bytes.subarray(start, start + blockSize)));
  }
  return { hash: sum(bytes), blocks, blockSize };
}

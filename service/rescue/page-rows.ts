import type { DatabasePages, PageCopy } from './database-pages.ts';

/** Where a row of the table of records lies. */
export type RowPlace = { readonly copy: PageCopy; readonly cell: number };

/** A row of the table of records as its bytes say, believed of nothing yet. */
export type LyingRow = {
  readonly seq: number;
  readonly kind: string;
  readonly hash: string;
  readonly json: Buffer;
};

const tableLeaf = 0x0d;
const leafHead = 8;
/** Longer than any record that this program writes; a length beyond it is damage. */
const longestRow = 64 * 1024 * 1024;
const longestKind = 40;

type Number64 = { readonly value: number; readonly next: number };

/** A variable-length number of SQLite's file format, or undefined where the bytes end. */
function variable(bytes: Buffer, from: number): Number64 | undefined {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return undefined;
    if (index === 8) return { value: value * 256 + byte, next: from + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: from + index + 1 };
  }
  return undefined;
}

/** How many bytes of a row lie in its leaf; the rest follows in overflow pages. */
function localLength(length: number, pageSize: number): number {
  const most = pageSize - 35;
  if (length <= most) return length;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (pageSize - 4));
  return fitting <= most ? fitting : least;
}

/** The lengths of kind, hash and JSON where a row has the columns of a record: its number is the row's own. */
function columnsOf(
  payload: Buffer,
): { readonly from: number; readonly kind: number; readonly json: number } | undefined {
  const head = variable(payload, 0);
  if (head === undefined) return undefined;
  const types: number[] = [];
  let at = head.next;
  while (at < head.value) {
    const type = variable(payload, at);
    if (type === undefined || types.length === 4) return undefined;
    types.push(type.value);
    at = type.next;
  }
  const [own, kind, hash, json] = types.map((type) => (type >= 13 && type % 2 === 1 ? (type - 13) / 2 : -1));
  if (types.length !== 4 || types[0] !== 0 || own !== -1 || hash !== 64) return undefined;
  if (kind === undefined || kind < 1 || kind > longestKind || json === undefined || json < 2)
    return undefined;
  return { from: head.value, kind, json };
}

/** The rest of a row out of its overflow pages; `preferred` says which copy of a page counts where there are two. */
function overflow(
  pages: DatabasePages,
  first: number,
  length: number,
  preferred: 0 | -1,
): Buffer | undefined {
  const parts: Buffer[] = [];
  let no = first;
  for (let left = length; left > 0; ) {
    const copy = pages.byNumber(no).at(preferred);
    if (copy === undefined) return undefined;
    const page = pages.read(copy);
    const taken = page.subarray(4, 4 + Math.min(left, pages.pageSize - 4));
    parts.push(taken);
    left -= taken.length;
    no = page.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** The cells of a page that is a leaf of some table; none where it is not. */
export function cellsOf(page: Buffer): readonly number[] {
  if (page[0] !== tableLeaf) return [];
  const count = page.readUInt16BE(3);
  if (leafHead + count * 2 > page.length) return [];
  return Array.from({ length: count }, (_, index) => page.readUInt16BE(leafHead + index * 2));
}

/** The readings of a cell as a row of the table of records: none where it is something else, two where its overflow pages have two copies. */
export function rowsAt(pages: DatabasePages, page: Buffer, cell: number): readonly LyingRow[] {
  const length = variable(page, cell);
  if (length === undefined || length.value < 70 || length.value > longestRow) return [];
  const seq = variable(page, length.next);
  if (seq === undefined || seq.value < 1 || !Number.isSafeInteger(seq.value)) return [];
  const local = localLength(length.value, pages.pageSize);
  const near = page.subarray(seq.next, seq.next + local);
  const columns = near.length === local ? columnsOf(near) : undefined;
  if (columns === undefined || columns.from + columns.kind + 64 + columns.json !== length.value) return [];
  const payloads: (Buffer | undefined)[] = [near];
  if (local < length.value) {
    const pointer = seq.next + local;
    if (pointer + 4 > page.length) return [];
    const first = page.readUInt32BE(pointer);
    const rest = ([0, -1] as const).map((which) => overflow(pages, first, length.value - local, which));
    payloads.splice(0, 1, ...rest.map((far) => (far === undefined ? undefined : Buffer.concat([near, far]))));
  }
  return payloads.flatMap((payload) => {
    if (payload === undefined) return [];
    const hashAt = columns.from + columns.kind;
    return [
      {
        seq: seq.value,
        kind: payload.toString('utf8', columns.from, hashAt),
        hash: payload.toString('latin1', hashAt, hashAt + 64),
        json: payload.subarray(hashAt + 64),
      },
    ];
  });
}

/** Bytes of the head of a journal. */
export const journalHeadSize = 32;

const littleEndian = 0x37_7f_06_82;
const bigEndian = 0x37_7f_06_83;

/**
 * True where the head of a journal (`-wal`) is what SQLite wrote: one of the two marks, and a sum of its first 24 bytes that
 * agrees. SQLite throws a journal away whose head does not hold, with everything that stands only there.
 */
export function isJournalHead(head: Buffer): boolean {
  const mark = head.readUInt32BE(0);
  if (mark !== littleEndian && mark !== bigEndian) return false;
  const word = (at: number): number =>
    mark === littleEndian ? head.readUInt32LE(at) : head.readUInt32BE(at);
  let first = 0;
  let second = 0;
  for (let at = 0; at < 24; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return head.readUInt32BE(24) === first && head.readUInt32BE(28) === second;
}

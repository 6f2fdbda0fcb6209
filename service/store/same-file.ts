import { type BigIntStats, statSync } from 'node:fs';

const statOf = (file: string): BigIntStats | undefined => {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false });
  } catch {
    // A drive that is being removed answers with an input error, which is as good as no file.
    return undefined;
  }
};

/**
 * Remembers which file lies at a path and tells, when asked, whether it still lies there. A file that was opened can be
 * written long after its drive was taken away or its folder renamed; nobody would find what was written.
 */
export function watchFile(file: string): () => boolean {
  const first = statOf(file);
  return () => {
    const now = statOf(file);
    return first !== undefined && now !== undefined && now.ino === first.ino && now.dev === first.dev;
  };
}

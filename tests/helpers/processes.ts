import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Every process that descends from `pid`, itself included; Linux only. */
export function processTree(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const status = /^\d+$/u.test(name) ? read(`/proc/${name}/stat`) : '';
    // The program's name stands in brackets and may hold anything; the parent is the second word after it.
    const parent = status.slice(status.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = new Set([pid]);
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const [child, parent] of parents) if (tree.has(parent)) tree.add(child);
  }
  return [...tree];
}

/** The command line of a process, or nothing when it is gone. */
export const commandLine = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();

/** Internet sockets (TCP, UDP, raw; versions 4 and 6) that any of the processes holds open. */
export function internetSockets(pids: readonly number[]): readonly string[] {
  const held = new Map<string, number>();
  for (const pid of pids) {
    for (const target of linksIn(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/u.exec(target)?.[1];
      if (inode !== undefined) held.set(inode, pid);
    }
  }
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((kind) =>
    read(`/proc/net/${kind}`)
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const words = line.trim().split(/\s+/u);
        const pid = held.get(words[9] ?? '');
        return pid === undefined
          ? []
          : [`${kind} ${words[1]} → ${words[2]} held by ${pid} ${commandLine(pid)}`];
      }),
  );
}

function linksIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      try {
        return [readlinkSync(`${folder}/${name}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

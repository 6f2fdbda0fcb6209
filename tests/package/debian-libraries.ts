import { execFileSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** The libraries of the system that a program cannot start without, as this machine's linker finds them. */
export function linkedLibraries(program: string): readonly string[] {
  const text = execFileSync('ldd', [program], { encoding: 'utf8' });
  const found = [...text.matchAll(/=> (\S+) \(0x/g)].map((match) => match[1] ?? '');
  return found.filter((file) => dirname(file) !== dirname(program)).map((file) => basename(file));
}

/** The names of all files that these Debian packages brought to this machine. */
export function filesOf(packages: Iterable<string>): ReadonlySet<string> {
  const stdout = execFileSync('dpkg-query', ['-L', ...packages], { encoding: 'utf8', maxBuffer: 1e9 });
  return new Set(stdout.split('\n').map((file) => basename(file)));
}

/** Debian packages with everything that they depend on, as far as it is installed here. */
export function withDependencies(names: readonly string[]): ReadonlySet<string> {
  const list = execFileSync('dpkg-query', ['-W', '-f', '${Package}\t${Pre-Depends}, ${Depends}\n'], {
    encoding: 'utf8',
  });
  const needs = new Map(
    list.split('\n').map((line) => {
      const [name = '', wanted = ''] = line.split('\t');
      return [name, wanted.split(/[,|]/).map((one) => one.trim().split(/[ :]/)[0] ?? '')] as const;
    }),
  );
  const all = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (all.has(name)) continue;
    const wanted = needs.get(name);
    // Alternatives and names that others provide are not installed as such.
    if (name === '' || wanted === undefined) continue;
    all.add(name);
    waiting.push(...wanted);
  }
  return all;
}

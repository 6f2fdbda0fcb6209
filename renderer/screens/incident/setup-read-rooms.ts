import type { IncidentSetup } from '#domain/incident/setup';

type Room = IncidentSetup['rooms'][number];

/** What was read from pasted lines: rooms to add, and lines of which no name could be read or whose name is there already. */
export type ReadRooms = {
  readonly rooms: readonly Omit<Room, 'id'>[];
  readonly known: readonly string[];
};

const phone = /^[+\d][\d\s()（）/*#-]{2,}$/u;

/** Reads lines `名称 电话 分组` as they come from a table or a text; tabs, commas or spaces stand between, and what looks like a number is the phone. */
export function readRooms(text: string, taken: readonly string[]): ReadRooms {
  const names = new Set(taken);
  const rooms: Omit<Room, 'id'>[] = [];
  const known: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const isTable = /[\t,，;；]/u.test(line);
    const parts = line
      .split(isTable ? /[\t,，;；]/u : /\s+/u)
      .map((part) => part.normalize('NFKC').trim())
      .filter((part) => part !== '');
    const number = parts.find((part) => phone.test(part)) ?? '';
    const [name = '', group = '', ...rest] = parts.filter((part) => part !== number);
    if (name === '') continue;
    if (names.has(name)) known.push(name);
    else {
      names.add(name);
      rooms.push({ name, phone: number, group, note: rest.join(' '), isOn: true });
    }
  }
  return { rooms, known };
}

/** A room as it was read out of a pasted line. */
type ReadRoom = { readonly name: string; readonly group: string; readonly phone: string };

const number = /^[+\d][\d\s()（）/*#-]{2,}$/u;

/**
 * Reads lines `名称 分组 电话` as they come out of a spreadsheet; what looks like a number is the telephone wherever it
 * stands, and a heading is left out. Names that are taken or stand twice are given apart.
 */
export function readRoomLines(
  text: string,
  taken: readonly string[],
): { readonly rooms: readonly ReadRoom[]; readonly known: readonly string[] } {
  const names = new Set(taken);
  const rooms: ReadRoom[] = [];
  const known: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const parts = line
      .split(/[\t,，;；]/u.test(line) ? /[\t,，;；]/u : /\s+/u)
      .map((part) => part.normalize('NFKC').trim())
      .filter((part) => part !== '');
    const phone = parts.find((part) => number.test(part)) ?? '';
    const [name = '', group = ''] = parts.filter((part) => part !== phone);
    if (name === '' || ['名称', '单位', '单位名称'].includes(name)) continue;
    if (names.has(name)) known.push(name);
    else rooms.push({ name: name.slice(0, 100), group: group.slice(0, 60), phone: phone.slice(0, 60) });
    names.add(name);
  }
  return { rooms, known };
}

const utf16 = (bytes: DataView, at: number, length: number): string => {
  let text = '';
  for (let index = 0; index + 1 < length; index += 2)
    text += String.fromCharCode(bytes.getUint16(at + index));
  return text;
};

/** Where the fonts of a TrueType or OpenType file or collection begin, from the first bytes of the file. */
export function fontStarts(head: DataView): readonly number[] {
  const tag = head.getUint32(0);
  if (tag !== 0x74746366) return [0]; // 'ttcf' is a collection
  const count = Math.min(head.getUint32(8), 64);
  return Array.from({ length: count }, (_, index) => head.getUint32(12 + index * 4));
}

/** Where the table `name` of a font lies in the file, from the font's table directory. */
export function nameTable(directory: DataView): { readonly at: number; readonly length: number } | undefined {
  const count = directory.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    if (directory.getUint32(at) === 0x6e616d65)
      return { at: directory.getUint32(at + 8), length: directory.getUint32(at + 12) };
  }
  return undefined;
}

/** The family names in a `name` table, in all languages it has them in. */
export function familyNames(table: DataView): readonly string[] {
  const count = table.getUint16(2);
  const texts = table.getUint16(4);
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const at = 6 + index * 12;
    const platform = table.getUint16(at);
    const nameId = table.getUint16(at + 6);
    if (platform !== 3 || (nameId !== 1 && nameId !== 16)) continue;
    names.add(utf16(table, texts + table.getUint16(at + 10), table.getUint16(at + 8)));
  }
  return [...names];
}

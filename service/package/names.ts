import type { IsoDay } from '#domain/time/instant';

/** What the name of a package ends with. */
export const packageSuffix = '.dutyroom.zip';

/** What the name of a receipt ends with. */
export const receiptSuffix = '.dutyroom-receipt.json';

/** What the name of the card of a key ends with. */
export const cardSuffix = '.dutyroom-key.json';

/** The manifest of a package. */
export const manifestName = 'manifest.json';

/** The signature under the manifest. */
export const signatureName = 'manifest.sig';

/** The product as data. */
export const reportName = 'report.json';

/** The log as data. */
export const logName = 'log/entries.json';

const mostUnitCharacters = 30;

/** A unit in a file name: letters and digits alone, which every file system and every drive takes. */
const unitPart = (unit: string): string =>
  Array.from(unit.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .slice(0, mostUnitCharacters)
    .join('') || 'room';

/** The name of the file of a package: `duty-区应急局-20261122-000012.dutyroom.zip`. */
export const packageFileName = (unit: string, day: IsoDay, sequence: number): string =>
  `duty-${unitPart(unit)}-${day.replaceAll('-', '')}-${String(sequence).padStart(6, '0')}${packageSuffix}`;

/** The name of the receipt that belongs to a package, whatever its file is called. */
export const receiptFileName = (packageFile: string): string =>
  `${packageFile.toLowerCase().endsWith(packageSuffix) ? packageFile.slice(0, -packageSuffix.length) : packageFile}${receiptSuffix}`;

/** The name of the card of a key: `duty-区应急局-1234.dutyroom-key.json`, with the first digits of its code. */
export const cardFileName = (unit: string, code: string): string =>
  `duty-${unitPart(unit)}-${code.slice(0, 4)}${cardSuffix}`;

const mostStem = 40;
const mostEnding = 12;

const canonicalName = /^(?:report\.json|(?:documents|log|attachments)\/[^/]+)$/u;
// oxlint-disable-next-line no-control-regex -- these characters are what the rule looks for
const unsafe = /[\u0000-\u001F\u007F<>:"/\\|?*\uFFFE\uFFFF]|^\.|[. ]$/u;

/** True of a name that a file of a package may have: a known place, and nothing that a file system understands otherwise. */
export function isFileName(name: string): boolean {
  if (name.length > 200 || !canonicalName.test(name)) return false;
  const last = name.slice(name.indexOf('/') + 1);
  return !unsafe.test(last) && name === name.normalize('NFC') && name.isWellFormed();
}

/** The place of an attached file in a package: its bytes have one name whatever people called it, and the name is kept as far as it can be. */
export function attachmentFileName(hash: string, name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= mostEnding ? name.slice(dot) : '';
  const stem = Array.from(name.slice(0, name.length - ending.length))
    .slice(0, mostStem)
    .join('');
  const plain = `${stem}${ending}`.toWellFormed().normalize('NFC').replaceAll(new RegExp(unsafe, 'gu'), '_');
  return `attachments/${hash}-${plain}`;
}

/** Names in the order in which files stand in a package: that of their bytes in UTF-8. */
export const byName = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

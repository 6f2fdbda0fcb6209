import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Job } from '#contract/methods/records';
import type { Input, Output } from '#contract/methods';
import type { PackageContents } from '#domain/package/contents';
import type { PackageDestination } from '#domain/product/setup';
import { openPackage } from '#service/package/open-package';
import { onDay } from './builders.ts';
import { type Seat, type TestRoom } from './open-test-room.ts';
import { cityOffice, issueProduct, setUpProducts } from './product-room.ts';

/** A package with the report as a Word file and the log of the day; no window prints a PDF in a test room. */
export const plainContents: PackageContents = {
  documents: ['docx'],
  withLog: true,
  withAttachments: false,
  withPhones: false,
  withWhereabouts: false,
};

/** A folder for the test that asks, as a drive or a share has one. */
export function aDrive(): string {
  const folder = mkdtempSync(join(tmpdir(), '报送 盘 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const inside = join(folder, '报送');
  mkdirSync(inside);
  return inside;
}

/** A destination of the set-up that reaches the office above, with other parts where a test says so. */
export const aDestination = (
  folder: string,
  change: Partial<PackageDestination> = {},
): PackageDestination => ({
  id: 'drive',
  name: '市府收件',
  folder,
  recipientId: cityOffice.id,
  isOn: true,
  office: null,
  ...change,
});

/** Gives a room a key, destinations, and a report that was issued; gives the report. */
export function readyToPack(
  room: TestRoom,
  destinations: readonly PackageDestination[] = [],
): Output<'product.issue'> {
  setUpProducts(room, { destinations: [...destinations] });
  room.call('chief', 'package.makeKey', { reason: '' });
  return issueProduct(room);
}

/** Asks for a package and gives the job when it has ended. */
export function packed(
  room: TestRoom,
  { id }: Output<'product.issue'>,
  change: Partial<Omit<Input<'package.make'>, 'productId'>> = {},
  seat: Seat = 'officer',
): Promise<Job> {
  const order = { productId: id, contents: plainContents, destinationIds: [], ...change };
  return room.room().jobs.finished(room.call(seat, 'package.make', order).id);
}

/** The packages of the duty day of test rooms, the newest first. */
export const packagesOf = (room: TestRoom): Output<'package.list'> =>
  room.call('auditor', 'package.list', { fromDay: onDay('2026-11-21'), untilDay: onDay('2026-11-21') });

/** Lets the courier look, and gives the packages when it has done what was due. */
export async function settled(room: TestRoom): Promise<Output<'package.list'>> {
  room.room().courier.look();
  await room.room().courier.rest();
  return packagesOf(room);
}

/** A package file opened as a central office does; throws what is wrong with it. */
export function opened(file: string): Extract<ReturnType<typeof openPackage>, { ok: true }> {
  const read = openPackage(readFileSync(file));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
}

import type { ProductFields } from '#domain/product/product';
import type { Intake } from '#domain/office/intake';
import type { OfficeRoom } from '#domain/office/office-room';
import { productNouns } from '#service/documents/words';
import { keepLines, keepReceived } from '#service/store/received-reports';
import { moment } from './builders.ts';
import { putRecord } from './file-products.ts';
import { anOffice } from './office-builders.ts';
import { openTestRoom, type TestRoom } from './open-test-room.ts';

/** Lets a room be a central office with these rooms. */
export function setUpOffice(room: TestRoom, rooms: readonly OfficeRoom[], setup = anOffice()): void {
  const { sqlite } = room.room().store;
  sqlite.transaction(() => {
    putRecord(room, 'office-setup', { setup });
    for (const one of rooms) putRecord(room, 'office-room', { act: 'added', room: one, note: '' });
  })();
}

/** A central office with these rooms, on the afternoon of 2026-11-21 before reports are due. */
export function openOffice(rooms: readonly OfficeRoom[], setup = anOffice()): TestRoom {
  const room = openTestRoom({ now: moment('2026-11-21T08:00Z') });
  setUpOffice(room, rooms, setup);
  return room;
}

/** Records something that came in, with what it said where that is given. */
export function putIntake(room: TestRoom, intake: Intake, fields?: ProductFields): void {
  putRecord(room, 'intake', { act: 'taken', intake });
  const { told } = intake;
  if (told !== null && told.text !== '')
    keepLines(room.room().store.sqlite, intake.id, [
      { what: 'section', heading: productNouns.told[told.manner], text: told.text },
    ]);
  if (fields === undefined) return;
  keepReceived(room.room().store.sqlite, intake.id, fields, [
    ...fields.sections.map(({ heading, text }) => ({ what: 'section' as const, heading, text })),
    ...fields.incidents.map(({ title, line }) => ({ what: 'incident' as const, heading: title, text: line })),
  ]);
}

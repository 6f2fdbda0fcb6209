import { attachment, counterpart, entry, entryChange, entryContent, entryLink } from '#domain/log/entry';
import { shift, shiftMember } from '#domain/shift/shift';
import type { LogBook } from './log-book.ts';

type Plain = Readonly<Record<string, unknown>>;

/** How the parts of a record are ordered, whatever order they came in. */
const order: readonly (readonly string[])[] = [
  entry,
  entryContent,
  entryChange,
  shift,
  shiftMember,
  counterpart,
  entryLink,
  attachment,
].map((schema) => Object.keys(schema.shape));

function keysInOrder(value: Plain): readonly string[] {
  const keys = Object.keys(value);
  const known = order.find(
    (names) => names.length === keys.length && names.every((name) => Object.hasOwn(value, name)),
  );
  return known ?? keys.toSorted();
}

/** The value with its keys in the order of its schema, or by name where it has none. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const plain = value as Plain; // an object that is no array, as JSON has it
  return Object.fromEntries(keysInOrder(plain).map((key) => [key, ordered(plain[key])]));
}

/**
 * The log as JSON with everything that the book has: instants in UTC, hashes of the records, the head of the chain. Keys
 * stand in a fixed order with an indent of two, so that two exports can be compared by eye and by bytes.
 */
export function logBookJson(book: LogBook): string {
  const content = {
    format: 'duty-log-book',
    version: 1,
    unitName: book.unitName,
    zone: book.zone,
    fromDay: book.fromDay,
    untilDay: book.untilDay,
    retentionLabel: book.retentionLabel,
    head: { seq: book.head.seq, hash: book.head.hash },
    headAt: book.headAt,
    days: book.days.map((day) => ({
      day: day.day,
      shifts: day.shifts.map(({ shift: signed, handoverHash, entries }) => ({
        shift: ordered(signed),
        handoverHash,
        entries: entries.map((booked) => ({
          entry: ordered(booked.entry),
          changes: booked.changes.map(ordered),
          linked: booked.linked.map((link) => ({ number: link.number, kind: link.kind })),
        })),
      })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

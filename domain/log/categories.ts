import { z } from 'zod';
import { isInstant } from '../time/instant.ts';

/** The twenty kinds of entry of a duty log, in the order in which a desk needs them. */
export const category = z.enum([
  'CALL_IN',
  'CALL_OUT',
  'EVENT',
  'INSTR',
  'RELAY',
  'DOC_IN',
  'WARN',
  'REPORT',
  'FEEDBACK',
  'CHECK_OUT',
  'CHECK_IN',
  'VISIT',
  'HOTLINE',
  'OPINION',
  'PATROL',
  'EQUIP',
  'STAFF',
  'ABSENCE',
  'SHIFT',
  'MEMO',
]);

/** One kind of entry. */
export type Category = z.output<typeof category>;

/** How a field of a category is typed and checked. */
export type CategoryField = { readonly key: string } & (
  | { readonly kind: 'text' | 'long-text' | 'yes-no' | 'moment' }
  | { readonly kind: 'number'; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
);

const text = (key: string): CategoryField => ({ key, kind: 'text' });
const longText = (key: string): CategoryField => ({ key, kind: 'long-text' });
const yesNo = (key: string): CategoryField => ({ key, kind: 'yes-no' });
const moment = (key: string): CategoryField => ({ key, kind: 'moment' });
const count = (key: string, most: number): CategoryField => ({ key, kind: 'number', most });
const choice = (key: string, choices: readonly string[]): CategoryField => ({ key, kind: 'choice', choices });

/**
 * The own fields of each category. Who is on the other side of a call, a document or a visit stands in the counterpart
 * that every entry has; what is to be done and what came of it stand in `instruction` and `handling`.
 */
export const categoryFields: Readonly<Record<Category, readonly CategoryField[]>> = {
  CALL_IN: [yesNo('identityVerified'), yesNo('readBack'), text('alreadyInformed'), moment('replyBy')],
  CALL_OUT: [text('purpose'), longText('result'), yesNo('readBack')],
  EVENT: [text('place'), text('incidentKind'), text('casualties'), moment('learnedAt'), text('onScene')],
  INSTR: [
    text('leader'),
    choice('channel', ['phone', 'face', 'paper', 'message']),
    text('assignedTo'),
    moment('dueAt'),
    longText('feedback'),
  ],
  RELAY: [longText('recipients'), text('confirmedBy'), moment('confirmedAt')],
  DOC_IN: [
    text('documentNo'),
    text('documentTitle'),
    choice('documentUrgency', ['none', 'urgent', 'most-urgent']),
    count('copies', 9999),
    text('forwardedTo'),
    moment('signedAt'),
  ],
  WARN: [
    text('issuer'),
    text('warningKind'),
    choice('level', ['red', 'orange', 'yellow', 'blue']),
    moment('validFromAt'),
    moment('validUntilAt'),
    text('forwardedTo'),
  ],
  REPORT: [
    text('productNo'),
    choice('channel', ['phone', 'fax', 'mail', 'system', 'paper']),
    text('receiver'),
    moment('sentAt'),
    text('receipt'),
  ],
  FEEDBACK: [longText('result')],
  CHECK_OUT: [
    text('roomChecked'),
    text('answeredBy'),
    count('answerSeconds', 3600),
    choice('checkResult', ['on-post', 'no-answer', 'late-answer', 'off-post']),
  ],
  CHECK_IN: [
    text('checker'),
    count('answerSeconds', 3600),
    choice('checkResult', ['on-post', 'no-answer', 'late-answer', 'off-post']),
  ],
  VISIT: [
    choice('identityKind', ['id-card', 'work-card', 'letter', 'none']),
    text('unitVisited'),
    text('personVisited'),
    moment('leftAt'),
  ],
  HOTLINE: [text('workOrderNo'), text('transferredTo'), moment('dueAt')],
  OPINION: [text('source'), yesNo('isVerified'), text('spread')],
  PATROL: [text('area'), choice('patrolResult', ['normal', 'abnormal'])],
  EQUIP: [
    choice('landline', ['ok', 'fault', 'not-tested']),
    choice('fax', ['ok', 'fault', 'not-tested']),
    choice('satellite', ['ok', 'fault', 'not-tested']),
    choice('video', ['ok', 'fault', 'not-tested']),
    text('fault'),
  ],
  STAFF: [
    text('absentPerson'),
    text('standIn'),
    moment('fromAt'),
    moment('untilAt'),
    text('reason'),
    text('approver'),
  ],
  ABSENCE: [
    text('leader'),
    text('destination'),
    moment('leavesAt'),
    moment('returnsAt'),
    text('actingLeader'),
    text('approver'),
  ],
  SHIFT: [text('fromPerson'), text('toPerson')],
  MEMO: [],
};

/** Categories whose entries stay open until somebody closes them, unless the officer says otherwise. */
export const startsOpen: ReadonlySet<Category> = new Set(['EVENT', 'INSTR', 'HOTLINE', 'WARN']);

/** A value of a category's own field on the wire and in the record. */
export const fieldValue = z.union([z.string().max(4000), z.int(), z.boolean()]);

/** The own fields of an entry by key; what was left empty is absent. */
export const fieldValues = z.record(z.string().max(40), fieldValue);

/** The own fields of an entry by key. */
export type FieldValues = z.output<typeof fieldValues>;

function isValueOf(field: CategoryField, value: FieldValues[string]): boolean {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return typeof value === 'string';
    case 'yes-no':
      return typeof value === 'boolean';
    case 'moment':
      return typeof value === 'string' && isInstant(value);
    case 'number':
      return typeof value === 'number' && value >= 0 && value <= field.most;
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    default:
      return field satisfies never;
  }
}

/** Keys of `values` that the category does not know or whose value is not of the field's kind. */
export function wrongFields(of: Category, values: FieldValues): readonly string[] {
  const known = new Map(categoryFields[of].map((field) => [field.key, field]));
  return Object.entries(values)
    .filter(([key, value]) => {
      const field = known.get(key);
      return field === undefined || !isValueOf(field, value);
    })
    .map(([key]) => key);
}

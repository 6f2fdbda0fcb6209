import type { Input, Output } from '#contract/methods';
import type { ProductSetup } from '#domain/product/setup';
import { clockTime } from '#domain/time/instant';
import { onDay } from './builders.ts';
import { type Seat, type TestRoom, testPassword } from './open-test-room.ts';

/** The duty day of test rooms. */
const today = onDay('2026-11-21');

/** The office above a test room, which wants a report of every day by 16:30. */
export const cityOffice: ProductSetup['recipients'][number] = {
  id: 'city',
  name: '市政府总值班室',
  phone: '0533-3180000',
  rules: [{ kind: 'daily', on: 'everyDay', at: clockTime.parse('16:30') }],
  sinceDay: today,
};

/** Lets a room report to the office above it, with other parts of the set-up where a test says so. */
export function setUpProducts(room: TestRoom, change: Partial<ProductSetup> = {}): ProductSetup {
  const { setup, version } = room.call('chief', 'product.setup', {});
  return room.call('chief', 'product.changeSetup', {
    version,
    setup: { ...setup, recipients: [cityOffice], contact: '0533-8210000', ...change },
  }).setup;
}

/** The name and password of whoever sits at a seat, to sign with. */
export const signedBy = (account: Exclude<Seat, 'nobody'>): Input<'product.issue'>['issuer'] => ({
  manner: 'signed',
  account,
  password: testPassword,
});

/** A composed report with words where the records leave them to a person. */
const written = (fields: Input<'product.issue'>['fields']): Input<'product.issue'>['fields'] => ({
  ...fields,
  sections: fields.sections.map((one) => (one.text === '' ? { ...one, text: '城区积水已排完。' } : one)),
});

/** Issues the report that the records of a day make, with other words where a test says so. */
export function issueProduct(
  room: TestRoom,
  change: Partial<Input<'product.compose'>> = {},
  fields: Partial<Input<'product.issue'>['fields']> = {},
): Output<'product.issue'> {
  const input = { kind: 'daily', isZero: false, fromDay: today, untilDay: today, ...change } as const;
  const composed = room.call('officer', 'product.compose', input);
  return room.call('officer', 'product.issue', {
    fields: { ...written(composed.fields), ...fields },
    no: null,
    review: null,
    reviewer: composed.needsReviewer ? signedBy('chief') : null,
    issuer: signedBy('leader'),
  });
}

/** A product as a change to it has to name it. */
export const meantProduct = ({ id, version }: Output<'product.one'>) => ({ id, version });

/** Writes down that a product went to the office above by fax. */
export const sendProduct = (room: TestRoom, product: Output<'product.one'>): Output<'product.send'> =>
  room.call('officer', 'product.send', {
    ...meantProduct(product),
    deliveries: [
      { recipientId: cityOffice.id, unit: cityOffice.name, receiver: '李明', manner: 'fax', sentAt: null },
    ],
  });

/** Puts the report that the records of a day make down to be looked through, with other words where a test says so. */
export function submitReview(
  room: TestRoom,
  change: Partial<Input<'product.compose'>> = {},
  fields: Partial<Input<'product.issue'>['fields']> = {},
): Output<'product.submitReview'> {
  const input = { kind: 'daily', isZero: false, fromDay: today, untilDay: today, ...change } as const;
  const { fields: base } = room.call('officer', 'product.compose', input);
  return room.call('officer', 'product.submitReview', {
    fields: { ...written(base), ...fields },
    base,
    no: null,
    before: null,
  });
}

/** A report that waits as a call that changes it has to name it. */
export const meantReview = ({ id, version }: Output<'product.submitReview'>) => ({ id, version });

/** What a report that waits is about, to compose it anew. */
export const spanOf = ({ kind, isZero, fromDay, untilDay }: Output<'product.submitReview'>) => ({
  kind,
  isZero,
  fromDay,
  untilDay,
});

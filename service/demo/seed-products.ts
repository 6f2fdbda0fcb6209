import type { Input, MethodName, Output } from '#contract/methods';
import { clockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import demo from '#presets/demo' with { type: 'json' };

type Call = <M extends MethodName>(method: M, input: Input<M>) => Output<M>;

const { recipient } = demo.incidents;
const reportedAt = clockTime.parse('16:05');

/** Lets the unit of the demonstration report every afternoon to the office above it, from a day on. */
export function seedProductSetup(call: Call, sinceDay: IsoDay): void {
  const { setup, version } = call('product.setup', {});
  call('product.changeSetup', {
    version,
    setup: {
      ...setup,
      contact: demo.products.contact,
      templates: setup.templates.map((template) => ({ ...template, to: [recipient.name] })),
      recipients: [
        {
          id: 'above',
          name: recipient.name,
          phone: recipient.phone,
          rules: [{ kind: 'daily', on: 'everyDay', at: clockTime.parse('16:30') }],
          sinceDay,
        },
      ],
    },
  });
}

/** When the report of a day is written. */
export const reportTimeOf = (day: IsoDay, zone: string): Instant => instantAt(day, reportedAt, zone);

/** When everybody has reported of a day who does. */
export const officeTimeOf = (day: IsoDay, zone: string): Instant =>
  instantAt(day, clockTime.parse('17:00'), zone);

/** Whether a moment is so late on a day that its report could be asked for soon. */
export const isAfternoon = (day: IsoDay, at: Instant, zone: string): boolean =>
  at >= instantAt(day, clockTime.parse('15:00'), zone);

/** Writes, signs and sends the report of a day, a quiet one as a zero report. */
export function seedDailyReport(
  {
    call,
    now,
    pass,
  }: { readonly call: Call; readonly now: () => Instant; readonly pass: (minutes: number) => void },
  day: IsoDay,
  leaderAccount: string,
): void {
  const { happened } = call('product.watch', { daysBack: 0 });
  const span = { kind: 'daily', isZero: happened.length === 0, fromDay: day, untilDay: day } as const;
  const { fields } = call('product.compose', span);
  const issuer = { manner: 'signed', account: leaderAccount, password: demo.password } as const;
  const { id, version } = call('product.issue', { fields, no: null, review: null, reviewer: null, issuer });
  pass(4);
  const sent = call('product.send', {
    id,
    version,
    deliveries: [
      {
        recipientId: 'above',
        unit: recipient.name,
        receiver: demo.products.receiver,
        manner: 'network',
        sentAt: now(),
      },
    ],
  });
  call('product.receipt', {
    id,
    version: sent.version,
    place: 0,
    receiver: demo.products.receiver,
    receipt: '',
    receiptAt: now(),
  });
}

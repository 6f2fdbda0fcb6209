import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { dailyRule, rosterRule } from './period.ts';
import { periodKey, scheme } from './scheme.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** What a column of the table of a period (节假日值班安排表) says. */
export const tableColumn = z.enum([
  'unit',
  'day',
  'weekday',
  'hours',
  'leader',
  'chief',
  'staff',
  'standbyLeader',
  'standby',
  'dutyPhone',
  'fax',
  'note',
]);

/** What a column of the table of a period says. */
export type TableColumn = z.output<typeof tableColumn>;

/** How a superior body wants the table: columns in order, with their headings, lines above and below, or a file that is filled. */
export const tableForm = z.strictObject({
  /** `{{unit}}`, `{{year}}`, `{{name}}` are filled in. */
  title: named(120),
  columns: z
    .array(z.strictObject({ key: tableColumn, label: named(20) }))
    .min(1)
    .max(12),
  withPosts: z.boolean(),
  withPhones: z.boolean(),
  /** 填报单位(盖章), 填表人, 审核, 签发, 联系电话, 填报日期: label and what stands behind it, with the same gaps as the title and `{{writer}}`, `{{date}}`, `{{phone}}`. */
  footer: z.array(z.strictObject({ label: named(30), value: printable(60) })).max(12),
  /** A file of the body's own, kept among the attachments, that the console fills; null where the form above is enough. */
  template: z
    .strictObject({
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      name: named(200),
      format: z.enum(['docx', 'xlsx']),
    })
    .nullable(),
});

/** How a superior body wants the table. */
export type TableForm = z.output<typeof tableForm>;

/** A superior body to which tables and reports of periods go (总值班室, 主管部门). */
export const superiorBody = z.strictObject({
  id: periodKey,
  name: named(60),
  roster: rosterRule.nullable(),
  daily: dailyRule.nullable(),
  form: tableForm,
});

/** A superior body to which tables and reports of periods go. */
export type SuperiorBody = z.output<typeof superiorBody>;

/** How this room prepares important periods. */
export const periodSetup = z.strictObject({
  schemes: z.array(scheme).max(40),
  bodies: z.array(superiorBody).max(20),
  /** Days that a proposed holiday has before its first and after its last day off. */
  daysBefore: z.int().min(0).max(7),
  daysAfter: z.int().min(0).max(7),
  /** Numbers of the duty room for the table. */
  dutyPhone: printable(60),
  fax: printable(60),
});

/** How this room prepares important periods. */
export type PeriodSetup = z.output<typeof periodSetup>;

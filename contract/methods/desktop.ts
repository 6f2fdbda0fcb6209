import { z } from 'zod';
import { absenceId } from '#domain/absence/absence';
import { reportId } from '#domain/incident/incident-report';
import { intakeId } from '#domain/office/intake';
import { personId } from '#domain/people/person';
import { periodId } from '#domain/period/period';
import { periodKey } from '#domain/period/scheme';
import { productId, productKind } from '#domain/product/product';
import { isoMonth } from '#domain/rota/duty';
import { isoDay } from '#domain/time/instant';
import { errorCode } from '../errors.ts';
import { desktop } from '../kinds.ts';

const nothing = z.strictObject({});

/** The console's own settings: how this workstation looks, never what the duty room recorded. */
export const consoleSettings = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'night', 'system', 'schedule']),
  size: z.enum(['normal', 'large']),
  sound: z.boolean(),
});

/** The console's own settings. */
export type ConsoleSettings = z.output<typeof consoleSettings>;

/** What the running program says of itself. */
export const aboutConsole = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  storeFolder: z.string(),
  isDemo: z.boolean(),
});

/** Calls that the main process answers itself. */
export const desktopMethods = {
  'console.settings': desktop({
    topics: ['console'],
    allow: 'public',
    input: nothing,
    output: consoleSettings,
  }),
  'console.change': desktop({
    topics: ['console'],
    allow: 'public',
    input: consoleSettings.partial(),
    output: consoleSettings,
  }),
  'console.about': desktop({ topics: [], allow: 'public', input: nothing, output: aboutConsole }),
  'console.chooseFolder': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ title: z.string().max(200) }),
    output: z.strictObject({ folder: z.string().nullable() }),
  }),
  'console.showFolder': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ folder: z.string().max(4096) }),
    output: nothing,
  }),
  'console.openAttachment': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(255) }),
    output: nothing,
  }),
  'console.print': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: nothing,
  }),
  'console.printHandover': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ shiftNo: z.int().positive() }),
    output: nothing,
  }),
  /** Prints a month's rota: a published version, or with null the draft. */
  'console.printRota': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ month: isoMonth, version: z.int().nullable() }),
    output: nothing,
  }),
  /** Prints the form of an absence (外出报备单). */
  'console.printAbsence': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ id: absenceId, withWhereabouts: z.boolean() }),
    output: nothing,
  }),
  /** Prints the ledger of a month (外出报备台账), of everybody or one person. */
  'console.printAbsences': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ month: isoMonth, personId: personId.nullable(), withWhereabouts: z.boolean() }),
    output: nothing,
  }),
  /** Prints the table of an important period in the form of a body: a published version, or with null the draft. */
  'console.printPeriod': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({
      id: periodId,
      planVersion: z.int().min(1).nullable(),
      bodyId: periodKey.nullable(),
    }),
    output: nothing,
  }),
  /** Prints a report or bulletin that was issued. */
  'console.printReport': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ id: reportId }),
    output: nothing,
  }),
  /** Prints a daily report or another written product that was issued. */
  'console.printProduct': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ id: productId }),
    output: nothing,
  }),
  /** Saves the Word layout of a kind of products where the person says; null where the person thought better of it. */
  'console.saveProductTemplate': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ kind: productKind }),
    output: z.strictObject({ file: z.string().nullable() }),
  }),
  /** Saves a file out of a package that came in where the person says; null where the person thought better of it. */
  'console.savePackageFile': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ id: intakeId, name: z.string().min(1).max(200) }),
    output: z.strictObject({ file: z.string().nullable() }),
  }),
  /** Saves the form of a body as a file with gaps where the person says; null where the person thought better of it. */
  'console.savePeriodTemplate': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ bodyId: periodKey.nullable(), format: z.enum(['docx', 'xlsx']) }),
    output: z.strictObject({ file: z.string().nullable() }),
  }),
  /** Saves the text of a set of rules of the registry, and nothing else, as a file that another room can import; null where the person thought better of it. */
  'console.saveAbsenceRules': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ name: z.string().min(1).max(100), text: z.string().max(1_000_000) }),
    output: z.strictObject({ file: z.string().nullable() }),
  }),
  /** Saves an empty sheet to be filled and imported where the person says; null where the person thought better of it. */
  'console.saveTemplate': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ what: z.enum(['month', 'people']), month: isoMonth }),
    output: z.strictObject({ file: z.string().nullable() }),
  }),
  'console.alarm': desktop({
    topics: [],
    allow: 'public',
    input: z.strictObject({ title: z.string().max(200), body: z.string().max(500) }),
    output: nothing,
  }),
  'console.serviceState': desktop({
    topics: [],
    allow: 'public',
    input: nothing,
    output: z.looseObject({
      kind: z.enum(['starting', 'ready', 'frozen', 'down', 'unusable', 'rescue']),
      /** Why the store cannot be used. */
      code: errorCode.optional(),
      message: z.string().optional(),
      details: z.array(z.string()).optional(),
    }),
  }),
};

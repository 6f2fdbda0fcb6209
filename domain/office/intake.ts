import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { packageManifest } from '../package/manifest.ts';
import { instant, isoDay } from '../time/instant.ts';
import { officeRoomId } from './office-room.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Names something that came in for ever. */
export const intakeId = z.string().min(1).max(64).brand<'IntakeId'>();

/** Names something that came in for ever. */
export type IntakeId = z.output<typeof intakeId>;

/** What can be wrong with a package, or worth knowing of one. */
export const intakeProblemCode = z.enum([
  /** No zip, or none of these. */
  'not-a-package',
  /** A later format. */
  'newer-format',
  /** The manifest is not the one that was signed. */
  'wrong-signature',
  /** A file is not what the manifest says: missing, added, or altered. */
  'file-differs',
  /** `report.json` is not about what the manifest says. */
  'report-differs',
  /** A zero report that tells of incidents. */
  'zero-with-incidents',
  /** The log that came with it has more bytes or entries than a log may have. */
  'log-too-large',
  /** The key belongs to no room of the registry. */
  'unknown-key',
  /** The key of a room that has another one since. */
  'retired-key',
  /** Another package has this number: a copy of the store, or one restored from an old backup, goes on. */
  'sequence-taken',
  /** A package between this and the last one is not here. */
  'sequence-gap',
  /** It is older than the last one, and fills a gap. */
  'fills-gap',
  /** The package before it, by this one's word, is not the one that came. */
  'previous-differs',
  /** A record that an earlier package named is another one now. */
  'chain-differs',
  /** It ends before a record that is known. */
  'chain-behind',
  /** The room sent another report under the name of this one before. */
  'product-differs',
  /** It is about a day that has not begun. */
  'future-day',
  /** The day has another report, and this one does not say that it replaces it. */
  'day-taken',
]);

/** What can be wrong with a package, or worth knowing of one. */
export type IntakeProblemCode = z.output<typeof intakeProblemCode>;

/** What is wrong with a package, with what it is about: names of files, numbers, hashes. */
export const intakeProblem = z.strictObject({
  code: intakeProblemCode,
  details: z.array(z.string().max(200)).max(12),
});

/** What is wrong with a package. */
export type IntakeProblem = z.output<typeof intakeProblem>;

/** A report that somebody gave otherwise: on the telephone, by fax, on paper. */
export const toldReport = z.strictObject({
  manner: z.enum(['phone', 'fax', 'paper', 'mail']),
  isZero: z.boolean(),
  byName: printable(60),
  text: printable(4000),
});

/** Something that came in (收件) after its newest step. */
export const intake = z.strictObject({
  id: intakeId,
  /** Null where nobody knows whose it is. */
  roomId: officeRoomId.nullable(),
  /** As the registry called it then; of an unknown one as the package calls itself. */
  roomName: printable(100),
  /** The day that it is about; null where that cannot be read. */
  day: isoDay.nullable(),
  isZero: z.boolean(),
  manner: z.enum(['inbox', 'file', 'told']),
  /** Null of a report that was told. */
  file: z
    .strictObject({
      name: printable(255),
      /** Null of one that is larger than any package: it is neither read nor kept. */
      sha256: z.string().nullable(),
      bytes: z.int(),
    })
    .nullable(),
  /** Null where it could not be read, or there is none. */
  manifest: packageManifest.nullable(),
  /** The SHA-256 of the bytes of its manifest; null where there is none. */
  manifestSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  told: toldReport.nullable(),
  /** When it came to this office. */
  arrivedAt: instant,
  /** When it was due by the rule of then; null where none was expected. */
  dueAt: instant.nullable(),
  isLate: z.boolean(),
  /** `accepted` counts; `held` waits for a decision; `refused` never counts. */
  verdict: z.enum(['accepted', 'held', 'refused']),
  problems: z.array(intakeProblem).max(20),
  /** What somebody decided on one that was held, and why. */
  decision: z
    .strictObject({ isAccepted: z.boolean(), reason: printable(500), byName: z.string(), at: instant })
    .nullable(),
});

/** Something that came in (收件) after its newest step. */
export type Intake = z.output<typeof intake>;

/** The steps of what came in: 收件, 决定, 重新判断 (what it waited for is there, or gone). */
export const intakeAct = z.enum(['taken', 'decided', 'rejudged']);

/** The steps of what came in. */
export type IntakeAct = z.output<typeof intakeAct>;

/** True of what is the report of its day: what was told, a daily report, and the consolidated one of an office below. */
export const isOfItsDay = ({ told, manifest }: Pick<Intake, 'told' | 'manifest'>): boolean =>
  told !== null || manifest?.product.kind === 'daily' || manifest?.product.kind === 'consolidated';

/** True of a package that takes a report back (撤回). */
export const isWithdrawal = ({ manifest }: Pick<Intake, 'manifest'>): boolean =>
  manifest?.product.state === 'withdrawn';

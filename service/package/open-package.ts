import { z } from 'zod';
import type { IntakeProblem, IntakeProblemCode } from '#domain/office/intake';
import { isPrintable } from '#domain/log/entry';
import { packageManifest, type PackageManifest } from '#domain/package/manifest';
import { dutyReport, type DutyReport } from '#domain/package/report';
import { mostLogBytes, mostLogEntries } from '#domain/package/log-extract';
import { atOnce, breathing, type InSteps, sha256InSteps } from '../in-steps.ts';
import { sha256 } from '../store/ledger.ts';
import { isCanonical, jsonOf } from './canonical-json.ts';
import { isSignedBy } from './keys.ts';
import { byName, isFileName, logName, manifestName, reportName, signatureName } from './names.ts';
import { filesOfZip, isZipOf, type PackageFile } from './package-zip.ts';

/** What a package is by itself: whole and as it was signed, or what is wrong with it. Whose it is, and what came before, is not judged. */
export type OpenedPackage =
  | {
      readonly ok: true;
      readonly manifest: PackageManifest;
      readonly manifestSha256: string;
      readonly report: DutyReport;
      /** Every file but the manifest and its signature, in their order. */
      readonly files: Readonly<Record<string, Uint8Array>>;
    }
  | {
      readonly ok: false;
      readonly problems: readonly IntakeProblem[];
      /** What it says of itself, where that can be read; nothing of it is proved. */
      readonly manifest: PackageManifest | null;
      readonly manifestSha256: string | null;
    };

const mostProblems = 20;
const mostManifestBytes = 1_000_000;
const mostReportBytes = 10_000_000;

/** What a stranger wrote, as a record and paper can carry it. */
const shown = (text: string): string =>
  Array.from(text.toWellFormed())
    .map((sign) => (isPrintable(sign) ? sign : '\uFFFD'))
    .join('')
    .slice(0, 200)
    .toWellFormed();

const problem = (code: IntakeProblemCode, ...details: readonly string[]): IntakeProblem => ({
  code,
  details: details.map(shown),
});

const formatted = z.looseObject({ format: z.string() });
const keyed = z.looseObject({ unit: z.looseObject({ publicKey: z.string() }) });

/** The format of a later program, or undefined. */
function laterFormat(value: unknown, noun: 'package' | 'report'): string | undefined {
  const read = formatted.safeParse(value);
  if (!read.success) return undefined;
  const version = new RegExp(`^duty-room-${noun}/([1-9][0-9]{0,8})$`).exec(read.data.format)?.[1];
  return version === undefined || version === '1' ? undefined : read.data.format;
}

/** True where the list of files is in order and names what a package may have, its report among it. */
const isListSound = ({ files }: PackageManifest): boolean =>
  files.every(
    ({ name }, place) => isFileName(name) && (place === 0 || byName(files[place - 1]?.name ?? '', name) < 0),
  ) && files.some(({ name }) => name === reportName);

function* problemsOfFiles(
  manifest: PackageManifest,
  files: readonly PackageFile[],
): InSteps<readonly IntakeProblem[]> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const seen = new Set<string>();
  const found: IntakeProblem[] = [];
  for (const { name, bytes } of files) {
    const said = listed.get(name);
    if (said === undefined) found.push(problem('file-differs', 'added', name));
    else if (seen.has(name)) found.push(problem('file-differs', 'twice', name));
    else if (said.bytes !== bytes.length || said.sha256 !== (yield* sha256InSteps(bytes)))
      found.push(problem('file-differs', 'altered', name));
    seen.add(name);
  }
  for (const { name } of manifest.files)
    if (!seen.has(name)) found.push(problem('file-differs', 'missing', name));
  return found.slice(0, mostProblems);
}

/** The members of a report in which it is about something else than its manifest. */
function differencesOf({ unit, product }: PackageManifest, report: DutyReport): readonly string[] {
  const { fields, issuer, id, year, no, issuedAt, replaces, state } = report.product;
  const { kind, isZero, fromDay, untilDay, title } = fields;
  const told: PackageManifest['product'] = {
    id,
    kind,
    isZero,
    fromDay,
    untilDay,
    year,
    no,
    title,
    issuedAt,
    issuer: issuer.name,
    replaces,
    state,
  };
  return [
    ...(['name', 'publicKey'] as const)
      .filter((member) => report.unit[member] !== unit[member])
      .map((member) => `unit.${member}`),
    ...packageManifest.shape.product
      .keyof()
      .options.filter((member) => told[member] !== product[member])
      .map((member) => `product.${member}`),
  ];
}

/** What a zero report tells of incidents, each with how many; nothing of a report that is none. */
function incidentsInZero({ product: { fields } }: DutyReport): readonly string[] {
  if (!fields.isZero) return [];
  const counts = [
    ['incidents', fields.incidents.length] as const,
    ...(['incidents', 'deaths', 'missing', 'injured'] as const).map(
      (figure) => [`figures.${figure}`, fields.figures[figure]] as const,
    ),
  ];
  return counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
}

function readReport(
  manifest: PackageManifest,
  bytes: Uint8Array,
): { readonly report: DutyReport } | { readonly problems: readonly IntakeProblem[] } {
  if (bytes.length > mostReportBytes) return { problems: [problem('report-differs', 'report')] };
  const value = jsonOf(bytes);
  const later = laterFormat(value, 'report');
  if (later !== undefined) return { problems: [problem('newer-format', later)] };
  const read = dutyReport.safeParse(value);
  // What was read is written again: a text that loses white space on reading is another one.
  if (!read.success || !isCanonical(read.data, bytes))
    return { problems: [problem('report-differs', 'report')] };
  const differences = differencesOf(manifest, read.data);
  if (differences.length > 0)
    return { problems: differences.map((member) => problem('report-differs', member)) };
  const told = incidentsInZero(read.data);
  return told.length === 0 ? { report: read.data } : { problems: [problem('zero-with-incidents', ...told)] };
}

const logged = z.looseObject({ entries: z.array(z.unknown()) });

/** What is wrong with a log that came with a report: more of it than is ever read. How it is written is not looked at. */
function problemsOfLog(log: Uint8Array | undefined): readonly IntakeProblem[] {
  if (log === undefined) return [];
  if (log.length > mostLogBytes) return [problem('log-too-large', 'bytes', String(log.length))];
  const read = logged.safeParse(jsonOf(log));
  const entries = read.success ? read.data.entries.length : 0;
  return entries > mostLogEntries ? [problem('log-too-large', 'entries', String(entries))] : [];
}

/** Judges the bytes of a package by themselves, in the order of docs/PACKAGE-FORMAT.md; never throws. */
export const openPackage = (bytes: Uint8Array): OpenedPackage => atOnce(openInSteps(bytes));

/** As `openPackage`, and everything else in the process has its turn while a large package is gone through. */
export const openPackageLater = (bytes: Uint8Array): Promise<OpenedPackage> => breathing(openInSteps(bytes));

function* openInSteps(bytes: Uint8Array): InSteps<OpenedPackage> {
  const refused = (
    problems: readonly IntakeProblem[],
    manifest: PackageManifest | null = null,
    manifestSha256: string | null = null,
  ): OpenedPackage => ({ ok: false, problems, manifest, manifestSha256 });
  const whole = filesOfZip(bytes);
  if (typeof whole === 'string') return refused([problem('not-a-package', whole)]);
  const [first, second, ...files] = whole;
  if (
    first?.name !== manifestName ||
    first.bytes.length > mostManifestBytes ||
    second?.name !== signatureName
  )
    return refused([problem('not-a-package', 'no-manifest')]);
  const value = jsonOf(first.bytes);
  const key = keyed.safeParse(value);
  const later = laterFormat(value, 'package');
  if (later !== undefined) return refused([problem('newer-format', later)]);
  if (!key.success) return refused([problem('not-a-package', 'manifest')]);
  const read = packageManifest.safeParse(value);
  const manifest = read.success ? read.data : null;
  const manifestSha256 = sha256(first.bytes);
  const signature = Buffer.from(second.bytes).toString('latin1');
  if (!isSignedBy(key.data.unit.publicKey, first.bytes, signature))
    return refused([problem('wrong-signature')], manifest, manifestSha256);
  if (manifest === null || !isCanonical(manifest, first.bytes) || !isListSound(manifest))
    return refused([problem('not-a-package', 'manifest')]);
  const differing = yield* problemsOfFiles(manifest, files);
  if (differing.length > 0) return refused(differing, manifest, manifestSha256);
  const byNames = Object.fromEntries(files.map((file) => [file.name, file.bytes]));
  const report = readReport(manifest, byNames[reportName] ?? new Uint8Array());
  if ('problems' in report) return refused(report.problems, manifest, manifestSha256);
  const ofLog = problemsOfLog(Object.hasOwn(byNames, logName) ? byNames[logName] : undefined);
  if (ofLog.length > 0) return refused(ofLog, manifest, manifestSha256);
  // The order is the manifest's: the zip may not have another one.
  const inOrder = manifest.files.map(({ name }) => ({ name, bytes: byNames[name] ?? new Uint8Array() }));
  if (!(yield* isZipOf([first, second, ...inOrder], bytes)))
    return refused([problem('not-a-package', 'layout')], manifest, manifestSha256);
  return { ok: true, manifest, manifestSha256, report: report.report, files: byNames };
}

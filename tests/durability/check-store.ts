import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { RotaVersion } from '#contract/methods/rota-nouns';
import type { Attachment, Entry } from '#domain/log/entry';
import type { Swap } from '#domain/rota/swap';
import { backupsIn } from '#service/backup/backup-page';
import { attachmentFile } from '#service/store/attachments';
import type { LedgerRecord } from '#service/store/ledger';
import { storeFile } from '#service/store/open-store';
import type { RecordBody } from '#service/store/record-bodies';
import type { Sqlite } from '#service/store/sql';
import { verifyStore } from '#service/verify';
import type { Told } from './outside-ledger.ts';
import { incidentCallIdIn, incidentKeptFault } from './check-incidents.ts';
import { packageFaults, productCallIdIn, productKeptFault } from './check-products.ts';
import { periodCallIdIn, periodKeptFault } from './check-periods.ts';

/** What checking a store against the ledger outside found; a store without faults keeps every promise. */
export type Findings = {
  readonly faults: readonly string[];
  readonly records: number;
  readonly entries: number;
  readonly attachments: number;
  /** How many entries every sheet has to count: by shift, those that were not void when it was signed. */
  readonly onSheet: ReadonlyMap<number, number>;
  readonly verifySeconds: number;
};

/** The command that a record was written by, where one of the desk's did. */
function callIdIn(record: LedgerRecord): string | undefined {
  switch (record.kind) {
    case 'entry':
      return /\[([^\]]+)\]/u.exec((record.body as RecordBody<'entry'>).content.content)?.[1];
    case 'correction':
    case 'void':
      return (record.body as RecordBody<'correction' | 'void'>).reason;
    case 'state':
      return (record.body as RecordBody<'state'>).note;
    case 'hand-over':
      return (record.body as RecordBody<'hand-over'>).sheet.handed.note;
    case 'rota': {
      // What an approval files stands beside the step that says so, and carries the words of the request.
      const { cause, reason } = record.body as RecordBody<'rota'>;
      return cause === 'published' ? reason : undefined;
    }
    case 'rota-swap': {
      const { state, note } = record.body as RecordBody<'rota-swap'>;
      return state === 'approved' ? note : undefined;
    }
    case 'absence':
      return (record.body as RecordBody<'absence'>).note;
    case 'period':
    case 'period-plan':
    case 'period-report':
    case 'call-out':
      return periodCallIdIn(record);
    case 'incident':
    case 'incident-call':
    case 'incident-report':
    case 'spot-check':
      return incidentCallIdIn(record);
    case 'product':
    case 'intake':
      return productCallIdIn(record);
    default:
      return undefined;
  }
}

/** Why a step of an absence that was acknowledged is not listed as one, or undefined. */
function stepFault(sqlite: Sqlite, { id, number, version }: AbsenceLine, seq: number): string | undefined {
  const steps = sqlite
    .prepare<[string], number>('SELECT seq FROM absence_step WHERE absence_id = ? ORDER BY seq')
    .pluck()
    .all(id);
  const row = sqlite
    .prepare<[string], { year: number; no: number }>('SELECT year, no FROM absence WHERE id = ?')
    .get(id);
  const is = row === undefined ? 'nowhere' : `${row.year}-${String(row.no).padStart(4, '0')}`;
  return steps[version - 1] === seq && is === number
    ? undefined
    : `step ${version} of absence ${number} was acknowledged and is step ${steps.indexOf(seq) + 1} of ${is}`;
}

/** Why a version that was acknowledged is not there as one, or undefined. */
function versionFault(
  sqlite: Sqlite,
  { month, version }: { readonly month: string; readonly version: number },
  isMeant: (record: LedgerRecord<'rota'>) => boolean,
): string | undefined {
  const json = sqlite
    .prepare<[string, number], string>(
      'SELECT r.json FROM rota_version v JOIN record r ON r.seq = v.seq WHERE v.month = ? AND v.version = ?',
    )
    .pluck()
    .get(month, version);
  // The list names records of this kind.
  return json !== undefined && isMeant(JSON.parse(json) as LedgerRecord<'rota'>)
    ? undefined
    : `version ${version} of ${month} is ${json === undefined ? 'lost' : 'another one'}`;
}

type Read = {
  /** Records of every command, by its call id. */
  readonly of: Map<string, number[]>;
  readonly faults: string[];
  readonly onSheet: Map<number, number>;
  records: number;
};

/** Follows the chain as a stranger would: which shift runs, which records each command wrote. */
function readChain(sqlite: Sqlite): Read {
  const read: Read = { of: new Map(), faults: [], onSheet: new Map(), records: 0 };
  const shiftOf = new Map<number, number>();
  let running = 0;
  let newest = 0;
  const begin = (no: number): void => {
    if (no !== newest + 1) read.faults.push(`shift ${no} follows shift ${newest}`);
    newest = no;
    running = no;
    read.onSheet.set(no, 0);
  };
  const count = (shift: number, by: number): void =>
    void read.onSheet.set(shift, (read.onSheet.get(shift) ?? 0) + by);
  const texts = sqlite.prepare<[], string>('SELECT json FROM record ORDER BY seq').pluck();
  for (const text of texts.iterate()) {
    // What verifying checks is not checked again here.
    const record = JSON.parse(text) as LedgerRecord;
    read.records += 1;
    if (record.shift !== running)
      read.faults.push(`record ${record.seq} is in shift ${record.shift} while ${running} runs`);
    const callId = callIdIn(record);
    if (callId !== undefined) read.of.set(callId, [...(read.of.get(callId) ?? []), record.seq]);
    if (record.kind === 'entry') {
      shiftOf.set(record.seq, record.shift);
      count(record.shift, 1);
    }
    if (record.kind === 'void') {
      const shift = shiftOf.get((record.body as RecordBody<'void'>).entry);
      // A sheet that was signed keeps what the signers saw.
      if (shift === running) count(running, -1);
    }
    if (record.kind === 'take-over') begin((record.body as RecordBody<'take-over'>).shift.no);
    if (record.kind === 'hand-over') begin((record.body as RecordBody<'hand-over'>).shift.no);
    if (record.kind === 'unrelieved') running = 0;
  }
  return read;
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function checkCommand(
  folder: string,
  sqlite: Sqlite,
  told: Told,
  seqs: readonly number[],
): string | undefined {
  const { command, answer, output } = told;
  const { callId, kind } = command;
  if (answer !== 'acknowledged')
    return seqs.length > (answer === 'none' ? 1 : 0)
      ? `${callId} ${kind} (${answer}) is there as ${seqs.join(' ')}`
      : undefined;
  // What these began goes on by itself; the packages are looked at below.
  if (kind === 'backup' || kind === 'package' || kind === 'taking') return undefined;
  if (kind === 'backup-made') {
    const { name } = output as { readonly name: string };
    const backup = backupsIn(join(folder, 'backups'), 'first').find((one) => one.name === name);
    return backup?.fault === null && hashOf(storeFile(backup.folder)) === backup.sha256
      ? undefined
      : `backup ${name} is ${backup === undefined ? 'lost' : (backup.fault ?? 'changed')}`;
  }
  if (kind === 'attachment') {
    const { hash, size } = output as Attachment;
    const known = sqlite.prepare('SELECT size FROM attachment WHERE hash = ?').pluck().get(hash);
    if (known !== size) return `attachment ${callId} is not listed`;
    try {
      return hashOf(attachmentFile(folder, hash)) === hash
        ? undefined
        : `attachment ${callId} has other bytes`;
    } catch {
      return `attachment ${callId} is lost`;
    }
  }
  if (seqs.length !== 1) return `${callId} ${kind} was acknowledged and is there ${seqs.length} times`;
  if (kind === 'rota') return versionFault(sqlite, output as RotaVersion, ({ seq }) => seq === seqs[0]);
  if (kind === 'period' || kind === 'plan' || kind === 'sent' || kind === 'call-out')
    return periodKeptFault(sqlite, { kind, output, seq: seqs[0] ?? 0 });
  if (kind === 'incident' || kind === 'incident-call' || kind === 'bulletin' || kind === 'check')
    return incidentKeptFault(sqlite, { kind, output, seq: seqs[0] ?? 0 });
  if (kind === 'product' || kind === 'told')
    return productKeptFault(sqlite, { kind, output, seq: seqs[0] ?? 0 });
  if (kind === 'absence') return stepFault(sqlite, output as AbsenceLine, seqs[0] ?? 0);
  if (kind === 'approval') {
    const { id, state, filed } = output as Swap;
    if (state !== 'approved' || filed.length !== 1) return `${callId} was acknowledged and files nothing`;
    const [version] = filed;
    return version && versionFault(sqlite, version, ({ body }) => body.swap === id);
  }
  if (kind !== 'entry') return undefined;
  const { id, number } = output as Entry;
  const row = sqlite
    .prepare<[number], { year: number; no: number }>('SELECT year, no FROM entry WHERE seq = ?')
    .get(id);
  const is = row === undefined ? 'nowhere' : `${row.year}-${String(row.no).padStart(6, '0')}`;
  return id === seqs[0] && number === is
    ? undefined
    : `entry ${callId} was acknowledged as ${number} and is ${is}`;
}

/** Numbers that are missing or double, year by year. */
function numberFaults(sqlite: Sqlite): readonly string[] {
  const years = sqlite
    .prepare<[], { year: number; n: number; least: number; most: number; different: number }>(
      'SELECT year, count(*) AS n, min(no) AS least, max(no) AS most, count(DISTINCT no) AS different FROM entry GROUP BY year',
    )
    .all();
  return years
    .filter(({ n, least, most, different }) => least !== 1 || most !== n || different !== n)
    .map(({ year, n, least, most }) => `${year} has ${n} entries numbered ${least} to ${most}`);
}

/** Shifts whose beginning is not the end of the one before. */
function shiftFaults(sqlite: Sqlite, onSheet: ReadonlyMap<number, number>): readonly string[] {
  const shifts = sqlite
    .prepare<[], { no: number; start: number; end: number | null }>(
      'SELECT no, start_seq AS start, end_seq AS "end" FROM shift ORDER BY no',
    )
    .all();
  const faults = shifts.flatMap((shift, index) => {
    const next = shifts[index + 1];
    return (next?.start ?? null) === shift.end ? [] : [`shift ${shift.no} ends where none begins`];
  });
  return shifts.length === onSheet.size
    ? faults
    : [...faults, `${shifts.length} shifts are listed, the chain has ${onSheet.size}`];
}

/** Checks a store, open or closed, against what is known from outside. */
export async function checkStore(folder: string, told: readonly Told[]): Promise<Findings> {
  const sqlite = new Database(storeFile(folder), { readonly: true });
  try {
    sqlite.exec('BEGIN');
    const { of, faults, onSheet, records } = readChain(sqlite);
    const known = new Set(told.map(({ command }) => command.callId));
    for (const one of told) {
      const fault = checkCommand(folder, sqlite, one, of.get(one.command.callId) ?? []);
      if (fault !== undefined) faults.push(fault);
    }
    for (const callId of of.keys())
      if (callId !== '' && !known.has(callId)) faults.push(`${callId} is there and was never sent`);
    faults.push(...numberFaults(sqlite), ...shiftFaults(sqlite, onSheet), ...packageFaults(folder, sqlite));
    const from = performance.now();
    const verdict = await verifyStore({ folder }, () => Promise.resolve());
    const verifySeconds = (performance.now() - from) / 1000;
    if (!verdict.isIntact) faults.push(`the chain does not hold: ${JSON.stringify(verdict.firstBad)}`);
    return {
      faults,
      records,
      entries: Number(sqlite.prepare('SELECT count(*) FROM entry').pluck().get()),
      attachments: Number(sqlite.prepare('SELECT count(*) FROM attachment').pluck().get()),
      onSheet,
      verifySeconds,
    };
  } finally {
    sqlite.close();
  }
}

import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { migrations } from '#service/store/migrations/index';
import { migrate, prepareConnection, storeFile } from '#service/store/open-store';
import { verifyStore } from '#service/verify';
import { startService } from './service-process.ts';

/** What a run of kills during the migration is asked to do. */
export type MigrationOrder = {
  /** A closed store with records. */
  readonly source: string;
  /** A folder for all that is made on the way. */
  readonly folder: string;
  readonly entry: string;
  readonly kills: number;
  readonly chance: () => number;
};

/** What kills during the migration came to. */
export type MigrationReport = {
  readonly faults: readonly string[];
  readonly kills: number;
  /** Kills after which the step had not been done, and those that left a copy half made. */
  readonly foundOld: number;
  readonly foundHalfMade: number;
};

/** Makes a store of the first shape that holds the records of another: what a first release would have left. */
function makeOldStore(source: string, folder: string): void {
  mkdirSync(join(folder, 'attachments'), { recursive: true });
  cpSync(join(source, 'attachments'), join(folder, 'attachments'), { recursive: true });
  const sqlite = new Database(storeFile(folder));
  try {
    prepareConnection(sqlite);
    migrate(sqlite, migrations.slice(0, 1));
    sqlite.prepare('ATTACH ? AS today').run(storeFile(source));
    const tables = sqlite
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    const columnsOf = (schema: string, table: string): readonly string[] =>
      sqlite
        .prepare<[string, string], string>('SELECT name FROM pragma_table_info(?, ?)')
        .pluck()
        .all(table, schema);
    sqlite.pragma('foreign_keys = OFF');
    sqlite.transaction(() => {
      for (const table of tables) {
        const today = columnsOf('today', table);
        const shared = columnsOf('main', table)
          .filter((column) => today.includes(column))
          .map((column) => `"${column}"`)
          .join(', ');
        if (shared !== '')
          sqlite.exec(
            `INSERT INTO main.${table} (${shared}) SELECT ${shared} FROM today.${table} ORDER BY 1`,
          );
      }
      // No step reads the words, so each entry is indexed under its number alone.
      sqlite.exec('INSERT INTO main.entry_text (rowid, words) SELECT seq, seq FROM main.entry');
    })();
  } finally {
    sqlite.close();
  }
}

/** The newest record's hash, and how many steps a closed store has behind it. */
function stateOf(folder: string): { readonly head: string; readonly steps: number } {
  const sqlite = new Database(storeFile(folder), { readonly: true });
  try {
    return {
      head: String(sqlite.prepare('SELECT hash FROM record ORDER BY seq DESC LIMIT 1').pluck().get()),
      steps: Number(sqlite.pragma('user_version', { simple: true })),
    };
  } finally {
    sqlite.close();
  }
}

/** Puts the lists of the rota, of absences, of important periods, of incidents, of products and packages, and of what came in beside their records: a store that is really old has none, so no step makes them out of records. */
function putListsBeside(source: string, folder: string): void {
  const sqlite = new Database(storeFile(folder));
  try {
    sqlite.prepare('ATTACH ? AS today').run(storeFile(source));
    const rota = ['rota_version', 'rota_swap', 'rota_swap_step'];
    const periods = ['period', 'period_step', 'period_plan', 'period_report', 'call_out'];
    const incidents = ['incident_setup', 'incident', 'incident_step', 'incident_fact', 'incident_call'];
    const told = ['incident_report', 'spot_check', 'product_setup', 'product', 'unit_key', 'package'];
    const office = ['office_setup', 'office_room', 'office_key', 'intake', 'chase'];
    const received = ['received_report', 'received_line'];
    const absences = ['absence', 'absence_step'];
    for (const table of [...rota, ...absences, ...periods, ...incidents, ...told, ...office, ...received])
      sqlite.exec(`INSERT INTO main.${table} SELECT * FROM today.${table}`);
    // As with entries, each line is indexed under its number alone.
    sqlite.exec('INSERT INTO main.received_text (rowid, words) SELECT id, id FROM main.received_line');
  } finally {
    sqlite.close();
  }
}

/** Kills the service while it brings an old store to today's shape, until one is let through; each store is then complete. */
export async function killMigrations(order: MigrationOrder): Promise<MigrationReport> {
  const { entry, chance } = order;
  const old = join(order.folder, 'old');
  const folder = join(order.folder, 'migrating');
  rmSync(order.folder, { recursive: true, force: true });
  makeOldStore(order.source, old);
  const { head } = stateOf(old);
  const faults: string[] = [];
  let took = 300;
  let foundOld = 0;
  let foundHalfMade = 0;
  for (let kills = 0; kills < order.kills; ) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(old, folder, { recursive: true });
    const attempts = Math.min(1 + Math.floor(chance() * 3), order.kills - kills);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const service = startService(folder, entry);
      await sleep((0.3 + 0.8 * chance()) * took);
      service.kill();
      await service.gone;
      kills += 1;
      if (readdirSync(folder).some((name) => name.endsWith('.sqlite.part'))) foundHalfMade += 1;
    }
    if (stateOf(folder).steps < migrations.length) foundOld += 1;
    const service = startService(folder, entry);
    const readyAfter = await service.ready;
    if (readyAfter !== null) took = readyAfter;
    service.kill();
    await service.gone;
    const now = stateOf(folder);
    if (now.steps !== migrations.length)
      faults.push(`after ${kills} kills the store is at step ${now.steps}`);
    if (now.head !== head)
      faults.push(`after ${kills} kills of the migration the newest record is another one`);
  }
  putListsBeside(order.source, folder);
  const verdict = await verifyStore({ folder }, () => Promise.resolve());
  if (!verdict.isIntact) faults.push(`the migrated chain does not hold: ${JSON.stringify(verdict.firstBad)}`);
  return { faults, kills: order.kills, foundOld, foundHalfMade };
}

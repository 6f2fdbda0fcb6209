import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from './figures.ts';
import { benchFolder } from './large-store.ts';
import { measureAlarms } from './measure-alarms.ts';
import { measureBusy } from './measure-busy.ts';
import { measureFirstPage } from './measure-first-page.ts';
import { measureSave } from './measure-save.ts';
import { measureSearch } from './measure-search.ts';
import { measureScreen } from './measure-screen.ts';
import { measureStart } from './measure-start.ts';
import { measureOfficeMatrix, measureOfficeStatistics } from './measure-office.ts';
import { measureOfficeImport } from './measure-office-import.ts';
import { measurePackage } from './measure-package.ts';
import { measureProduct } from './measure-product.ts';
import { measurePlan } from './measure-plan.ts';
import { measureRota } from './measure-rota.ts';
import { measureReady } from './measure-ready.ts';
import { measureSheet } from './measure-sheet.ts';
import { measureVerify } from './measure-verify.ts';
import { sayFigure, writeReport } from './report.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, entries: { type: 'string' } } });
const large = Number(values.entries ?? '1000000');
if (!Number.isInteger(large) || large < 1000) throw new RangeError('--entries is a whole number from 1000');
const middle = Math.min(large, 100_000);
const small = 1000;

/** What can be measured, in the order in which it is; each says its figures as soon as it has them. */
const measures: Readonly<Record<string, () => Promise<readonly Figure[]> | readonly Figure[]>> = {
  save: () => [...measureSave(small), ...measureSave(large)],
  search: () => measureSearch(large),
  screen: () => measureScreen(large),
  start: () => measureStart(middle),
  page: () => [...measureFirstPage(middle), ...measureFirstPage(large)],
  verify: () => measureVerify(middle),
  busy: () => measureBusy(middle),
  ready: () => measureReady(large),
  sheet: () => measureSheet(middle),
  alarms: () => measureAlarms(small),
  'office-matrix': measureOfficeMatrix,
  'office-import': () => measureOfficeImport(),
  'office-statistics': measureOfficeStatistics,
  package: () => measurePackage(small),
  product: () => measureProduct(small),
  rota: async () => [...(await measureRota()), ...(await measurePlan())],
};

const wanted = values.only?.split(',') ?? Object.keys(measures);
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0)
  throw new RangeError(`no measure ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}`);

const startedAt = new Date().toISOString();
const figures: Figure[] = [];
for (const name of wanted) {
  process.stderr.write(`Measuring ${name}\n`);
  for (const figure of (await measures[name]?.()) ?? []) {
    sayFigure(figure);
    figures.push(figure);
  }
}
rmSync(join(benchFolder, 'work'), { recursive: true, force: true });
writeReport(benchFolder, figures, startedAt);

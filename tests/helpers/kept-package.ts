import type { ProductFields } from '#domain/product/product';
import { linesOfReport } from '#service/office/received-lines';
import { canonicalBytes } from '#service/package/canonical-json';
import { packageZip } from '#service/package/package-zip';
import { keepReceived } from '#service/store/received-reports';
import { aProductIncident, someFigures, someProductFields } from './a-product.ts';
import type { TestRoom } from './open-test-room.ts';

const fieldsOf = (name: string): ProductFields =>
  someProductFields({
    title: name,
    sections: [
      { key: 'onDuty', heading: '值班值守情况', text: `${name}\n \n\u3000带班：李主任` },
      { key: 'opinion', heading: '信访舆情', text: '无。' },
    ],
    incidents: [aProductIncident({ number: '', title: ' 仓库火灾', line: '已扑灭。' })],
    figures: someFigures({ entries: 3, incidents: 1, deaths: 1, missing: 2, injured: 4 }),
  });

const log = {
  entries: [
    { number: '2026-000007', content: '半个字\uD83D。', seq: 7.5 },
    { number: '2026-000008', content: '' },
  ],
};

/** The bytes of what an office keeps of a report with a name: a zip with its report and its log, signed by nobody. */
export const keptPackage = (name: string): Buffer =>
  Buffer.from(
    packageZip([
      { name: 'log/entries.json', bytes: new TextEncoder().encode(JSON.stringify(log)) },
      { name: 'report.json', bytes: canonicalBytes({ product: { fields: fieldsOf(name) } }) },
    ]),
  );

/** Keeps what the report with a name said, as an office does that accepts it. */
export function keepSaid(room: TestRoom, intakeId: string, name: string): void {
  const { sqlite } = room.room().store;
  const fields = fieldsOf(name);
  const bytes = new TextEncoder().encode(JSON.stringify(log));
  keepReceived(sqlite, intakeId, fields, linesOfReport(fields, bytes));
}

import type { Output } from '#contract/methods';
import type { ServiceProcess } from './service-process.ts';

/** Sheets that do not count exactly the entries of their shift; every entry is on one sheet where there is none. */
export async function sheetFaults(
  service: ServiceProcess,
  onSheet: ReadonlyMap<number, number>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [shiftNo, count] of onSheet) {
    const reply = await service.call(`sheet-${shiftNo}`, 'handover.sheet', { shiftNo });
    if (reply?.ok !== true) {
      faults.push(`shift ${shiftNo} has no sheet`);
      continue;
    }
    // The answer to this question.
    const { entryCount } = (reply.output as Output<'handover.sheet'>).facts;
    if (entryCount !== count)
      faults.push(`the sheet of shift ${shiftNo} counts ${entryCount} entries instead of ${count}`);
  }
  return faults;
}

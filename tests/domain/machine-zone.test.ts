import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { checkout, node24 } from '../helpers/node24.ts';

const program = `
import { instantAt, dutyDayOf, localParts } from '#domain/time/zone';
import { readTypedTime } from '#domain/time/typed-time';
import { plannedShifts, usualPattern } from '#domain/shift/pattern';
const found = [];
for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'Pacific/Tongatapu', 'Australia/Sydney']) {
  for (const day of ['2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-21']) {
    for (let hour = 0; hour < 24; hour += 1) found.push(instantAt(day, String(hour).padStart(2, '0') + ':30', zone));
    const clock = { zone, dayStart: '02:30' };
    for (const shift of plannedShifts(day, usualPattern('three', '02:30', []), clock)) found.push(shift.from, dutyDayOf(shift.from, clock), localParts(shift.from, zone));
    found.push(readTypedTime('11-21 0213', day + 'T18:20:00.000Z', zone), readTypedTime('0213', day + 'T00:20:00.000Z', zone));
  }
}
process.stdout.write(JSON.stringify(found));
`;

const under = (zone: string): string =>
  execFileSync(node24, ['--input-type=module', '-e', program], {
    cwd: checkout,
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });

test('the zone of the machine changes no duty day, no shift and no typed time', () => {
  const inUtc = under('UTC');
  expect(JSON.parse(inUtc)).toHaveLength(4 * 5 * 35);
  for (const zone of ['Europe/Berlin', 'Pacific/Tongatapu', 'Australia/Sydney'])
    expect(under(zone)).toBe(inUtc);
});

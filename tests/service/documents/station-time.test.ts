import { expect, test } from 'vitest';
import { localParts } from '#domain/time/zone';
import { stationTime, weekday } from '#service/documents/station-time';
import { at, onDay } from '../../helpers/sample-entries.ts';

test.each(['Asia/Shanghai', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu'])(
  'times in %s are those of the zone, also on days when clocks change',
  (zone) => {
    const time = stationTime(zone);
    for (let hour = 0; hour < 24 * 366; hour += 1) {
      const instant = at(new Date(Date.UTC(2026, 0, 1, hour, 30, 15)).toISOString());
      const local = localParts(instant, zone);
      expect(time.second(instant)).toBe(`${local.day} ${local.time}:${local.seconds}`);
      expect(Date.parse(time.withOffset(instant))).toBe(Date.parse(instant));
    }
  },
);

test('a day of the week belongs to the day, not to the computer', () => {
  expect(weekday(onDay('2026-11-22'))).toBe('星期日');
});

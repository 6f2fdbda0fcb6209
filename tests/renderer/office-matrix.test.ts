import { describe, expect, test } from 'vitest';
import { officeRoomId } from '#domain/office/office-room';
import { isoDay } from '#domain/time/instant';
import {
  countDays,
  filterRooms,
  isOutside,
  type MatrixRoom,
  rowsOf,
} from '../../renderer/screens/submit/matrix-rows.ts';
import { movedDay, spanOf } from '../../renderer/screens/submit/matrix-span.ts';
import { readRoomLines } from '../../renderer/screens/submit/rooms-read.ts';

const day = (text: string) => isoDay.parse(text);
const room = (name: string, group: string, cells: string): MatrixRoom => ({
  id: officeRoomId.parse(name),
  name,
  group,
  fromDay: day('2026-03-02'),
  untilDay: null,
  cells,
});
const rooms = [room('甲', '区县', 'rZm'), room('乙', '市直', 'z-w'), room('丙', '区县', 'hRm')];

describe('the matrix', () => {
  test('counts who had to report, did, and did not; what waits for a decision has not reported', () => {
    expect(countDays(rooms, 3)).toEqual([
      { expected: 3, reported: 2, zero: 1, late: 0, missing: 0, waiting: 0, held: 1 },
      { expected: 2, reported: 2, zero: 1, late: 2, missing: 0, waiting: 0, held: 0 },
      { expected: 3, reported: 0, zero: 0, late: 0, missing: 2, waiting: 1, held: 0 },
    ]);
  });

  test('leaves days blank on which a room was not registered yet, or not any more', () => {
    const one = { fromDay: day('2026-03-02'), untilDay: day('2026-03-04') };
    const days = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'].map(day);
    expect(days.map((at) => isOutside(one, at))).toEqual([true, false, false, true]);
    expect(isOutside({ ...one, untilDay: null }, day('2026-03-05'))).toBe(false);
  });

  test('puts rooms under the headings of their groups, in the order in which those come', () => {
    expect(
      rowsOf(rooms).map((row) => (row.kind === 'group' ? `${row.name} ${row.count}` : row.room.name)),
    ).toEqual(['区县 2', '甲', '丙', '市直 1', '乙']);
    expect(rowsOf([room('丁', '', 'r')]).map(({ kind }) => kind)).toEqual(['room']);
  });

  test('shows only rooms that have not reported on the day that is meant, or on any where none is', () => {
    const filter = { group: undefined, text: '', onlyMissing: true };
    const names = (place: number) => filterRooms(rooms, filter, place).map(({ name }) => name);
    expect(names(2)).toEqual(['甲', '乙', '丙']);
    expect(names(0)).toEqual([]);
    expect(names(-1)).toEqual(['甲', '丙']);
    expect(filterRooms(rooms, { group: '市直', text: '', onlyMissing: false }, 0)).toEqual([rooms[1]]);
  });

  test('shows a month or the week from Monday, and steps by them', () => {
    expect(spanOf('month', day('2026-02-14'))).toEqual({ fromDay: '2026-02-01', untilDay: '2026-02-28' });
    expect(spanOf('week', day('2026-11-22'))).toEqual({ fromDay: '2026-11-16', untilDay: '2026-11-22' });
    expect(spanOf('week', day('2026-11-23'))).toEqual({ fromDay: '2026-11-23', untilDay: '2026-11-29' });
    expect(movedDay('month', day('2026-01-31'), 1)).toBe('2026-02-01');
    expect(movedDay('week', day('2026-01-01'), -1)).toBe('2025-12-25');
  });
});

test('pasted lines become rooms: the heading is left out, a number is a telephone wherever it stands, and names are taken once', () => {
  const text =
    '名称\t分组\t电话\n云台县值班室\t区县\t0533-1234567\n0533-7654321，市水务局，市直部门\n云台县值班室\n旧值班室';
  expect(readRoomLines(text, ['旧值班室'])).toEqual({
    rooms: [
      { name: '云台县值班室', group: '区县', phone: '0533-1234567' },
      { name: '市水务局', group: '市直部门', phone: '0533-7654321' },
    ],
    known: ['云台县值班室', '旧值班室'],
  });
});

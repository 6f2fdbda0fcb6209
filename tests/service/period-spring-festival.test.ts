import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { largestRemainder } from '#domain/period/demands';
import { daysBetween, isoDay } from '#domain/time/instant';
import {
  daysEach,
  festivalFields,
  goAway,
  headsOn,
  openFestivalRoom,
  partFrom,
  planPeriod,
  publishDraft,
  shippedScheme,
} from '../helpers/spring-festival.ts';
import { moment } from '../helpers/builders.ts';
import { docxRows, xlsxRows } from '../helpers/read-cells.ts';

const day = (text: string) => isoDay.parse(text);
const festival = daysBetween(day('2026-02-15'), day('2026-02-23'));
const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

describe('Spring Festival 2026, twenty of the staff, seven leaders, three absences', () => {
  test('the calendar proposes 15 to 23 February with the make-up days 14 and 28 February', () => {
    const { room } = openFestivalRoom();
    const proposed = room.call('chief', 'period.proposals', {}).find(({ name }) => name === '2026年春节');
    expect(proposed).toMatchObject({
      fromDay: '2026-02-15',
      untilDay: '2026-02-23',
      makeupDays: ['2026-02-14', '2026-02-28'],
      isProvisional: false,
    });
  });

  test('三三制 gives 7, 7 and 6 where nobody is away, as even as can be, and says so', async () => {
    const of = openFestivalRoom();
    const { room, staff, leaders } = of;
    const [first, second] = staff;
    const [leader] = leaders;
    if (first === undefined || second === undefined || leader === undefined) throw new Error('people');
    goAway(room, first, day('2026-02-16'), day('2026-02-18'));
    goAway(room, second, day('2026-02-22'), day('2026-02-25'));
    goAway(room, leader, day('2026-02-17'), day('2026-02-19'));
    const { id } = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
    const { draft, frame } = await planPeriod(room, id);
    const cells = draft?.cells ?? [];
    const gone = (person: string, on: string): boolean =>
      frame.away.some((one) => one.personId === person && one.day === on);
    for (const on of festival)
      for (const people of [staff, leaders]) {
        const there = people.filter((person) => !gone(person, on)).length;
        expect([on, ...headsOn(cells, people, on)]).toEqual([on, ...largestRemainder(there, [1, 1, 1])]);
      }
    expect(festival.filter((on) => headsOn(cells, staff, on).join() === '7,7,6')).toEqual([
      '2026-02-15',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
    ]);
    // One tier a person a day, and nobody who is away in any.
    expect(new Set(cells.map((cell) => `${cell.day} ${cell.personId}`)).size).toBe(cells.length);
    expect(cells.filter((cell) => gone(cell.personId, cell.day))).toEqual([]);
    for (const { poolKey, kind, least, most, bound } of draft?.outcome?.evenness ?? []) {
      const people = poolKey === 'staff' ? staff : leaders;
      const each = daysEach(cells, people, kind);
      expect([Math.min(...each), Math.max(...each)]).toEqual([least, most]);
      // Three of the nine days away leave one day of rest: that gap is named, and the whole is proven the best.
      expect([poolKey, kind, most - least - bound]).toEqual([poolKey, kind, kind === 'rest' ? 1 : 0]);
    }
    expect(range(daysEach(cells, staff, 'duty'))).toBeLessThanOrEqual(1);
    expect(range(daysEach(cells, leaders, 'duty'))).toBeLessThanOrEqual(1);
    expect(draft?.outcome).toMatchObject({ isProven: true, running: [], shortages: [] });
    expect(draft?.outcome?.evenness).toHaveLength(6);
    const leads = festival.map((on) => cells.filter((cell) => cell.day === on && cell.isLead).length);
    expect(leads).toEqual(festival.map(() => 1));
  });

  test('the printed table says cell by cell what the store says', async () => {
    const of = openFestivalRoom();
    const { room, staff, leaders } = of;
    const [away] = staff;
    if (away === undefined) throw new Error('people');
    goAway(room, away, day('2026-02-16'), day('2026-02-18'));
    const { id } = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
    await planPeriod(room, id);
    publishDraft(room, id);
    const job = room.call('chief', 'period.export', {
      id,
      planVersion: 1,
      bodyId: null,
      formats: ['docx', 'xlsx'],
      folder: join(room.folder, 'out'),
    });
    const { files, failure } = await room.room().jobs.finished(job.id);
    expect(failure).toBeNull();
    const { cells, people } = room.call('chief', 'period.version', { id, version: 1 });
    const names = new Map<string, string>(people.map((one) => [one.id, one.name]));
    // The sheet's own order of people is that of the directory; a set of names stands in each cell.
    const said = (on: string, of: readonly string[], tier: string, isLead: boolean | null): string =>
      cells
        .filter(
          (cell) =>
            cell.day === on &&
            cell.tierKey === tier &&
            of.includes(cell.personId) &&
            (isLead === null || cell.isLead === isLead),
        )
        .map(({ personId }) => names.get(personId) ?? '')
        .toSorted()
        .join();
    const wanted = festival.map((on) => [
      `2月${Number(on.slice(8))}日`,
      said(on, leaders, 'duty', null),
      said(on, staff, 'duty', true),
      said(on, staff, 'duty', false),
      said(on, leaders, 'standby', null),
      said(on, staff, 'standby', null),
    ]);
    const heads = ['日期', '带班领导', '值班长/主班', '值班人员', '备勤领导', '备勤人员'];
    const inCell = (text: string): string =>
      text
        .split(/[、\s]+/u)
        .filter((name) => name !== '')
        .toSorted()
        .join();
    const read = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
      const head = rows.find((row) => row.includes('带班领导'));
      const columns = heads.map((label) => head?.indexOf(label) ?? -1);
      return rows
        .filter((row) => /^\d+月\d+日$/u.test(row[columns[0] ?? 0] ?? ''))
        .map((row) =>
          columns.map((column, place) => (place === 0 ? (row[column] ?? '') : inCell(row[column] ?? ''))),
        );
    };
    const [docx = '', xlsx = ''] = files.map(({ file }) => file);
    expect(read(docxRows(readFileSync(docx)))).toEqual(wanted);
    expect(read(await xlsxRows(readFileSync(xlsx)))).toEqual(wanted);
  });

  test('a published table takes its days out of the rota: the desk, contradictions and other rotas go by it', async () => {
    const of = openFestivalRoom();
    const { room, staff } = of;
    const { id } = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
    await planPeriod(room, id);
    expect(
      room.call('chief', 'rota.between', { fromDay: day('2026-02-15'), untilDay: day('2026-02-23') }),
    ).toEqual([]);
    publishDraft(room, id);
    const planned = room.call('chief', 'rota.between', {
      fromDay: day('2026-02-15'),
      untilDay: day('2026-02-15'),
    });
    expect(planned.filter(({ duty }) => duty !== 'standby')).toHaveLength(10);
    expect(planned.filter(({ duty }) => duty === 'standby')).toHaveLength(9);
    expect(planned.filter(({ duty }) => duty === 'chief')).toHaveLength(1);
    const onDuty = planned.find(({ duty }) => duty === 'chief');
    if (onDuty === undefined || onDuty.personId === null) throw new Error('nobody');
    goAway(room, onDuty.personId, day('2026-02-15'), day('2026-02-15'));
    const against = room.call('chief', 'absence.contradictions', {
      fromDay: day('2026-02-14'),
      untilDay: day('2026-02-24'),
    });
    expect(against.map(({ personId, place }) => [personId, place.day])).toContainEqual([
      onDuty.personId,
      '2026-02-15',
    ]);
    const month = room.call('chief', 'rota.month', { month: '2026-02' as never });
    expect(month.days.filter(({ heldBy }) => heldBy !== '').map((one) => one.day)).toEqual(festival);
    expect(month.places.filter((place) => festival.includes(place.day))).toEqual([]);
    room.setClock(moment('2026-02-15T01:00Z'));
    const now = room.call('officer', 'period.now', {});
    expect(now.tiers.map(({ tier, people }) => [tier.key, people.length])).toEqual([
      ['duty', 10],
      ['standby', 9],
      ['rest', 8],
    ]);
    expect(now.running.map(({ name }) => name)).toEqual(['2026年春节']);
    expect(staff.length).toBe(20);
  });

  test('a late absence changes as little of the days to come as it must, and nothing of those that have begun', async () => {
    const of = openFestivalRoom();
    const { room, staff } = of;
    const { id } = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
    await planPeriod(room, id);
    publishDraft(room, id);
    const before = room.call('chief', 'period.one', { id }).published?.cells ?? [];
    room.setClock(moment('2026-02-17T01:00Z'));
    const onDuty = before.find(
      (cell) =>
        cell.day === '2026-02-19' && cell.tierKey === 'duty' && staff.includes(cell.personId) && !cell.isLead,
    );
    if (onDuty === undefined) throw new Error('nobody');
    goAway(room, onDuty.personId, day('2026-02-19'), day('2026-02-19'));
    const { draft, changes } = await planPeriod(room, id, 'fewest-changes');
    expect(changes.every((change) => change.day === '2026-02-19')).toBe(true);
    // Nineteen are 7, 6 and 6: whoever is away goes, one of those on standby takes the place.
    expect(changes).toHaveLength(2);
    expect(headsOn(draft?.cells ?? [], staff, '2026-02-19')).toEqual([7, 6, 6]);
    const version = publishDraft(room, id, '因外出调整');
    expect(version).toMatchObject({ version: 2, effectiveDay: '2026-02-18' });
    expect(version.tell.toSorted()).toEqual(changes.map(({ personId }) => personId).toSorted());
    const after = room.call('chief', 'period.one', { id }).published?.cells ?? [];
    const begun = (cells: typeof after) => cells.filter((cell) => cell.day <= '2026-02-17');
    expect(begun(after)).toEqual(begun(before));
  });
});

test('a holiday overlapping a declared emergency period: the emergency holds its days once its table is published', async () => {
  const of = openFestivalRoom();
  const { room, staff, leaders } = of;
  const holiday = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
  await planPeriod(room, holiday.id);
  publishDraft(room, holiday.id);
  room.setClock(moment('2026-02-18T04:00Z'));
  const emergency = room.call('chief', 'period.declare', {
    fields: festivalFields(of, {
      kind: 'emergency',
      name: '低温雨雪冰冻Ⅱ级应急响应',
      fromDay: day('2026-02-18'),
      untilDay: day('2026-02-25'),
      rank: 9,
      parts: [partFrom(of, '2026-02-18', shippedScheme('double-post'))],
    }),
    note: '市指挥部通知',
  });
  expect(emergency.overlaps).toEqual([
    expect.objectContaining({
      id: holiday.id,
      fromDay: '2026-02-18',
      untilDay: '2026-02-23',
      held: 6,
      lost: 0,
    }),
  ]);
  const holderOn = (on: string): string =>
    room.call('chief', 'rota.month', { month: '2026-02' as never }).days.find((one) => one.day === on)
      ?.heldBy ?? '';
  // A period without a table takes no day from one that has one.
  expect(holderOn('2026-02-20')).toBe('2026年春节');
  await planPeriod(room, emergency.id);
  publishDraft(room, emergency.id);
  expect([
    holderOn('2026-02-17'),
    holderOn('2026-02-18'),
    holderOn('2026-02-20'),
    holderOn('2026-02-25'),
  ]).toEqual(['2026年春节', '低温雨雪冰冻Ⅱ级应急响应', '低温雨雪冰冻Ⅱ级应急响应', '低温雨雪冰冻Ⅱ级应急响应']);
  const planned = room.call('chief', 'rota.between', {
    fromDay: day('2026-02-20'),
    untilDay: day('2026-02-20'),
  });
  expect(planned.filter(({ personId }) => personId !== null && staff.includes(personId))).toHaveLength(2);
  const { days, frame } = room.call('chief', 'period.one', { id: holiday.id });
  expect(days.find((one) => one.day === '2026-02-20')?.heldBy).toBe('低温雨雪冰冻Ⅱ级应急响应');
  expect(frame.days.find((one) => one.day === '2026-02-20')?.part).toBeNull();
  // What was served stays; called off, its days go back to the holiday.
  expect(
    room.refusal('chief', 'period.cancel', { id: emergency.id, version: 1, reason: '解除' }),
  ).toMatchObject({
    message: 'period-served',
  });
  const { fields } = room.call('chief', 'period.one', { id: emergency.id });
  room.call('chief', 'period.change', {
    id: emergency.id,
    version: 1,
    fields: { ...fields, untilDay: day('2026-02-19') },
    reason: '提前解除',
  });
  expect([holderOn('2026-02-19'), holderOn('2026-02-20'), holderOn('2026-02-25')]).toEqual([
    '低温雨雪冰冻Ⅱ级应急响应',
    '2026年春节',
    '',
  ]);
  expect(leaders.length).toBe(7);
});

test('days that another period gives back, or that a longer period gains, are said to have no table', async () => {
  const of = openFestivalRoom();
  const { room } = of;
  const { id } = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
  await planPeriod(room, id);
  publishDraft(room, id);
  const lineNow = () => room.call('chief', 'period.one', { id }).line;
  expect(lineNow().openDays).toBe(0);
  room.call('chief', 'period.change', {
    id,
    version: 1,
    fields: festivalFields(of, { untilDay: day('2026-02-25') }),
    reason: '延长',
  });
  expect(lineNow().openDays).toBe(2);
  await planPeriod(room, id);
  publishDraft(room, id, '延长');
  expect(lineNow().openDays).toBe(0);
});

test('a scheme changed in mid-period: the days before keep theirs, and evenness is counted over both', async () => {
  const of = openFestivalRoom();
  const { room, staff } = of;
  const { id } = room.call('chief', 'period.declare', { fields: festivalFields(of), note: '' });
  await planPeriod(room, id);
  publishDraft(room, id);
  room.setClock(moment('2026-02-18T04:00Z'));
  const { fields, published } = room.call('chief', 'period.one', { id });
  const changed = {
    ...fields,
    parts: [...fields.parts, partFrom(of, '2026-02-20', shippedScheme('double-post'))],
  };
  const early = {
    ...fields,
    parts: [...fields.parts, partFrom(of, '2026-02-17', shippedScheme('double-post'))],
  };
  expect(room.refusal('chief', 'period.change', { id, version: 1, fields: early, reason: '' })).toMatchObject(
    {
      message: 'period-begun',
    },
  );
  room.call('chief', 'period.change', { id, version: 1, fields: changed, reason: '改为双人双岗' });
  const { draft } = await planPeriod(room, id);
  const cells = draft?.cells ?? [];
  const before = (list: typeof cells) => list.filter((cell) => cell.day <= '2026-02-18');
  expect(before(cells)).toEqual(before(published?.cells ?? []));
  expect(headsOn(cells, staff, '2026-02-19')).toEqual([7, 7, 6]);
  const tierOf = new Map(shippedScheme('double-post').tiers.map(({ key, kind }) => [key, kind]));
  const onDuty = (on: string): number =>
    cells.filter(
      (cell) => cell.day === on && staff.includes(cell.personId) && tierOf.get(cell.tierKey) === 'duty',
    ).length;
  expect([onDuty('2026-02-20'), onDuty('2026-02-23')]).toEqual([2, 2]);
  const duty = draft?.outcome?.evenness.find(({ poolKey, kind }) => poolKey === 'staff' && kind === 'duty');
  expect(duty === undefined ? undefined : duty.most - duty.least).toBe(duty?.bound);
  publishDraft(room, id, '改为双人双岗');
  const planned = room.call('chief', 'rota.between', {
    fromDay: day('2026-02-21'),
    untilDay: day('2026-02-21'),
  });
  expect(planned.filter(({ personId }) => personId !== null && staff.includes(personId))).toHaveLength(2);
});

import { describe, expect, test } from 'vitest';
import { aCall, aFact, meantIncident, openIncident } from '../helpers/incident-room.ts';
import { openTestRoom } from '../helpers/open-test-room.ts';

describe('an incident at the desk', () => {
  test('is taken in with partial facts, and the log has it by itself', () => {
    const room = openTestRoom();
    const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 2)] });
    expect(full.number).toBe('2026-001');
    expect(full.incident.stages.map(({ policyId, label }) => [policyId, label])).toContainEqual([
      'zibo-2016',
      '电话报告',
    ]);
    expect(
      full.incident.stages.every(({ isFallback, clockStart }) => isFallback === (clockStart === 'occurred')),
    ).toBe(true);
    const entry = room.call('officer', 'log.entry', { id: full.incident.entryId ?? ('' as never) }).entry;
    expect(entry.category).toBe('EVENT');
    expect(entry.content).toContain('死亡2人');
    expect(entry.fields['casualties']).toBe('死亡2人');
  });

  test('a call meets the clock it is for, and becomes entries; orders become a matter', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const phone = full.incident.stages.find(
      ({ manner, origin }) => manner === 'phone' && origin === 'policy',
    );
    room.pass(3);
    const after = room.call('officer', 'incident.call', {
      ...meantIncident(full),
      call: aCall(room, { stageIds: [phone?.id ?? ''], orders: '每半小时续报一次' }),
      facts: [aFact(room, 'trapped', 3)],
    });
    expect(after.incident.stages.find(({ id }) => id === phone?.id)).toMatchObject({
      state: 'met',
      met: { at: room.now(), by: 'call' },
    });
    expect(after.facts.map(({ key, number }) => [key, number])).toEqual([['trapped', 3]]);
    const { entries } = room.call('officer', 'log.page', { filter: {}, before: null, limit: 10 });
    expect(entries.map(({ category }) => category)).toEqual(['INSTR', 'CALL_OUT', 'EVENT']);
    expect(entries[0]).toMatchObject({ state: 'todo' });
  });

  test('is closed with what it came to, and its entry with it', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const closed = room.call('officer', 'incident.settle', {
      ...meantIncident(full),
      what: 'close',
      reason: '明火已扑灭',
    });
    expect(closed.incident.state).toBe('closed');
    expect(closed.incident.stages.every(({ state }) => state === 'lifted')).toBe(true);
    const entry = room.call('officer', 'log.entry', { id: full.incident.entryId ?? ('' as never) }).entry;
    expect(entry.state).toBe('done');
  });

  test('keeps forms of their writer only', () => {
    const room = openTestRoom();
    room.call('officer', 'form.keep', { key: 'intake', json: '{"title":"火"}' });
    expect(room.call('officer', 'form.kept', { key: 'intake' }).json).toBe('{"title":"火"}');
    expect(room.call('chief', 'form.kept', { key: 'intake' }).json).toBeNull();
    room.call('officer', 'form.keep', { key: 'intake', json: '' });
    expect(room.call('officer', 'form.kept', { key: 'intake' }).json).toBeNull();
  });
});

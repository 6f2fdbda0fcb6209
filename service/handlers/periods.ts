import { DutyError } from '#contract/errors';
import { periodId } from '#domain/period/period';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { periodFull } from '../period/period-full.ts';
import { linesOfPeriods } from '../period/period-line.ts';
import { periodProposals } from '../period/proposals.ts';
import {
  begunDays,
  meantPeriod,
  recordPeriod,
  refuseChangedPast,
  refuseFault,
  todayOf,
} from '../period/record-period.ts';
import { canonicalText } from '../store/ledger.ts';
import { nextPeriodNo, periodsMeeting } from '../store/periods.ts';
import { type Part, stationOf } from './part.ts';

const longestSpan = 800;

/** Important periods: which there are, and the steps that each takes. */
export const periodHandlers: Part<
  | 'period.list'
  | 'period.proposals'
  | 'period.one'
  | 'period.declare'
  | 'period.change'
  | 'period.cancel'
  | 'period.close'
> = {
  'period.list': (room, { fromDay, untilDay }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    return linesOfPeriods(room, periodsMeeting(room.store.sqlite, fromDay, untilDay));
  },
  'period.proposals': (room) => [...periodProposals(room)],
  'period.one': (room, { id }) => periodFull(room, id),
  'period.declare': (room, { fields, note }) => {
    refuseFault(room, fields);
    if (fields.untilDay < todayOf(room)) throw new DutyError('rule-broken', 'period-past', [fields.untilDay]);
    const year = Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));
    return recordPeriod(room, {
      act: 'declared',
      note,
      period: {
        id: periodId.parse(room.newId()),
        year,
        no: nextPeriodNo(room.store.sqlite, year),
        fields,
        state: 'declared',
        declaredAt: room.now,
      },
    });
  },
  'period.change': (room, { fields, reason, ...meant }) => {
    const before = meantPeriod(room, meant);
    refuseFault(room, fields);
    if (canonicalText(fields) === canonicalText(before.fields))
      throw new DutyError('rule-broken', 'nothing-changed');
    refuseChangedPast(room, before, fields);
    return recordPeriod(room, { act: 'changed', note: reason, period: { ...before, fields } });
  },
  'period.cancel': (room, { reason, ...meant }) => {
    const before = meantPeriod(room, meant);
    const begun = begunDays(room, before);
    // What was served under it stays; such a period is shortened.
    if (begun.length > 0)
      throw new DutyError('rule-broken', 'period-served', [before.fields.name, begun.at(-1) ?? '']);
    return recordPeriod(room, { act: 'cancelled', note: reason, period: { ...before, state: 'cancelled' } });
  },
  'period.close': (room, { conclusion, ...meant }) => {
    const before = meantPeriod(room, meant);
    if (todayOf(room) <= before.fields.untilDay)
      throw new DutyError('rule-broken', 'period-runs', [before.fields.name, before.fields.untilDay]);
    return recordPeriod(room, { act: 'closed', note: conclusion, period: { ...before, state: 'closed' } });
  },
};

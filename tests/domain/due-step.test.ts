import { describe, expect, test } from 'vitest';
import { dueStep, isTurnOf } from '#domain/product/due-step';
import { moment } from '../helpers/builders.ts';

const returned = { name: '陈主班', at: moment('2026-11-21T08:10Z'), remark: '写全' };

describe('a report that is due', () => {
  test('was not submitted, waits to be looked through, or was given back', () => {
    expect([undefined, { returned: null }, { returned }].map(dueStep)).toEqual([
      'notBegun',
      'waiting',
      'returned',
    ]);
  });

  test('is in the hands of reviewers while it waits, unless they wrote it, and of its writer once it was given back', () => {
    const turns = [null, returned].map((back) =>
      [true, false].map((isMine) =>
        [true, false].map((isReviewer) => isTurnOf({ returned: back, isMine }, { isReviewer })),
      ),
    );
    expect(turns).toEqual([
      [
        [false, false],
        [true, false],
      ],
      [
        [true, true],
        [false, false],
      ],
    ]);
  });
});

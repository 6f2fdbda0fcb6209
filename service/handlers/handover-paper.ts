import { DutyError } from '#contract/errors';
import { isOnShift } from '#domain/shift/presence';
import { keepWork } from '../store/handover-work.ts';
import { reviewShift } from '../store/shifts.ts';
import { proveDeskSigner, shiftNamed, signed } from './desk-signing.ts';
import { sheetOf, signedSheet } from './handover-sheet.ts';
import { type Part, sessionOf } from './part.ts';

/** The sheet itself: shown, kept while it is filled in, and read by a leader after it was signed. */
export const handoverPaperHandlers: Part<'handover.sheet' | 'handover.keep' | 'handover.review'> = {
  'handover.sheet': (room, input) => sheetOf(room, input.shiftNo),
  'handover.keep': (room, input) => {
    const running = shiftNamed(room, input.shiftNo);
    if (!isOnShift(running, sessionOf(room).personId)) throw new DutyError('rule-broken', 'not-on-shift');
    keepWork(room.store.sqlite, running.no, input.work, room.now);
    return { keptAt: room.now };
  },
  'handover.review': (room, input) => {
    const { sqlite } = room.store;
    const sheet = sheetOf(room, input.shiftNo);
    const first = sheet.signatures[0];
    if (first === undefined) throw new DutyError('rule-broken', 'not-signed', [String(input.shiftNo)]);
    if (first.over !== input.over) throw new DutyError('conflict', 'sheet', [String(input.shiftNo)]);
    if (sheet.review !== null)
      throw new DutyError('conflict', 'reviewed', [
        sheet.review.signature.name,
        sheet.review.signature.signedAt,
      ]);
    const account = proveDeskSigner(room, input.account, input.password);
    if (!account.roles.includes('dutyLeader'))
      throw new DutyError('not-allowed', 'not-a-leader', [account.personName]);
    if (sheet.signatures.some((signature) => signature.personId === account.personId))
      throw new DutyError('rule-broken', 'signed-before', [account.personName]);
    if (
      sheet.facts.shift.members.some((one) => one.personId === account.personId && one.duty !== 'dutyLeader')
    )
      throw new DutyError('rule-broken', 'signed-before', [account.personName]);
    const record = room.append(
      'review',
      signed(room, { shift: input.shiftNo, over: input.over, opinion: input.opinion }, [
        { account, meaning: 'reviewed' },
      ]),
      { accountId: account.id, name: account.personName },
    );
    reviewShift(sqlite, input.shiftNo, room.now, record.seq);
    return signedSheet(room, input.shiftNo);
  },
};

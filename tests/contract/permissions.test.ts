import { describe, expect, test } from 'vitest';
import { methods } from '#contract/methods';
import { rescueMethods } from '#contract/methods/rescue';
import { role } from '#domain/people/account';
import type { ServiceMethod } from '#service/room';
import { openTestRoom, type Seat, testPassword } from '../helpers/open-test-room.ts';

const seats: readonly Seat[] = ['admin', 'chief', 'officer', 'leader', 'auditor', 'nobody'];
const roleAt: Readonly<Record<string, string>> = {
  admin: 'admin',
  chief: 'chief',
  officer: 'officer',
  leader: 'dutyLeader',
  auditor: 'auditor',
};
const names = (Object.keys(methods) as (keyof typeof methods)[]).filter(
  (name): name is ServiceMethod => methods[name].kind !== 'desktop' && !Object.hasOwn(rescueMethods, name),
);

/** No call takes this, so what may be called answers `bad-input` and changes nothing. */
const nonsense = { 'no such part': 1 };

/** What the contract says of a seat before the input is looked at. */
function expected(name: ServiceMethod, seat: Seat): string {
  const { allow } = methods[name];
  if (allow === 'public') return 'bad-input';
  if (seat === 'nobody') return 'signed-out';
  if (allow === 'signed-in') return 'bad-input';
  const allowed: readonly string[] = allow;
  return allowed.includes(roleAt[seat] ?? '') ? 'bad-input' : 'not-allowed';
}

describe('who may call what', () => {
  test('every method answers every role as the contract says', () => {
    const room = openTestRoom();
    const wrong: string[] = [];
    for (const name of names) {
      for (const seat of seats) {
        const { code } = room.refusal(seat, name, nonsense);
        if (code !== expected(name, seat)) wrong.push(`${name} by ${seat}: ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(names.length * seats.length).toBeGreaterThan(300);
  });

  test('the calls of the rescue, which need no sign-in, are unknown to a store that is open', () => {
    const room = openTestRoom();
    const codes = Object.keys(rescueMethods).map((name) => room.refusal('nobody', name, {}).code);
    expect(codes).toEqual(codes.map(() => 'unknown-method'));
  });

  test('every role is tried', () => {
    expect(Object.values(roleAt).toSorted()).toEqual(role.options.toSorted());
  });

  test('an auditor changes nothing: reads, exports, verifies and manages the own session', () => {
    const orders = names.filter(
      (name) => methods[name].kind === 'command' && expected(name, 'auditor') === 'bad-input',
    );
    expect(orders.toSorted()).toEqual(
      [
        'setup.complete',
        'session.signIn',
        'session.signOut',
        'session.lock',
        'session.unlock',
        'session.changePassword',
        'export.start',
        'handover.export',
        'rota.export',
        'absence.exportLedger',
        'assess.export',
        'check.export',
        'report.export',
        'product.export',
        'package.card',
        'office.export',
        'period.export',
        'period.exportSummary',
        'verify.start',
        'job.cancel',
      ].toSorted(),
    );
  });

  test('an administrator without a desk role writes nothing into the log, decides no exchange of duties and no absence, sends nothing and calls nobody', () => {
    const writes = names.filter(
      (name) =>
        /^(log|shift|handover\.(?:keep|review)|reminder|draft|attachment|swap|absence|callout|period\.(?:report|receipt|withdraw))(?:\.|$)/u.test(
          name,
        ) &&
        // The rules are the unit's, and the ledger goes out without whereabouts.
        !['absence.changeRules', 'absence.exportLedger'].includes(name) &&
        methods[name].kind === 'command',
    );
    expect(writes).toHaveLength(37);
    expect(writes.filter((name) => expected(name, 'admin') === 'bad-input')).toEqual([]);
  });

  test('a locked seat may be unlocked, left, and save what stands in its form; nothing else', () => {
    const room = openTestRoom();
    room.call('officer', 'session.lock', {});
    const open = names.filter(
      (name) => methods[name].allow !== 'public' && room.refusal('officer', name, nonsense).code !== 'locked',
    );
    expect(open.toSorted()).toEqual([
      'draft.save',
      'form.keep',
      'handover.keep',
      'session.lock',
      'session.signOut',
      'session.unlock',
    ]);
    expect(room.refusal('officer', 'session.unlock', { password: 'wrong' })).toMatchObject({
      code: 'wrong-password',
    });
    expect(room.refusal('officer', 'log.page', { filter: {}, before: null, limit: 1 }).code).toBe('locked');
    room.call('officer', 'session.unlock', { password: testPassword });
    room.write('officer', '解锁后可以写');
  });

  test('an account with a password that somebody else chose can choose its own and nothing else', () => {
    const room = openTestRoom();
    const account = room.call('admin', 'accounts.all', {}).find((known) => known.name === 'second');
    if (account === undefined) throw new RangeError('second');
    room.call('admin', 'account.resetPassword', {
      id: account.id,
      version: account.version,
      password: 'Linshi-4321',
    });
    expect(room.refusal('second', 'log.open', {}).code).toBe('signed-out');
    expect(
      room.call('second', 'session.signIn', { account: 'second', password: 'Linshi-4321' })
        .mustChangePassword,
    ).toBe(true);
    const open = names.filter(
      (name) =>
        methods[name].allow !== 'public' && room.refusal('second', name, nonsense).code === 'bad-input',
    );
    expect(open.toSorted()).toEqual([
      'session.changePassword',
      'session.lock',
      'session.signOut',
      'session.unlock',
    ]);
    expect(
      room.refusal('chief', 'shift.join', {
        shiftNo: 1,
        signer: { account: 'second', password: 'Linshi-4321', duty: 'deputy' },
      }),
    ).toMatchObject({
      code: 'not-allowed',
      message: 'must-change-password',
    });
    room.call('second', 'session.changePassword', { old: 'Linshi-4321', new: 'Ziji-xuan-99' });
    room.call('second', 'log.open', {});
  });

  test('before the set-up only what anybody may call is answered', () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    for (const name of names) {
      const { code } = room.refusal('chief', name, nonsense);
      expect([name, code]).toEqual([name, methods[name].allow === 'public' ? 'bad-input' : 'not-set-up']);
    }
  });

  test('a role that was taken away is gone at the next call, a disabled account at once', () => {
    const room = openTestRoom();
    const { id, version } =
      room.call('admin', 'accounts.all', {}).find((known) => known.name === 'officer') ?? {};
    if (id === undefined || version === undefined) throw new RangeError('officer');
    const auditor = room.call('admin', 'account.change', {
      id,
      version,
      roles: ['auditor'],
      state: 'active',
    });
    expect(room.refusal('officer', 'log.record', nonsense)).toMatchObject({ code: 'not-allowed' });
    room.call('admin', 'account.change', {
      id,
      version: auditor.version,
      roles: ['auditor'],
      state: 'disabled',
    });
    expect(room.refusal('officer', 'log.open', {})).toMatchObject({ code: 'signed-out' });
    expect(room.call('nobody', 'session.choices', {}).map((choice) => choice.account)).not.toContain(
      'officer',
    );
  });
});

import { DutyError } from '#contract/errors';
import { accountId, isGuessable, type Role } from '#domain/people/account';
import { personId } from '#domain/people/person';
import { isPatternInOrder } from '#domain/shift/pattern';
import phrases from '#presets/phrases' with { type: 'json' };
import { category } from '#domain/log/categories';
import type { Write } from '../room.ts';
import { makeSecret } from '../secret.ts';
import { accountById, allAccounts, insertAccount, normalName, updateSecret } from '../store/accounts.ts';
import { writePerson } from '../store/people.ts';
import { personById } from '../store/people.ts';
import { writePhrase } from '../store/phrases.ts';
import { closeSession, closeSessionsOf, lockSession, openSession, sessionAt } from '../store/sessions.ts';
import { stationNow, writeStation } from '../store/station.ts';
import { type Part, sessionOf } from './part.ts';
import { proveSigner } from './prove-signer.ts';

function seated(room: Write) {
  const session = sessionAt(room.store.sqlite, room.seat);
  if (session === null) throw new DutyError('signed-out', 'session');
  return session;
}

function seedPhrases(room: Write): void {
  for (const [index, preset] of phrases.phrases.entries()) {
    const of = preset.category === null ? null : category.parse(preset.category);
    writePhrase(
      room.store.sqlite,
      { id: room.newId(), category: of, text: preset.text, order: index, version: 1 },
      null,
    );
  }
}

/** Set-up, sign-in, lock and password. */
export const sessionHandlers: Part<
  | 'setup.state'
  | 'setup.complete'
  | 'session.now'
  | 'session.choices'
  | 'session.signIn'
  | 'session.signOut'
  | 'session.lock'
  | 'session.unlock'
  | 'session.changePassword'
> = {
  'setup.state': (room) => {
    const now = stationNow(room.store.sqlite);
    return { isSetUp: now !== undefined, unitName: now?.station.unitName ?? '' };
  },
  'setup.complete': (room, input) => {
    if (stationNow(room.store.sqlite) !== undefined) throw new DutyError('conflict', 'set-up-already');
    if (!isPatternInOrder(input.station.pattern, input.station.dayStart))
      throw new DutyError('rule-broken', 'pattern-order');
    if (isGuessable(input.admin.password, input.admin.account))
      throw new DutyError('rule-broken', 'password-guessable');
    writeStation(room.store.sqlite, input.station, null);
    room.append('setup', { station: input.station });
    const people = input.people.some((fields) => fields.name === input.admin.name)
      ? input.people
      : [
          {
            name: input.admin.name,
            post: '',
            unit: input.station.unitName,
            phones: [],
            group: '',
            order: 0,
            joinedDay: null,
            leftDay: null,
          },
          ...input.people,
        ];
    let adminPerson: ReturnType<typeof personId.parse> | undefined;
    for (const fields of people) {
      const id = personId.parse(room.newId());
      writePerson(room.store.sqlite, id, fields, null);
      room.append('person', { id, fields });
      if (fields.name === input.admin.name) adminPerson ??= id;
    }
    if (adminPerson === undefined) throw new RangeError('the administrator is among the people');
    const id = accountId.parse(room.newId());
    const roles: Role[] = input.admin.standsDuty ? ['admin', 'chief'] : ['admin'];
    insertAccount(room.store.sqlite, {
      id,
      name: input.admin.account,
      personId: adminPerson,
      roles,
      secret: makeSecret(input.admin.password),
      mustChangePassword: false,
    });
    room.append('account', {
      id,
      name: normalName(input.admin.account),
      personId: adminPerson,
      roles,
      state: 'active',
      what: 'created',
    });
    seedPhrases(room);
    openSession(room.store.sqlite, room.seat, id, room.now);
    return seated(room);
  },
  'session.now': (room) => ({ session: room.session }),
  'session.choices': (room) =>
    allAccounts(room.store.sqlite)
      .filter((account) => account.state === 'active')
      .map((account) => ({
        account: account.name,
        personName: account.personName,
        initials: personById(room.store.sqlite, account.personId)?.initials ?? '',
        roles: account.roles,
      })),
  'session.signIn': (room, input) => {
    const account = proveSigner(room, input.account, input.password);
    openSession(room.store.sqlite, room.seat, account.id, room.now);
    room.append('sign-in', { account: account.id }, { accountId: account.id, name: account.personName });
    return seated(room);
  },
  'session.signOut': (room) => {
    room.append('sign-out', { account: sessionOf(room).accountId });
    closeSession(room.store.sqlite, room.seat);
    return {};
  },
  'session.lock': (room) => {
    lockSession(room.store.sqlite, room.seat, true);
    return {};
  },
  'session.unlock': (room, input) => {
    proveSigner(room, sessionOf(room).accountName, input.password);
    lockSession(room.store.sqlite, room.seat, false);
    return seated(room);
  },
  'session.changePassword': (room, input) => {
    const session = sessionOf(room);
    const account = proveSigner(room, session.accountName, input.old);
    if (isGuessable(input.new, account.name) || input.new === input.old)
      throw new DutyError('rule-broken', 'password-guessable');
    updateSecret(room.store.sqlite, account.id, makeSecret(input.new), { mustChangePassword: false });
    closeSessionsOf(room.store.sqlite, account.id);
    openSession(room.store.sqlite, room.seat, account.id, room.now);
    const { id, name, roles, state } = accountById(room.store.sqlite, account.id) ?? account;
    room.append('account', { id, name, personId: account.personId, roles, state, what: 'password-changed' });
    return {};
  },
};

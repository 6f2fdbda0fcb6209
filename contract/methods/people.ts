import { z } from 'zod';
import { account, accountId, accountName, newPassword, password, roles } from '#domain/people/account';
import { person, personFields, personId, phone } from '#domain/people/person';
import { station } from '#domain/station';
import { deskDuty } from '#domain/shift/shift';
import { instant } from '#domain/time/instant';
import { command, query } from '../kinds.ts';

const everyone = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const nothing = z.strictObject({});

/** Who sits at this window. */
export const session = z.strictObject({
  accountId,
  accountName: z.string(),
  personId,
  personName: z.string(),
  roles,
  isLocked: z.boolean(),
  mustChangePassword: z.boolean(),
  signedInAt: instant,
});

/** Who sits at this window. */
export type Session = z.output<typeof session>;

/** An account as the sign-in page offers it. */
export const signInChoice = z.strictObject({
  account: z.string(),
  personName: z.string(),
  initials: z.string(),
  roles,
});

/** Set-up, sessions, people, accounts and the station. */
export const peopleMethods = {
  'setup.state': query({
    topics: ['station'],
    allow: 'public',
    input: nothing,
    output: z.strictObject({ isSetUp: z.boolean(), unitName: z.string() }),
  }),
  'setup.complete': command({
    topics: ['station', 'people', 'accounts', 'session'],
    allow: 'public',
    input: z.strictObject({
      station,
      admin: z.strictObject({
        name: personFields.shape.name,
        account: accountName,
        password: newPassword,
        standsDuty: z.boolean(),
      }),
      people: z.array(personFields).max(2000),
    }),
    output: session,
  }),
  'session.now': query({
    topics: ['session', 'accounts', 'station'],
    allow: 'public',
    input: nothing,
    output: z.strictObject({ session: session.nullable() }),
  }),
  'session.choices': query({
    topics: ['accounts'],
    allow: 'public',
    input: nothing,
    output: z.array(signInChoice),
  }),
  'session.signIn': command({
    topics: ['session'],
    allow: 'public',
    input: z.strictObject({ account: z.string().min(1).max(64), password }),
    output: session,
  }),
  'session.signOut': command({ topics: ['session'], allow: 'signed-in', input: nothing, output: nothing }),
  'session.lock': command({ topics: ['session'], allow: 'signed-in', input: nothing, output: nothing }),
  'session.unlock': command({
    topics: ['session'],
    allow: 'signed-in',
    input: z.strictObject({ password }),
    output: session,
  }),
  'session.changePassword': command({
    topics: ['session', 'accounts'],
    allow: 'signed-in',
    input: z.strictObject({ old: password, new: newPassword }),
    output: nothing,
  }),
  'station.now': query({
    topics: ['station'],
    allow: everyone,
    input: nothing,
    output: z.strictObject({ station, version: z.int() }),
  }),
  'station.change': command({
    topics: ['station', 'shifts'],
    allow: ['admin'],
    input: z.strictObject({ station, version: z.int() }),
    output: z.strictObject({ station, version: z.int() }),
  }),
  'people.all': query({
    topics: ['people'],
    allow: everyone,
    input: z.strictObject({ withLeft: z.boolean() }),
    output: z.array(person),
  }),
  /** All numbers of a person, private ones too; the lists hide those of everybody who is not on duty now. */
  'people.phones': query({
    topics: ['people'],
    allow: everyone,
    isReadRecorded: true,
    input: z.strictObject({ id: personId }),
    output: z.strictObject({ phones: z.array(phone) }),
  }),
  'people.find': query({
    topics: ['people'],
    allow: everyone,
    input: z.strictObject({ text: z.string().max(60), limit: z.int().min(1).max(50) }),
    output: z.array(person),
  }),
  'person.save': command({
    topics: ['people', 'accounts'],
    allow: ['admin', 'chief'],
    input: z.strictObject({
      fields: personFields,
      replaces: z.strictObject({ id: personId, version: z.int() }).nullable(),
    }),
    output: person,
  }),
  'people.import': command({
    topics: ['people'],
    allow: ['admin', 'chief'],
    input: z.strictObject({ people: z.array(personFields).min(1).max(2000) }),
    output: z.strictObject({ added: z.int(), changed: z.int() }),
  }),
  'accounts.all': query({
    topics: ['accounts'],
    allow: ['admin', 'auditor'],
    input: nothing,
    output: z.array(account),
  }),
  'account.create': command({
    topics: ['accounts'],
    allow: ['admin'],
    input: z.strictObject({ name: accountName, personId, roles, password: newPassword }),
    output: account,
  }),
  'account.change': command({
    topics: ['accounts', 'session'],
    allow: ['admin'],
    input: z.strictObject({ id: accountId, version: z.int(), roles, state: z.enum(['active', 'disabled']) }),
    output: account,
  }),
  'account.resetPassword': command({
    topics: ['accounts', 'session'],
    allow: ['admin'],
    input: z.strictObject({ id: accountId, version: z.int(), password: newPassword }),
    output: account,
  }),
  'account.unlock': command({
    topics: ['accounts'],
    allow: ['admin'],
    input: z.strictObject({ id: accountId }),
    output: account,
  }),
};

/** One signer at a take-over or hand-over: the account, its password, and what the person is there for. */
export const signer = z.strictObject({ account: z.string().min(1).max(64), password, duty: deskDuty });

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { errorCode, type Reply } from '#contract/errors';
import { methods } from '#contract/methods';
import { rescueMethods } from '#contract/methods/rescue';
import type { PersonId } from '#domain/people/person';
import type { PeriodFields } from '#domain/period/period';
import type { RotaDuty } from '#domain/rota/duty';
import { addDays } from '#domain/time/instant';
import { openService } from '#service/open-service';
import type { ServiceMethod } from '#service/room';
import { openSession } from '#service/store/sessions';
import {
  anAbsence,
  aReport,
  edge,
  fileAbsence,
  fileAbsences,
  registerAbsence,
} from '../helpers/absence-room.ts';
import { onDay } from '../helpers/builders.ts';
import { expectEverythingPrints } from '../helpers/everything-prints.ts';
import { fileDamages } from '../helpers/damage.ts';
import { type Facts, inputFor, type Made } from '../helpers/hostile-inputs.ts';
import { hostileTexts } from '../helpers/hostile-texts.ts';
import { checkout } from '../helpers/node24.ts';
import { aSubmission, filePeriods } from '../helpers/period-room.ts';
import {
  openTestRoom,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';
import {
  alternating,
  aSubstitution,
  december,
  publishMonth,
  setUpRota,
  twoDays,
} from '../helpers/rota-room.ts';

/** A longer run is asked for from outside: `FUZZ_RUNS=100 npx vitest run tests/service/fuzz.test.ts`. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 2);

const names = (Object.keys(methods) as (keyof typeof methods)[]).filter(
  (name): name is ServiceMethod => methods[name].kind !== 'desktop' && !Object.hasOwn(rescueMethods, name),
);

const sitting: readonly Seat[] = ['admin', 'chief', 'officer', 'second', 'leader', 'auditor'];
/** Every seat that can be: one of each role, one where nobody sits, one that is locked, and names that are none. */
const seats = [...sitting, 'nobody', 'locked', '__proto__', '\ud800\u0000'];

type Step = {
  readonly name: ServiceMethod;
  readonly seat: string;
  readonly made: Made;
  readonly minutes: number;
};

const inputs = new Map(names.map((name) => [name, inputFor(methods[name].input)]));

function stepOf(name: ServiceMethod): fc.Arbitrary<readonly Step[]> {
  const { allow } = methods[name];
  const allowed =
    typeof allow === 'string'
      ? sitting
      : sitting.filter((seat) =>
          (allow as readonly string[]).includes(
            seat === 'second' ? 'officer' : seat.replace('leader', 'dutyLeader'),
          ),
        );
  const step = (seat: fc.Arbitrary<string>): fc.Arbitrary<Step> =>
    fc.record({
      name: fc.constant(name),
      seat,
      made: inputs.get(name) ?? fc.constant(() => undefined),
      minutes: fc.oneof(
        { weight: 30, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -90, max: 800 }) },
      ),
    });
  const mostly = step(fc.constantFrom(...allowed));
  return fc.tuple(mostly, mostly, mostly, step(fc.constantFrom(...seats)));
}

/** Every method some times, by those who may and by anybody, in any order. */
const night: fc.Arbitrary<readonly Step[]> = fc
  .tuple(...names.map(stepOf))
  .chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.length * 4 }));

type Row = { readonly id: string | number; readonly version: number };

/** Sheets as they are given out to be filled in. */
const sheets: string[] = [];

beforeAll(async () => {
  const room = openTestRoom({ keep: true });
  setUpRota(room, twoDays(room));
  for (const what of ['month', 'people'] as const)
    sheets.push((await room.later('chief', 'rota.template', { what, month: december })).base64);
  room.close();
});

/** What names something in the rota, as it is stored at the moment. */
function rotaFactsOf(room: TestRoom): {
  readonly named: Facts['named'];
  readonly versions: readonly number[];
  readonly ids: readonly string[];
} {
  const { sqlite } = room.room().store;
  const column = (text: string): unknown[] => sqlite.prepare(text).pluck().all();
  const read = (text: string): unknown[] => column(text).map((json) => JSON.parse(String(json)) as unknown);
  const [newest] = read("SELECT json FROM record WHERE kind = 'rota' ORDER BY seq DESC LIMIT 1") as {
    readonly body: { readonly duties: readonly RotaDuty[] };
  }[];
  const duties = newest?.body.duties ?? [];
  const places = duties.map(({ day, postId, seat }) => ({ day, postId, seat }));
  const own = duties.find(({ postId, personId }) => postId === 'deputy' && personId !== null);
  const other = duties.find(({ postId, personId }) => postId === 'deputy' && personId !== own?.personId);
  const request = { take: null, withId: other?.personId, kind: 'substitution', reason: '家中有事' };
  // A draft that was dropped is replaced like one that never was.
  const drafts = column('SELECT iif(duties IS NULL, 0, version) FROM rota_draft') as number[];
  const ids = column('SELECT id FROM rota_swap') as string[];
  return {
    named: {
      month: ['2026-12', '2026-12', '2027-01'],
      setup: read('SELECT json FROM rota_setup'),
      duties: [duties, duties.map((duty) => ({ ...duty, personId: null }))],
      place: places,
      give: places,
      take: [null, ...places],
      request:
        own === undefined ? [] : [{ ...request, give: { day: own.day, postId: own.postId, seat: own.seat } }],
      draftVersion: drafts,
      effectiveDay: ['2026-12-01', '2026-12-31'],
      months: [1, 2],
    },
    versions: [...drafts, ...drafts, ...(column('SELECT version FROM rota_setup') as number[])],
    // Several times, so that a request is found among all the other names.
    ids: Array.from({ length: 12 }, () => ids).flat(),
  };
}

/** What names something in the registry of absences, as it is stored at the moment, and forms that mostly fit. */
function absenceFactsOf(room: TestRoom): {
  readonly named: Facts['named'];
  readonly versions: readonly Row[];
} {
  const { sqlite } = room.room().store;
  const people = sqlite.prepare("SELECT id FROM person WHERE id <> ''").pluck().all() as PersonId[];
  const rules = sqlite.prepare('SELECT json FROM absence_rules').pluck().all() as string[];
  const absences = sqlite
    .prepare(
      'SELECT a.id, (SELECT count(*) FROM absence_step s WHERE s.absence_id = a.id) AS version FROM absence a',
    )
    .all() as Row[];
  const now = room.now();
  const today = onDay(now.slice(0, 10));
  const trips = [
    [edge(addDays(today, -2), 'afternoon'), edge(today, 'evening')],
    [edge(addDays(today, 9), 'morning'), edge(addDays(today, 11), '10:30')],
    [edge('2026-12-30', 'evening'), edge('2026-12-31', 'morning')],
  ] as const;
  const approval = { name: '孙伯安', post: '副县长', at: now, manner: 'written', documentNo: '' };
  return {
    named: {
      fields: people.flatMap((person) => trips.map(([from, until]) => anAbsence(person, { from, until }))),
      rules: rules.map((json) => JSON.parse(json) as unknown),
      approval: [approval, { ...approval, manner: 'signed' }],
      signer: [null, null, { account: 'leader', password: testPassword }],
      report: [aReport(room)],
      decisions: [[], [{ ruleId: 'lead', subject: '', byName: '孙伯安', byPost: '', reason: '紧急' }]],
      told: [null],
      returnedAt: [now],
      withWhereabouts: [true, false],
    },
    // Several times, so that an absence is found among all the other names.
    versions: Array.from({ length: 8 }, () => absences).flat(),
  };
}

/** What names something in important periods and in call-outs, as it is stored at the moment, and forms that mostly fit. */
function periodFactsOf(room: TestRoom): {
  readonly named: Facts['named'];
  readonly versions: readonly Row[];
} {
  const { sqlite } = room.room().store;
  const column = (text: string): unknown[] => sqlite.prepare(text).pluck().all();
  const rows = (text: string): Row[] => sqlite.prepare(text).all() as Row[];
  const periods = rows(
    'SELECT p.id, (SELECT count(*) FROM period_step s WHERE s.period_id = p.id) AS version FROM period p',
  );
  const callOuts = rows('SELECT id, steps AS version FROM call_out');
  const drafts = column('SELECT iif(cells IS NULL, 0, version) FROM period_draft');
  const people = column("SELECT id FROM person WHERE id <> ''");
  const setups = column('SELECT json FROM period_setup').map((json) => JSON.parse(String(json)) as unknown);
  // Of the newest records first: what is typed in once more is mostly taken.
  const bodies = (kind: string): Record<string, unknown>[] =>
    (
      sqlite
        .prepare('SELECT json FROM record WHERE kind = ? ORDER BY seq DESC LIMIT 4')
        .pluck()
        .all(kind) as string[]
    ).map((json) => (JSON.parse(json) as { readonly body: Record<string, unknown> }).body);
  const stored = bodies('period').map(({ period }) => (period as { readonly fields: PeriodFields }).fields);
  const fields = stored.flatMap((one) => [one, { ...one, name: '跨年', untilDay: addDays(one.untilDay, 1) }]);
  const cells = bodies('period-plan').map((body) => body['cells']);
  const daily = { what: 'daily', day: onDay('2027-01-01'), planVersion: null } as const;
  return {
    named: {
      fields: [...fields, aSubmission(room), aSubmission(room, daily)],
      setup: setups,
      cells,
      draftVersion: drafts,
      base: [0, ...column('SELECT version FROM period_plan')],
      planVersion: [null, ...column('SELECT version FROM period_plan')],
      periodId: periods.map(({ id }) => id),
      bodyId: ['city', null],
      poolKey: ['staff', 'leaders'],
      tierKey: ['duty', 'standby', 'rest'],
      people: [people.slice(0, 2)],
      personIds: [people.slice(1, 3)],
      at: [null, room.now()],
    },
    // Several times, so that they are found among all the other names.
    versions: Array.from({ length: 8 }, () => [
      ...periods,
      ...callOuts,
      ...rows('SELECT id, 1 AS version FROM period_report'),
    ]).flat(),
  };
}

/** Values that mean something under a name, of every part of the room that knows some. */
function allNamed(...parts: readonly Facts['named'][]): Facts['named'] {
  const names = [...new Set(parts.flatMap((part) => Object.keys(part)))];
  return Object.fromEntries(names.map((name) => [name, parts.flatMap((part) => part[name] ?? [])]));
}

function factsOf(room: TestRoom): Facts {
  const { sqlite } = room.room().store;
  const rows = (text: string): Row[] => sqlite.prepare(text).all() as Row[];
  const absences = absenceFactsOf(room);
  const periods = periodFactsOf(room);
  const versions = [
    ...absences.versions,
    ...periods.versions,
    ...rows('SELECT seq AS id, version FROM entry'),
    ...['account', 'person', 'phrase'].flatMap((table) => rows(`SELECT id, version FROM ${table}`)),
  ];
  const files = sqlite.prepare('SELECT hash, size FROM attachment').all() as { hash: string; size: number }[];
  const hashes = files.map(({ hash }) => hash);
  const out = join(room.folder, 'out');
  const days = ['2026-11-21', '2026-11-22', room.now().slice(0, 10)];
  const running = sqlite.prepare('SELECT no FROM shift').pluck().all();
  const rota = rotaFactsOf(room);
  const open = sqlite.prepare("SELECT seq FROM entry WHERE state <> 'done' AND is_void = 0").pluck().all();
  return {
    named: {
      ...allNamed(rota.named, absences.named, periods.named),
      id: [...rota.ids, ...versions.map(({ id }) => id), 'draft-1'],
      shiftNo: running.toReversed(),
      acknowledged: [open],
      day: days,
      fromDay: days.slice(0, 1),
      untilDay: days.slice(1),
      index: [0],
      account: sitting,
      password: [testPassword],
      old: [testPassword],
      folder: [out, join(out, '导出 \u202e')],
      secondFolder: [out, null],
      links: [[], [{ entryId: rows('SELECT seq AS id, 0 AS version FROM entry')[0]?.id, kind: 'closes' }]],
      attachments: [[], files.slice(0, 1).map((file) => ({ ...file, name: '现场 \u202e.jpg' }))],
      occurredAt: [null, room.now()],
      corrects: [null],
      version: [
        ...rows('SELECT only AS id, version FROM station').map(({ version }) => version),
        ...rota.versions,
        ...rows('SELECT only AS id, version FROM absence_rules').map(({ version }) => version),
        ...rows('SELECT only AS id, version FROM period_setup').map(({ version }) => version),
        ...rows('SELECT 0 AS id, version FROM period_draft').map(({ version }) => version),
      ],
      base64: ['YQ==', ...sheets],
    },
    versions,
    numbers: [...versions.flatMap(({ id }) => (typeof id === 'number' ? [id] : [])), 0, 1, 2, 3, 4, 30],
    texts: [
      ...versions.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
      ...hashes,
      ...sitting,
      testPassword,
      'Yunzhong-77',
      'YQ==',
      room.now(),
      room.now().slice(0, 10),
      '2026-11-21',
      '2026-11-22',
      '08:30',
      'Asia/Shanghai',
      '0533-8210001',
      '2026-000001',
      'draft-1',
      out,
    ],
  };
}

/** Where the ids stand, with the version that a call has to name, that calls about periods and call-outs mean. */
const meantIn: readonly (readonly [calls: RegExp, text: string])[] = [
  [
    /^product\.(?:return|takeBack)Review$/u,
    "SELECT id, json_extract(json, '$.version') AS version FROM product_review",
  ],
  [/^callout\./u, 'SELECT id, steps AS version FROM call_out'],
  [/^period\.(?:receipt|withdraw)$/u, 'SELECT id, 1 AS version FROM period_report'],
  [
    /^period\.(?:keep|drop)Draft$/u,
    'SELECT p.id, coalesce(d.version, 0) AS version FROM period p LEFT JOIN period_draft d ON d.period_id = p.id',
  ],
  [/^period\.publish$/u, 'SELECT period_id AS id, version FROM period_draft'],
  [/^period\.version$/u, 'SELECT period_id AS id, version FROM period_plan'],
  [/^period\./u, 'SELECT period_id AS id, count(*) AS version FROM period_step GROUP BY period_id'],
];

/** The facts for one call; one about periods finds those ids that it can mean first. */
function factsFor(name: ServiceMethod, room: TestRoom): Facts {
  const facts = factsOf(room);
  const text = meantIn.find(([calls]) => calls.test(name))?.[1];
  const versions = text === undefined ? [] : (room.room().store.sqlite.prepare(text).all() as Row[]);
  return versions.length === 0
    ? facts
    : { ...facts, versions, named: { ...facts.named, id: versions.map(({ id }) => id) } };
}

/** Puts everybody back on the chair after a call that closed, locked or changed an account: what comes next is tried too. */
function reseat(room: TestRoom, was: readonly Record<string, unknown>[]): void {
  const { sqlite } = room.room().store;
  sqlite.transaction(() => {
    sqlite.prepare('DELETE FROM session').run();
    for (const account of was) {
      sqlite
        .prepare(
          `UPDATE account SET roles = @roles, state = 'active', secret = @secret, must_change_password = 0, failures = 0, locked_until = NULL WHERE id = @id`,
        )
        .run(account);
      openSession(sqlite, String(account['name']), String(account['id']), room.now());
    }
    const officer = was.find((account) => account['name'] === 'officer');
    openSession(sqlite, 'locked', String(officer?.['id']), room.now());
    sqlite.prepare("UPDATE session SET is_locked = 1 WHERE seat = 'locked'").run();
  })();
}

/** What any reply is, whatever was asked: it crosses, says nothing of the inside of the program, and keeps the contract. */
function expectReply(step: { readonly name: keyof typeof methods }, reply: Reply): void {
  structuredClone(reply);
  if (reply.ok) {
    const output = methods[step.name].output.safeParse(reply.output);
    expect(output.error?.issues ?? [], `the output of ${step.name}`).toEqual([]);
    return;
  }
  const said = [reply.code, reply.message, ...reply.details].join('\n');
  expect(errorCode.options).toContain(reply.code);
  expect(said).not.toMatch(/^(?:internal|unknown-method)$/mu);
  expect(said).not.toMatch(/\n\s+at |node:internal|node_modules|\.[tj]s:\d+/u);
  expect(said).not.toContain(checkout);
  expect(said).not.toContain('duty.sqlite');
  expect(said.length, `the refusal of ${step.name}`).toBeLessThan(20_000);
}

const roleAt: Readonly<Record<string, string>> = {
  admin: 'admin',
  chief: 'chief',
  officer: 'officer',
  second: 'officer',
  leader: 'dutyLeader',
  auditor: 'auditor',
};

/** What the contract alone says of a seat: whether it may make a call at all. */
function mayCall(name: ServiceMethod, seat: string): boolean {
  const { allow } = methods[name];
  if (allow === 'public') return true;
  if (seat === 'locked')
    return [
      'session.unlock',
      'session.signOut',
      'session.lock',
      'draft.save',
      'handover.keep',
      'form.keep',
    ].includes(name);
  const role = roleAt[seat];
  return role !== undefined && (allow === 'signed-in' || (allow as readonly string[]).includes(role));
}

/** Nobody does what the contract does not let him do, and a call that was refused leaves no trace but that of a wrong password. */
function expectWithinRights(step: Step, reply: Reply, added: readonly string[]): void {
  if (!mayCall(step.name, step.seat)) {
    expect(reply).toMatchObject({ ok: false });
    if (!reply.ok) expect(['signed-out', 'locked', 'not-allowed']).toContain(reply.code);
  }
  if (!reply.ok) expect(added.filter((kind) => kind !== 'wrong-password' && kind !== 'clock')).toEqual([]);
}

const shown = (input: unknown): string => {
  try {
    return JSON.stringify(input)?.slice(0, 2000) ?? 'nothing';
  } catch {
    return 'what JSON cannot show';
  }
};

async function play(room: TestRoom, steps: readonly Step[]): Promise<void> {
  const { sqlite } = room.room().store;
  const was = sqlite.prepare('SELECT id, name, roles, secret FROM account').all() as Record<
    string,
    unknown
  >[];
  const jobs: string[] = [];
  const newest = sqlite.prepare('SELECT max(seq) FROM record').pluck();
  const kindsAfter = sqlite.prepare('SELECT kind FROM record WHERE seq > ? ORDER BY seq').pluck();
  for (const [index, step] of steps.entries()) {
    if (step.minutes !== 0) room.pass(step.minutes);
    reseat(room, was);
    const input: unknown = structuredClone(step.made(factsFor(step.name, room)));
    const call = { callId: `step-${index}`, seat: step.seat, method: step.name, input };
    let reply: Reply;
    const head = Number(newest.get());
    try {
      reply = await room.room().answer(call);
      expectReply(step, reply);
      expectWithinRights(step, reply, kindsAfter.all(head) as string[]);
      expect(room.takeDefects()).toEqual([]);
    } catch (error) {
      throw new Error(`${step.name} by ${step.seat} with ${shown(input)}`, { cause: error });
    }
    if (
      reply.ok &&
      [
        'export.start',
        'rota.export',
        'absence.exportForm',
        'absence.exportLedger',
        'rota.generate',
        'period.generate',
        'period.export',
        'period.exportSummary',
        'verify.start',
        'backup.start',
        'backup.drill',
      ].includes(step.name)
    )
      jobs.push((reply.output as { readonly id: string }).id);
  }
  for (const id of jobs) {
    const job = await room.room().jobs.finished(id);
    if (job.failure?.code === 'internal')
      throw new Error(`the job ${job.kind}`, { cause: room.takeDefects()[0] });
  }
  reseat(room, was);
}

/** Runs a property; what fails is told by the call that failed and the seed that leads there, not by a whole night of calls. */
async function holds<T>(property: fc.IAsyncProperty<T>, numRuns: number): Promise<void> {
  const details = await fc.check(property, { numRuns, endOnFailure: true });
  if (details.failed) throw new Error(`with the seed ${details.seed}`, { cause: details.errorInstance });
}

test(
  'whatever anybody asks for, it is answered or refused with a reason, and all that was stored holds and prints',
  async () => {
    await holds(
      fc.asyncProperty(night, async (steps) => {
        const room = openTestRoom({ keep: true });
        mkdirSync(join(room.folder, 'out'));
        try {
          const attached = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
          room.write('chief', '油罐车侧翻起火', { state: 'todo', attachments: [attached] });
          room.write('officer', '重复登记');
          setUpRota(room, twoDays(room));
          publishMonth(room);
          room.call('chief', 'rota.keepDraft', {
            month: december,
            version: 0,
            duties: alternating(room, december).with(0, {
              day: onDay('2026-12-30'),
              postId: 'chief',
              seat: 0,
              personId: null,
              turnOf: null,
              isPinned: true,
            }),
          });
          room.call('officer', 'swap.request', { request: aSubstitution(room) });
          fileAbsences(room);
          registerAbsence(room, 'officer');
          fileAbsence(room, 'leader');
          filePeriods(room);
          await play(room, steps);
          expect(await verdictOf(room)).toMatchObject({ isIntact: true });
          await expectEverythingPrints(room);
          expect(room.takeDefects()).toEqual([]);
        } finally {
          room.close();
        }
      }),
      runs,
    );
  },
  20_000 + runs * 30_000,
);

test(
  'a room can be set up with anything that the contract takes, and everything prints',
  async () => {
    const setUp = inputFor(methods['setup.complete'].input);
    await holds(
      fc.asyncProperty(fc.array(setUp, { minLength: 20, maxLength: 20 }), async (tries) => {
        const room = openTestRoom({ desk: 'not-set-up', keep: true });
        try {
          for (const [index, made] of tries.entries()) {
            const input: unknown = structuredClone(made(factsOf(room)));
            const step = { name: 'setup.complete' } as const;
            const reply = room
              .room()
              .call({ callId: `set-up-${index}`, seat: 'admin', method: step.name, input });
            try {
              expectReply(step, reply);
              expect(room.takeDefects()).toEqual([]);
            } catch (error) {
              throw new Error(shown(input), { cause: error });
            }
            if (!reply.ok) continue;
            room.call('admin', 'people.all', { withLeft: true });
            room.call('admin', 'station.now', {});
            break;
          }
          expect(await verdictOf(room)).toMatchObject({ isIntact: true });
        } finally {
          room.close();
        }
      }),
      runs * 2,
    );
  },
  20_000 + runs * 10_000,
);

const together = 16;
const groups = Array.from({ length: Math.ceil(hostileTexts.length / together) }, (_none, at) =>
  hostileTexts.slice(at * together, (at + 1) * together),
);

test.each(groups)(
  'texts like %j are written as they are or refused, and print wherever an officer can put them',
  async (...texts) => {
    const room = openTestRoom();
    const call = (method: ServiceMethod, seat: Seat, input: unknown, callId: string): Reply => {
      const reply = room.room().call({ callId, seat, method, input });
      expectReply({ name: method }, reply);
      return reply;
    };
    for (const [index, text] of texts.entries()) {
      const name = (what: string): string => `${what} ${index}`;
      call('attachment.add', 'officer', { name: text, base64: 'YQ==' }, name('file'));
      const counterpart = { unit: text, name: text, post: text, phone: text };
      const content = { content: `${text}。`, instruction: text, handling: text, counterpart };
      const { id } = room.write('chief', '原文');
      const correction = { id, version: 0, content: { ...settled, ...content }, reason: text, draftId: null };
      const written = call('log.correct', 'chief', correction, name('correct'));
      if (written.ok) expect(written.output).toMatchObject(content);
      const fields = { name: text, post: text, unit: text, phones: [], group: text, order: 1 };
      const person = { fields: { ...fields, joinedDay: null, leftDay: null }, replaces: null };
      call('person.save', 'admin', person, name('person'));
      const missing = { shiftNo: 1, reportedTo: text, content: text };
      call('shift.reliefMissing', 'chief', missing, name('relief'));
    }
    await expectEverythingPrints(room);
    expect(room.takeDefects()).toEqual([]);
  },
);

/** All of an entry that is no text. */
const settled = {
  category: 'MEMO',
  occurredAt: null,
  urgency: 'routine',
  state: 'done',
  isImportant: true,
  fields: {},
  links: [],
  attachments: [],
  remindAt: null,
};

test(
  'the rescue of a damaged store refuses what is none of its calls and answers the others, whatever they carry',
  async () => {
    const room = openTestRoom({ keep: true });
    mkdirSync(join(room.folder, 'out'));
    room.write('chief', '油罐车侧翻起火', { state: 'todo' });
    await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
    const facts = factsOf(room);
    room.close();
    fileDamages['its first page is overwritten'](room.folder);
    const defects: unknown[] = [];
    const said: string[] = [];
    const service = openService({
      folder: room.folder,
      clock: { now: room.now, steady: () => 0 },
      newId: () => crypto.randomUUID(),
      changed: () => undefined,
      host: () => Promise.resolve({ ok: false, message: 'no-printing-runtime' }),
      report: (error) => void defects.push(error),
      said: (state) => void said.push(state.kind),
    });
    try {
      expect(said).toEqual(['rescue']);
      const rescue = Object.keys(rescueMethods) as (keyof typeof rescueMethods)[];
      const asked = fc.tuple(...rescue.map((name) => inputFor(methods[name].input)));
      await holds(
        fc.asyncProperty(asked, async (tries) => {
          for (const [index, name] of rescue.entries()) {
            const input: unknown = structuredClone(tries[index]?.(facts));
            const reply = await service.call({
              callId: crypto.randomUUID(),
              seat: 'seat',
              method: name,
              input,
            });
            expectReply({ name }, reply);
          }
          const other = await service.call({ callId: 'other', seat: 'seat', method: 'log.page', input: {} });
          expect(other.ok).toBe(false);
          expect(defects).toEqual([]);
        }),
        runs * 8,
      );
    } finally {
      service.close();
    }
  },
  20_000 + runs * 30_000,
);

import { DutyError } from '#contract/errors';
import type { Input, MethodName, Output } from '#contract/methods';
import { type Category, startsOpen } from '#domain/log/categories';
import { blankEntry, contentOf, type EntryContent, type EntryId } from '#domain/log/entry';
import { roles } from '#domain/people/account';
import { personFields, personId } from '#domain/people/person';
import type { HandedOver } from '#domain/shift/sheet';
import type { Signature } from '#domain/shift/shift';
import { usualPattern } from '#domain/shift/pattern';
import { addDays, addMinutes, clockTime, daysBetween, type Instant, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, dutyDaySpan } from '#domain/time/zone';
import demo from '#presets/demo' with { type: 'json' };
import { openRoom } from '../room.ts';
import { makeSecret } from '../secret.ts';
import { chanceFrom, oneOf } from './chance.ts';
import { seedAbsences } from './seed-absences.ts';
import { seedIncidentSetup, seedOpenIncident, seedPastIncident } from './seed-incidents.ts';
import { seedPeriods } from './seed-periods.ts';
import { seedOffice } from './seed-office.ts';
import {
  isAfternoon,
  officeTimeOf,
  reportTimeOf,
  seedDailyReport,
  seedProductSetup,
} from './seed-products.ts';
import { seedRota } from './seed-rota.ts';

/** For how many days before today the demonstration has daily reports. */
const reportedDays = 9;

/** For how many days before today the rooms below the demonstration's office have reported. */
const officeDays = 4;

/** What a demonstration store holds. */
export type Seeded = {
  readonly store: string;
  readonly days: number;
  readonly entries: number;
  readonly account: string;
  readonly password: string;
};

const station = {
  unitName: demo.unitName,
  centralOffice: demo.centralOffice,
  zone: 'Asia/Shanghai',
  dayStart: clockTime.parse('08:30'),
  pattern: usualPattern('whole-day', clockTime.parse('08:30'), ['全天班']),
  idleLockMinutes: 15,
  lateEntryMinutes: 30,
  reliefGraceMinutes: 15,
  retentionLabel: '10年',
  equipment: demo.equipment,
  things: demo.things,
};

type Caller = (typeof demo.callers)[number];

/** How often each kind of entry comes on a plausible day. */
const mix: readonly (readonly [Category, number])[] = [
  ['CALL_IN', 9],
  ['CALL_OUT', 4],
  ['CHECK_OUT', 3],
  ['PATROL', 3],
  ['RELAY', 2],
  ['DOC_IN', 2],
  ['REPORT', 2],
  ['EQUIP', 1],
  ['HOTLINE', 2],
  ['MEMO', 1],
  ['WARN', 1],
  ['EVENT', 1],
  ['INSTR', 1],
  ['VISIT', 1],
  ['CHECK_IN', 1],
  ['OPINION', 1],
  ['STAFF', 1],
  ['ABSENCE', 1],
];

/** What the running day begins with, so that there is always something open to look at. */
const lastDay: readonly Category[] = [
  'EQUIP',
  'CALL_IN',
  'EVENT',
  'INSTR',
  'MEMO',
  'WARN',
  'ABSENCE',
  'HOTLINE',
];

const weighted: readonly Category[] = mix.flatMap(([kind, weight]) => new Array<Category>(weight).fill(kind));

function fieldsOf(kind: Category, place: string, at: Instant, chance: () => number): EntryContent['fields'] {
  switch (kind) {
    case 'CALL_IN':
      return { readBack: chance() > 0.3, identityVerified: chance() > 0.2 };
    case 'EVENT':
      return { place, incidentKind: '事故灾难', casualties: '无人员伤亡报告', learnedAt: at };
    case 'WARN':
      return {
        issuer: '市气象台',
        level: oneOf(['blue', 'yellow'], chance),
        validFromAt: at,
        validUntilAt: addMinutes(at, 24 * 60),
      };
    case 'INSTR':
      return {
        leader: '孙伯安',
        channel: 'phone',
        assignedTo: '市应急管理局',
        dueAt: addMinutes(at, 20 * 60),
      };
    case 'ABSENCE':
      return {
        leader: demo.away,
        destination: demo.destination,
        leavesAt: at,
        returnsAt: addMinutes(at, 54 * 60),
        actingLeader: '何秋实',
      };
    case 'CHECK_OUT':
      return { roomChecked: place, answerSeconds: Math.floor(4 + chance() * 20), checkResult: 'on-post' };
    case 'REPORT':
      return { channel: 'system', receiver: '省政府总值班室值班员', sentAt: at };
    case 'EQUIP':
      return { landline: 'ok', fax: 'ok', satellite: chance() > 0.2 ? 'ok' : 'fault', video: 'ok' };
    case 'DOC_IN':
      return { documentNo: `云政办发〔2026〕${Math.floor(10 + chance() * 90)}号`, copies: 1 };
    default:
      return {};
  }
}

function entryOf(kind: Category, at: Instant, isRecent: boolean, chance: () => number): EntryContent {
  const place = oneOf(demo.places, chance);
  const texts: Readonly<Record<string, readonly string[]>> = demo.texts;
  const staysOpen = startsOpen.has(kind) && isRecent;
  const caller: Caller = oneOf(demo.callers, chance);
  const isOutside = !['PATROL', 'EQUIP', 'STAFF', 'MEMO', 'INSTR'].includes(kind);
  return {
    ...blankEntry(kind, staysOpen ? oneOf(['todo', 'doing'] as const, chance) : 'done'),
    occurredAt: addMinutes(at, -Math.floor(chance() * (chance() > 0.94 ? 90 : 6))),
    urgency: kind === 'EVENT' ? oneOf(['flash', 'most-urgent', 'urgent'] as const, chance) : 'routine',
    counterpart: isOutside ? { ...caller } : { unit: '', name: '', post: '', phone: '' },
    content: oneOf(texts[kind] ?? ['—'], chance).replaceAll('{place}', place),
    instruction: kind === 'EVENT' || kind === 'HOTLINE' ? '请有关单位核实处置,及时反馈。' : '',
    handling: staysOpen ? '' : '已按程序处置。',
    isImportant: kind === 'EVENT' || kind === 'WARN',
    fields: fieldsOf(kind, place, at, chance),
    remindAt: kind === 'MEMO' && isRecent ? addMinutes(at, 12 * 60) : null,
  };
}

const firstOf = (signatures: readonly Signature[]): Signature => {
  const [first] = signatures;
  if (first === undefined) throw new RangeError('a handover is signed');
  return first;
};

/** A morning on which everything was in order and every matter was gone through. */
const handedOverOf = ({ facts }: Output<'handover.sheet'>): HandedOver => ({
  equipment: demo.equipment.map((name) => ({ name, state: 'ok', note: '' })),
  things: demo.things.map((name) => ({ name, isHanded: true, note: '' })),
  note: '',
  latenessReason: '',
  handed: facts.openMatters,
  taken: facts.openMatters,
  unread: [],
  released: facts.majorIncidents.map(({ entryId }) => ({ entryId, reason: demo.released })),
});

/** Fills an empty folder with plausible days that end now: handovers signed, corrections made, some matters still open. */
export async function seedDemo(
  folder: string,
  options: { readonly days: number; readonly now: Instant },
): Promise<Seeded> {
  const chance = chanceFrom(20_261_122);
  let at = options.now;
  let ids = 0;
  const room = openRoom({
    folder,
    clock: { now: () => at, steady: () => Date.parse(at) },
    newId: () => `demo-${String((ids += 1)).padStart(8, '0')}`,
    changed: () => undefined,
    host: async () => ({ ok: false, message: 'no-printing-runtime' }),
    report: (error) => {
      throw error;
    },
  });
  const call = <M extends MethodName>(method: M, input: Input<M>): Output<M> => {
    const reply = room.call({ callId: `demo-call-${(ids += 1)}`, seat: 'demo', method, input });
    if (!reply.ok) throw new DutyError(reply.code, reply.message, reply.details);
    // The service gives what the contract says.
    return reply.output as Output<M>;
  };
  try {
    // Demonstrations write thousands of rows of nobody's record; a power cut may take them.
    room.store.sqlite.pragma('synchronous = OFF');
    const today = dutyDayOf(options.now, station);
    const firstDay = addDays(today, 1 - options.days);
    at = addMinutes(dutyDaySpan(firstDay, station).from, -30);
    const [admin, ...others] = demo.people;
    if (admin === undefined) throw new RangeError('the demonstration has people');
    const fieldsFor = (person: (typeof demo.people)[number], index: number) =>
      personFields.parse({
        name: person.name,
        post: person.post,
        unit: demo.unitName,
        phones: [{ kind: 'office', number: person.phone }],
        group: '',
        order: index + 1,
        joinedDay: null,
        leftDay: null,
      });
    call('setup.complete', {
      station,
      admin: { name: admin.name, account: admin.account, password: demo.password, standsDuty: true },
      people: demo.people.map(fieldsFor),
    });
    const people = call('people.all', { withLeft: true });
    for (const person of others) {
      const id = personId.parse(people.find((known) => known.name === person.name)?.id);
      call('account.create', {
        name: person.account,
        personId: id,
        roles: roles.parse(person.roles),
        password: demo.password,
      });
    }
    // The demonstration's accounts may sign at once, with a password that everybody knows and that protects nothing.
    room.store.sqlite
      .prepare('UPDATE account SET must_change_password = 0, secret = ?')
      .run(makeSecret(demo.password, 16));
    const officers = demo.people.filter((person) => person.roles.includes('officer'));
    const chiefs = demo.people.filter((person) => person.roles.includes('chief'));
    const leaders = demo.people.filter((person) => person.roles.includes('dutyLeader'));
    const crew = (index: number) => ({
      chief: chiefs[index % chiefs.length] ?? admin,
      officer: officers[index % officers.length] ?? admin,
      leader: leaders[index % leaders.length] ?? admin,
    });
    const namesOf = (some: readonly (typeof demo.people)[number][]) => some.map(({ name }) => name);
    seedRota(
      call,
      {
        firstDay,
        today,
        crewOn: (day) => {
          const { chief, officer, leader } = crew(daysBetween(firstDay, day).length - 1);
          return { chief: chief.name, officer: officer.name, leader: leader.name };
        },
      },
      { leaders: namesOf(leaders), chiefs: namesOf(chiefs), officers: namesOf(officers) },
    );
    seedPeriods(call, today);
    seedIncidentSetup(call);
    seedProductSetup(call, addDays(today, -Math.min(reportedDays, options.days - 1)));
    const story = {
      call,
      now: () => at,
      pass: (minutes: number) => {
        at = addMinutes(at, minutes);
      },
    };
    const roomsBelow = seedOffice(
      {
        ...story,
        setClock: (moment) => {
          at = moment;
        },
        ended: (jobId) => room.jobs.finished(jobId),
      },
      addDays(today, -Math.min(officeDays, options.days - 1)),
      station.zone,
    );
    const absencesOn = seedAbsences(call, {
      today,
      leaderOn: (day) => crew(daysBetween(firstDay, day).length - 1).leader.name,
    });
    let entries = 0;
    let shiftNo = 0;
    for (let index = 0; index < options.days; index += 1) {
      const day: IsoDay = addDays(firstDay, index);
      const span = dutyDaySpan(day, station);
      const { chief, officer, leader } = crew(index);
      at = addMinutes(span.from, Math.floor(chance() * 8) - 6);
      if (index === 0) {
        call('session.signIn', { account: chief.account, password: demo.password });
        shiftNo = call('shift.takeOver', {
          password: demo.password,
          duty: 'chief',
          others: [{ account: officer.account, password: demo.password, duty: 'deputy' }],
          leaderName: leader.name,
          note: '',
          day,
          index: 0,
        }).no;
      } else {
        const sheet = call('handover.sheet', { shiftNo });
        const before = crew(index - 1);
        const { over } = firstOf(
          call('shift.handOver', {
            shiftNo,
            digest: sheet.digest,
            outgoing: { account: before.chief.account, password: demo.password },
            incoming: [
              { account: chief.account, password: demo.password, duty: 'chief' },
              { account: officer.account, password: demo.password, duty: 'deputy' },
            ],
            leaderName: leader.name,
            handed: handedOverOf(sheet),
            day,
            index: 0,
          }).signatures,
        );
        // The leaders read the sheets in the morning; the newest still waits for it.
        if (index < options.days - 1) {
          at = addMinutes(at, 12);
          call('handover.review', {
            shiftNo,
            over,
            account: before.leader.account,
            password: demo.password,
            opinion: index % 5 === 0 ? demo.opinion : '',
          });
        }
        shiftNo += 1;
      }
      absencesOn(day, at);
      if (index === options.days - 2) seedPastIncident(story);
      const until = options.now < span.until ? options.now : addMinutes(span.until, -15);
      const count = Math.max(
        8,
        Math.floor(
          (18 + chance() * 22) * Math.min(1, (Date.parse(until) - Date.parse(span.from)) / 86_400_000),
        ),
      );
      const step = Math.max(1, Math.floor((Date.parse(until) - Date.parse(at)) / 60_000 / (count + 1)));
      const isRecent = index >= options.days - 2;
      let isReported = index < options.days - 1 - reportedDays;
      let lastOpen: EntryId | undefined;
      for (let each = 0; each < count; each += 1) {
        at = addMinutes(at, Math.max(1, Math.floor(step * (0.5 + chance()))));
        if (at >= until) break;
        if (!isReported && at >= reportTimeOf(day, station.zone)) {
          const next = at;
          // Now and then nobody thought of it in time.
          if (index % 5 !== 2) at = reportTimeOf(day, station.zone);
          seedDailyReport(story, day, leader.account);
          if (index >= options.days - 1 - officeDays && officeTimeOf(day, station.zone) < until)
            await roomsBelow.report(day, index);
          at = at < next ? next : at;
          isReported = true;
        }
        const kind =
          (index === options.days - 1 ? lastDay[each] : undefined) ??
          (each === 0 ? 'EQUIP' : oneOf(weighted, chance));
        const content = entryOf(kind, at, isRecent, chance);
        const closes = lastOpen !== undefined && index < options.days - 1 && chance() > 0.7;
        const written = call('log.record', {
          content:
            closes && lastOpen !== undefined
              ? { ...entryOf('FEEDBACK', at, false, chance), links: [{ entryId: lastOpen, kind: 'closes' }] }
              : content,
          draftId: null,
        });
        entries += 1;
        if (index === options.days - 1 && each === lastDay.length - 1 && addMinutes(at, 20) < until)
          seedOpenIncident(story);
        lastOpen = closes ? undefined : written.state === 'done' ? lastOpen : written.id;
        if (chance() > 0.975) {
          const version = call('log.entry', { id: written.id }).entry.version;
          call('log.correct', {
            id: written.id,
            version,
            content: { ...contentOf(written), content: `${written.content}(经复核,时间以登记为准。)` },
            reason: '补充核实情况',
            draftId: null,
          });
        }
      }
      // Nobody who opens a demonstration in the afternoon is to be late before the first click.
      if (!isReported && isAfternoon(day, until, station.zone)) {
        at = at < until ? at : addMinutes(until, -5);
        seedDailyReport(story, day, leader.account);
      }
    }
    // The last step of the last day may have gone past the present.
    if (at > options.now) at = options.now;
    call('session.signOut', {});
    return { store: folder, days: options.days, entries, account: admin.account, password: demo.password };
  } finally {
    room.store.sqlite.pragma('synchronous = FULL');
    room.close();
  }
}

import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { chase } from '#domain/office/chase';
import { intake, intakeId, toldReport } from '#domain/office/intake';
import { cellState } from '#domain/office/matrix';
import { officeRoom, officeRoomFields, officeRoomId } from '#domain/office/office-room';
import { officeSetup } from '#domain/office/setup';
import { keyCode, publicKey } from '#domain/package/keys';
import { productFields } from '#domain/product/product';
import { instant, isoDay } from '#domain/time/instant';
import { isoMonth } from '#domain/rota/duty';
import { command, query } from '../kinds.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const planners = ['chief', 'admin'] as const;
const nothing = z.strictObject({});
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
const folder = z.string().min(1).max(4096);
const smallFile = z.string().min(1).max(400_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A room with the number that a change to it has to name, and the code of its key. */
export const shownRoom = officeRoom.extend({
  version: z.int(),
  /** Of the key in use; null where none is. */
  code: keyCode.nullable(),
  /** The highest sequence that was accepted under it; 0 before the first. */
  lastSequence: z.int(),
  lastArrivedAt: instant.nullable(),
});

/** A room of the registry as lists show it. */
export type ShownRoom = z.output<typeof shownRoom>;

/** A key that came with a card or a package and belongs to no room yet. */
export const unknownKey = z.strictObject({
  publicKey,
  /** As it calls itself; nobody has checked that. */
  unitName: z.string(),
  firstSeenAt: instant,
  /** Packages of it that wait. */
  packages: z.int(),
});

/** A key that belongs to no room yet. */
export type UnknownKey = z.output<typeof unknownKey>;

/** What came in with the number that a decision has to name. */
const versionedIntake = intake.extend({ version: z.int() });

/** What a room has of one day, its newest report that counts. */
export const roomDay = z.strictObject({
  roomId: officeRoomId,
  roomName: z.string(),
  group: z.string(),
  state: cellState,
  dueAt: instant.nullable(),
  arrivedAt: instant.nullable(),
  intakeId: intakeId.nullable(),
  incidents: z.int(),
});

/** What a room has of one day. */
export type RoomDay = z.output<typeof roomDay>;

/** Counts of a room or of all over a span. */
export const roomCounts = z.strictObject({
  expected: z.int(),
  reported: z.int(),
  zero: z.int(),
  late: z.int(),
  missing: z.int(),
  chases: z.int(),
  incidents: z.int(),
  deaths: z.int(),
  missingPeople: z.int(),
  injured: z.int(),
});

/** Counts of a room or of all over a span. */
export type RoomCounts = z.output<typeof roomCounts>;

/** The central office (总值班室): rooms and their keys, what came in, who is missing, and what it came to. */
export const officeMethods = {
  'office.setup': query({
    topics: ['office'],
    allow: readers,
    input: nothing,
    output: z.strictObject({
      setup: officeSetup,
      version: z.int(),
      /** How the watched directory stands. */
      inbox: z.strictObject({
        state: z.enum(['off', 'watching', 'missing', 'unreadable', 'silent']),
        lookedAt: instant.nullable(),
        /** Files that are still being copied, or cannot be read for now. */
        waiting: z.array(z.strictObject({ name: z.string(), since: instant })),
      }),
    }),
  }),
  'office.changeSetup': command({
    topics: ['office'],
    allow: planners,
    input: z.strictObject({ setup: officeSetup, version: z.int().min(0) }),
    output: z.strictObject({ setup: officeSetup, version: z.int() }),
  }),
  'office.rooms': query({
    topics: ['office'],
    allow: readers,
    input: nothing,
    output: z.strictObject({ rooms: z.array(shownRoom), unknown: z.array(unknownKey) }),
  }),
  /** Adds rooms; names that are there already are refused. */
  'office.addRooms': command({
    topics: ['office'],
    allow: planners,
    input: z.strictObject({ rooms: z.array(officeRoomFields).min(1).max(1000) }),
    output: z.strictObject({ added: z.int() }),
  }),
  'office.changeRoom': command({
    topics: ['office'],
    allow: planners,
    input: z.strictObject({ id: officeRoomId, version: z.int().min(1), fields: officeRoomFields }),
    output: shownRoom,
  }),
  /** Takes the card of a room's key in; it waits until its code was compared. */
  'office.takeCard': command({
    topics: ['office'],
    allow: planners,
    input: z.strictObject({ name: named(255), base64: smallFile }),
    output: unknownKey,
  }),
  /** Gives a key to a room; refused unless the code that was read over the telephone is the key's. What waits under the key is judged again. */
  'office.pair': command({
    topics: ['office'],
    allow: planners,
    input: z.strictObject({ id: officeRoomId, version: z.int().min(1), publicKey, code: keyCode }),
    output: shownRoom,
  }),
  'office.unpair': command({
    topics: ['office'],
    allow: planners,
    input: z.strictObject({ id: officeRoomId, version: z.int().min(1), reason: named(300) }),
    output: shownRoom,
  }),
  /** Takes packages in from a folder, with those in the folders below it. */
  'office.takeFolder': command({
    topics: ['jobs', 'office'],
    allow: desk,
    input: z.strictObject({ folder }),
    output: job,
  }),
  /** Takes one package in that was dropped on the window or chosen, from the attachments that it was put to. */
  'office.takeFile': command({
    topics: ['jobs', 'office'],
    allow: desk,
    input: z.strictObject({ name: named(255), hash: sha256 }),
    output: job,
  }),
  /** A report that somebody gave otherwise. */
  'office.note': command({
    topics: ['office'],
    allow: desk,
    input: z.strictObject({
      roomId: officeRoomId,
      day: isoDay,
      told: toldReport,
      arrivedAt: instant.nullable(),
    }),
    output: versionedIntake,
  }),
  /** What came in about these at most 400 days, the newest first; `held` and `refused` ones on demand. */
  'office.intakes': query({
    topics: ['office'],
    allow: readers,
    input: z.strictObject({
      fromDay: isoDay,
      untilDay: isoDay,
      roomId: officeRoomId.nullable(),
      verdict: intake.shape.verdict.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      intakes: z.array(
        intake
          .pick({
            id: true,
            roomId: true,
            roomName: true,
            day: true,
            isZero: true,
            manner: true,
            arrivedAt: true,
            isLate: true,
            verdict: true,
            problems: true,
          })
          .extend({
            sequence: z.int().nullable(),
            /** What the report is called, or the beginning of what was told. */
            title: z.string(),
            fileName: z.string(),
            /** True of what takes a report back. */
            isWithdrawal: z.boolean(),
          }),
      ),
      all: z.int(),
      /** How many wait for a decision, of any day. */
      held: z.int(),
    }),
  }),
  /** One thing that came in, with the report that was in it. */
  'office.intake': query({
    topics: ['office'],
    allow: readers,
    input: z.strictObject({ id: intakeId }),
    output: z.strictObject({
      intake: versionedIntake,
      report: productFields.nullable(),
      /** What took this report back, which may be this itself, and why; null of one that stands. */
      withdrawal: z.strictObject({ id: intakeId, arrivedAt: instant, reason: z.string() }).nullable(),
      /** When the program judged it again after it had waited; null where that was not its last step. */
      rejudgedAt: instant.nullable(),
    }),
  }),
  /** A file out of a package that came in, to be opened or saved. */
  'office.packageFile': query({
    isSlow: true,
    isReadRecorded: true,
    topics: [],
    allow: readers,
    input: z.strictObject({ id: intakeId, name: named(200) }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  }),
  /** Decides on what was held: it counts, or it does not. */
  'office.decide': command({
    topics: ['office'],
    allow: desk,
    input: z.strictObject({
      id: intakeId,
      version: z.int().min(1),
      isAccepted: z.boolean(),
      reason: named(500),
    }),
    output: versionedIntake,
  }),
  /** Rooms × at most 62 days. */
  'office.matrix': query({
    topics: ['office', 'calendar', 'period'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.strictObject({
      days: z.array(isoDay),
      rooms: z.array(
        z.strictObject({
          id: officeRoomId,
          name: z.string(),
          group: z.string(),
          /** The days on which it reports to this office; outside of them nothing stands for it. */
          fromDay: isoDay,
          untilDay: isoDay.nullable(),
          /** One sign a day, as `cellState` names them. */
          cells: z.string(),
        }),
      ),
    }),
  }),
  /** How every room stands on a day. */
  'office.day': query({
    topics: ['office', 'calendar', 'period'],
    allow: readers,
    input: z.strictObject({ day: isoDay }),
    output: z.array(roomDay),
  }),
  /** Rooms whose report of a day is missing (催报), with the calls that were made and what to say. */
  'office.missing': query({
    topics: ['office', 'calendar', 'period'],
    allow: readers,
    input: z.strictObject({ day: isoDay }),
    output: z.array(
      z.strictObject({
        roomId: officeRoomId,
        roomName: z.string(),
        group: z.string(),
        phone: z.string(),
        state: cellState,
        dueAt: instant.nullable(),
        /** The report that waits here for a decision; null where none does. */
        intakeId: intakeId.nullable(),
        script: z.string(),
        chases: z.array(chase),
        /** Days of the last thirty on which it was late or missing. */
        lapses: z.int(),
      }),
    ),
  }),
  'office.chase': command({
    topics: ['office', 'log'],
    allow: desk,
    input: chase
      .pick({ roomId: true, day: true, phone: true, result: true, answeredBy: true, said: true })
      .extend({
        /** Null is now. */
        calledAt: instant.nullable(),
      }),
    output: chase,
  }),
  /** Finds words in what rooms reported, each report once, the newest first. */
  'office.search': query({
    topics: ['office'],
    allow: readers,
    input: z.strictObject({
      text: z.string().trim().min(1).max(100),
      fromDay: isoDay.nullable(),
      untilDay: isoDay.nullable(),
      roomId: officeRoomId.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      hits: z.array(
        z.strictObject({
          intakeId,
          roomName: z.string(),
          day: isoDay,
          /** The first texts in which the words stand, each with all places of the report at which it does. */
          pieces: z.array(
            z.strictObject({
              text: z.string(),
              /** `section`, `incident`, or `entry` of the log. */
              places: z.array(
                z.strictObject({ what: z.enum(['section', 'incident', 'entry']), heading: z.string() }),
              ),
            }),
          ),
          /** Places that are not among them. */
          more: z.int(),
          /** True where its report was taken back since. */
          isWithdrawn: z.boolean(),
        }),
      ),
      /** How many reports there are. */
      all: z.int(),
    }),
  }),
  /** What came in over a span of at most 800 days, by room and by month, beside the same span a year before. */
  'office.statistics': query({
    isSlow: true,
    topics: ['office', 'calendar', 'period'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.strictObject({
      all: roomCounts,
      before: roomCounts,
      rooms: z.array(
        z.strictObject({
          id: officeRoomId,
          name: z.string(),
          group: z.string(),
          counts: roomCounts,
          before: roomCounts,
        }),
      ),
      months: z.array(z.strictObject({ month: isoMonth, counts: roomCounts, before: roomCounts })),
    }),
  }),
  'office.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      what: z.enum(['matrix', 'statistics']),
      fromDay: isoDay,
      untilDay: isoDay,
      folder,
    }),
    output: job,
  }),
};

import { z } from 'zod';
import { attachment } from '#domain/log/entry';
import type { LedgerRecord } from './store/ledger.ts';

// Only what verifying reads, and only so far as the rows and files depend on it: docs/LOG-FORMAT.md, section 7, check 6.
const content = z.looseObject({
  category: z.string(),
  urgency: z.string(),
  state: z.string(),
  occurredAt: z.string().nullable(),
  isImportant: z.boolean(),
  remindAt: z.string().nullable(),
  links: z.array(z.looseObject({ entryId: z.int(), kind: z.string() })),
  attachments: z.array(z.looseObject({ hash: attachment.shape.hash })),
});
const namedHead = z.looseObject({ seq: z.int(), hash: z.string() });
const ofEntry = z.looseObject({ entry: z.int() });
const ofMatters = z.looseObject({ openMatters: z.array(z.int()) });
const member = z.looseObject({
  personId: z.string(),
  accountId: z.string(),
  name: z.string(),
  duty: z.string(),
});
const ofStart = z.looseObject({
  shift: z.looseObject({
    no: z.int(),
    day: z.string(),
    slot: z.int(),
    name: z.string(),
    plannedFromAt: z.string(),
    plannedUntilAt: z.string(),
    leaderName: z.string(),
    members: z.array(member),
  }),
});
const onDay = z.looseObject({ day: z.string() });
const at = z.string();

const parts: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  [
    'entry',
    z.looseObject({
      at: z.string(),
      byName: z.string(),
      shift: z.int(),
      body: z.looseObject({
        year: z.int(),
        no: z.int(),
        day: z.string(),
        recorderId: z.string(),
        isLate: z.boolean(),
        content,
      }),
    }),
  ],
  ['correction', z.looseObject({ body: ofEntry.extend({ content }) })],
  ['void', z.looseObject({ body: ofEntry })],
  ['reminder-done', z.looseObject({ body: ofEntry })],
  ['state', z.looseObject({ body: ofEntry.extend({ state: z.string() }) })],
  ['take-over', z.looseObject({ at, body: ofStart })],
  ['hand-over', z.looseObject({ at, body: ofStart.extend({ ...ofMatters.shape, from: z.int() }) })],
  ['unrelieved', z.looseObject({ at, body: ofMatters.extend({ shift: z.int() }) })],
  ['join', z.looseObject({ at, body: member.extend({ shift: z.int() }) })],
  ['review', z.looseObject({ at, body: z.looseObject({ shift: z.int() }) })],
  ['release', z.looseObject({ at, body: z.looseObject({ shift: z.int(), personId: z.string() }) })],
  [
    'calendar',
    z.looseObject({
      at,
      byName: z.string(),
      body: z.looseObject({
        year: z.int(),
        source: z.string(),
        notice: z.string(),
        issuedDay: z.string().nullable(),
        recordedDay: z.string(),
        reason: z.string(),
        coversYear: z.boolean(),
        days: z.array(z.unknown()),
      }),
    }),
  ],
  ['rota', z.looseObject({ body: z.looseObject({ month: z.string(), version: z.int() }) })],
  [
    'rota-swap',
    z.looseObject({
      body: z.looseObject({
        id: z.string(),
        state: z.string(),
        request: z.looseObject({ give: onDay, take: onDay.nullable() }),
      }),
    }),
  ],
  [
    'absence',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        absence: z.looseObject({
          id: z.string(),
          year: z.int(),
          no: z.int(),
          fields: z.looseObject({ personId: z.string() }),
          fromAt: z.string(),
          untilAt: z.string(),
          state: z.string(),
          returned: z.looseObject({ at }).nullable(),
        }),
      }),
    }),
  ],
  [
    'period',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        period: z.looseObject({
          id: z.string(),
          year: z.int(),
          no: z.int(),
          fields: z.looseObject({ fromDay: z.string(), untilDay: z.string() }),
          state: z.string(),
        }),
      }),
    }),
  ],
  ['period-plan', z.looseObject({ body: z.looseObject({ periodId: z.string(), version: z.int() }) })],
  [
    'period-report',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        submission: z.looseObject({
          id: z.string(),
          periodId: z.string(),
          withdrawn: z.looseObject({ at }).nullable(),
        }),
      }),
    }),
  ],
  [
    'call-out',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        callOut: z.looseObject({
          id: z.string(),
          year: z.int(),
          no: z.int(),
          isDrill: z.boolean(),
          calledAt: z.string(),
          people: z.array(z.looseObject({ personId: z.string() })),
          ended: z.looseObject({ at }).nullable(),
        }),
      }),
    }),
  ],
  [
    'incident-setup',
    z.looseObject({
      body: z.looseObject({
        setup: z.looseObject({
          policies: z.array(
            z.looseObject({
              id: z.string(),
              stages: z.array(z.looseObject({ key: z.string(), minutes: z.int().nullable() })),
              followUp: z.looseObject({ everyMinutes: z.int().nullable() }),
            }),
          ),
          callTree: z.array(z.looseObject({ id: z.string(), minutes: z.int().nullable() })),
        }),
      }),
    }),
  ],
  [
    'incident',
    z.looseObject({
      at,
      byName: z.string(),
      body: z.looseObject({
        act: z.string(),
        incident: z.looseObject({
          id: z.string(),
          year: z.int(),
          no: z.int(),
          fields: z.looseObject({ receivedAt: z.string() }),
          setupSeq: z.int(),
          entryId: z.int().nullable(),
          state: z.string(),
          stages: z.array(
            z.looseObject({
              id: z.string(),
              origin: z.string(),
              policyId: z.string(),
              startAt: z.string(),
              minutes: z.int().nullable(),
              dueAt: z.string().nullable(),
              state: z.string(),
              met: z.looseObject({}).nullable(),
            }),
          ),
        }),
        facts: z.array(z.looseObject({})),
      }),
    }),
  ],
  [
    'incident-call',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        call: z.looseObject({
          id: z.string(),
          incidentId: z.string(),
          startedAt: z.string(),
          stageIds: z.array(z.string()),
        }),
      }),
    }),
  ],
  [
    'incident-report',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        report: z.looseObject({
          id: z.string(),
          fields: z.looseObject({ incidentId: z.string().nullable(), kind: z.string() }),
          year: z.int(),
          no: z.int(),
          issuedAt: z.string(),
          deliveries: z.array(z.looseObject({ unit: z.string(), sentAt: z.string() })),
          state: z.string(),
        }),
      }),
    }),
  ],
  [
    'spot-check',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        check: z.looseObject({
          id: z.string(),
          year: z.int(),
          no: z.int(),
          roomId: z.string(),
          pickedAt: z.string(),
          pick: z.looseObject({}),
          made: z.looseObject({}).nullable(),
          dropped: z.string(),
        }),
      }),
    }),
  ],
  ['product-setup', z.looseObject({ body: z.looseObject({ setup: z.looseObject({}) }) })],
  [
    'product',
    z.looseObject({
      prev: z.string(),
      body: z.looseObject({
        act: z.string(),
        product: z.looseObject({
          id: z.string(),
          fields: z.looseObject({
            kind: z.string(),
            isZero: z.boolean(),
            fromDay: z.string(),
            untilDay: z.string(),
          }),
          year: z.int(),
          no: z.int(),
          remarks: z.array(z.looseObject({ at: z.string() })),
          head: namedHead,
          deliveries: z.array(z.looseObject({ unit: z.string(), sentAt: z.string() })),
          state: z.string(),
        }),
      }),
    }),
  ],
  ['unit-key', z.looseObject({ body: z.looseObject({ publicKey: z.string() }) })],
  [
    'backup',
    z.looseObject({
      body: z.looseObject({
        sentSince: z
          .looseObject({ keys: z.array(z.looseObject({ publicKey: z.string(), last: z.int() })) })
          .optional(),
      }),
    }),
  ],
  [
    'package',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        package: z.looseObject({
          id: z.string(),
          publicKey: z.string(),
          sequence: z.int(),
          productId: z.string(),
          productState: z.string(),
          fromDay: z.string(),
          untilDay: z.string(),
          head: namedHead,
          drops: z.array(
            z.looseObject({ destinationId: z.string(), folder: z.string(), deliveredAt: z.string() }),
          ),
        }),
      }),
    }),
  ],
  ['office-setup', z.looseObject({ body: z.looseObject({ setup: z.looseObject({}) }) })],
  [
    'office-room',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        room: z.looseObject({
          id: z.string(),
          fields: z.looseObject({ name: z.string() }),
          keys: z.array(z.looseObject({ publicKey: z.string(), retiredAt: z.string().nullable() })),
        }),
      }),
    }),
  ],
  [
    'intake',
    z.looseObject({
      body: z.looseObject({
        act: z.string(),
        intake: z.looseObject({
          id: z.string(),
          roomId: z.string().nullable(),
          day: z.string().nullable(),
          isZero: z.boolean(),
          isLate: z.boolean(),
          arrivedAt: z.string(),
          verdict: z.string(),
          file: z.looseObject({ sha256: attachment.shape.hash.nullable() }).nullable(),
          manifest: z
            .looseObject({
              unit: z.looseObject({ publicKey: z.string() }),
              sequence: z.int(),
              product: z.looseObject({
                kind: z.string(),
                id: z.string(),
                replaces: z.string().nullable(),
                state: z.string(),
              }),
            })
            .nullable(),
          manifestSha256: z.string().nullable(),
          told: z.looseObject({ text: z.string() }).nullable(),
        }),
      }),
    }),
  ],
  [
    'chase',
    z.looseObject({
      body: z.looseObject({
        chase: z.looseObject({
          id: z.string(),
          roomId: z.string(),
          day: z.string(),
          calledAt: z.string(),
        }),
      }),
    }),
  ],
  ['leave', z.looseObject({ at, body: z.looseObject({ shift: z.int(), personId: z.string() }) })],
]);

/** True where a record holds all that the lists beside the records and the attachments are checked against. */
export const isReadable = (record: LedgerRecord): boolean =>
  parts.get(record.kind)?.safeParse(record).success !== false;

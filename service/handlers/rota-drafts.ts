import { draftOf } from '#domain/rota/duties-of';
import { DutyError } from '#contract/errors';
import type { IsoMonth, RotaDuty } from '#domain/rota/duty';
import { brokenBy, type BrokenThere, rulesRequest } from '../rota/month-request.ts';
import type { RotaRequest } from '#domain/rota/rota-request';
import type { Read } from '../room.ts';
import { personById } from '../store/people.ts';
import { dropRotaDraft, keepRotaDraft, rotaDraftOf, rotaDraftVersion } from '../store/rota-drafts.ts';
import { publishedRota } from '../store/rota-versions.ts';
import { type Part, sessionOf } from './part.ts';

/** Duties as they stand for a month: of its draft, otherwise of what is published, otherwise none. */
export const standingDuties = (room: Read, month: IsoMonth): readonly RotaDuty[] =>
  rotaDraftOf(room.store.sqlite, month)?.duties ?? publishedRota(room.store.sqlite, month)?.body.duties ?? [];

/** The rules that duties break and those before them did not; with nothing before them every broken rule. */
export function newlyBroken(
  request: RotaRequest,
  before: readonly RotaDuty[],
  after: readonly RotaDuty[],
): readonly BrokenThere[] {
  const known = new Set(before.length === 0 ? [] : brokenBy(request, before).flatMap(({ traces }) => traces));
  return brokenBy(request, after).filter(({ traces }) => traces.some((trace) => !known.has(trace)));
}

/** Refuses duties that break a rule which those before them did not break; what changed around a rota does not stop other work on it. */
export function refuseNewlyBroken(
  room: Read,
  request: RotaRequest,
  before: readonly RotaDuty[],
  after: readonly RotaDuty[],
): void {
  const [broken] = newlyBroken(request, before, after);
  if (broken !== undefined)
    throw new DutyError('rule-broken', `rota-${broken.rule}`, [
      personById(room.store.sqlite, broken.personId)?.name ?? broken.personId,
      broken.day,
    ]);
}

/** Refuses duties that name somebody whom the directory does not know. */
function refuseUnknownPeople(room: Read, duties: readonly RotaDuty[]): void {
  const named = new Set(
    duties.flatMap(({ personId, turnOf }) => [personId, turnOf]).filter((id) => id !== null),
  );
  for (const id of named)
    if (personById(room.store.sqlite, id) === undefined) throw new DutyError('not-found', 'person');
}

/** Drafts of months. */
export const rotaDraftHandlers: Part<'rota.keepDraft' | 'rota.dropDraft'> = {
  'rota.keepDraft': (room, { month, version, base, duties }) => {
    const { sqlite } = room.store;
    if (rotaDraftVersion(sqlite, month) !== version) throw new DutyError('conflict', 'rota-draft', [month]);
    // A draft that begins from an older version would take back what was published since, an approved swap above all.
    if (version === 0 && base !== undefined && base !== (publishedRota(sqlite, month)?.body.version ?? 0))
      throw new DutyError('conflict', 'rota-draft', [month]);
    refuseUnknownPeople(room, duties);
    const request = rulesRequest(room, [month, month]);
    // What has begun and was never published stays as it was drafted.
    const drafted = rotaDraftOf(sqlite, month)?.duties ?? [];
    const settled = draftOf({ ...request, draft: drafted }, duties);
    refuseNewlyBroken(room, request, standingDuties(room, month), settled);
    const kept = keepRotaDraft(sqlite, month, version, {
      duties: settled,
      generation: rotaDraftOf(sqlite, month)?.generation ?? null,
      at: room.now,
      byName: sessionOf(room).personName,
    });
    if (kept === undefined) throw new DutyError('conflict', 'rota-draft', [month]);
    return { version: kept };
  },
  'rota.dropDraft': (room, { month, version }) => {
    if (rotaDraftVersion(room.store.sqlite, month) !== version)
      throw new DutyError('conflict', 'rota-draft', [month]);
    dropRotaDraft(room.store.sqlite, month);
    return {};
  },
};

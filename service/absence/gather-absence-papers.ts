import { DutyError } from '#contract/errors';
import type { AbsenceId } from '#domain/absence/absence';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import type { AbsenceForm, LedgerPaper } from '../documents/absence-paper.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { chainHead, recordBySeq } from '../store/ledger.ts';
import { personById } from '../store/people.ts';
import { absenceFull, absenceNamed } from './absence-full.ts';
import { absenceLedger } from './absence-ledger.ts';
import { refuseWhereabouts } from './may-see.ts';

type Made = Pick<AbsenceForm, 'unitName' | 'zone' | 'byName' | 'madeAt'>;

function madeIn(room: Read): Made {
  const { unitName, zone } = stationOf(room);
  return { unitName, zone, byName: sessionOf(room).personName, madeAt: room.now };
}

/** All that the form of an absence says, with the record of its newest step; where somebody is only for those who may see it. */
export function gatherAbsenceForm(room: Read, id: AbsenceId, withWhereabouts: boolean): AbsenceForm {
  const absence = absenceFull(room, id);
  if (withWhereabouts) refuseWhereabouts(room, absence.personId);
  const seq = absence.steps.at(-1)?.seq ?? 0;
  const hash = recordBySeq(room.store.sqlite, seq)?.hash ?? '';
  return { ...madeIn(room), kind: 'form', head: { seq, hash }, absence, withWhereabouts };
}

/** All that the ledger of a month says; where people are only for those who may see it of everybody in it. */
export function gatherLedgerPaper(
  room: Read,
  month: IsoMonth,
  personId: PersonId | null,
  withWhereabouts: boolean,
): LedgerPaper {
  const { sqlite } = room.store;
  const person = personId === null ? undefined : personById(sqlite, personId);
  if (personId !== null && person === undefined) throw new DutyError('not-found', 'person');
  const ledger = absenceLedger(room, month, personId);
  const fieldsOf = (): LedgerPaper['whereabouts'] =>
    new Map(
      ledger.lines.map((line) => {
        refuseWhereabouts(room, line.personId);
        return [line.id, absenceNamed(room, line.id).absence.fields];
      }),
    );
  return {
    ...madeIn(room),
    kind: 'ledger',
    head: chainHead(sqlite),
    month,
    ledger,
    only: person?.name ?? null,
    whereabouts: withWhereabouts ? fieldsOf() : null,
  };
}

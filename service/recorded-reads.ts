import type { Input, MethodName, methods } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import { absenceNumber } from '#domain/absence/absence';
import { periodNumber } from '#domain/period/period';
import { type Instant, minutesBetween } from '#domain/time/instant';
import { cleanText } from './documents/clean-text.ts';
import type { RecordBody } from './store/record-bodies.ts';
import { absenceById } from './store/absences.ts';
import { reportById } from './store/incident-reports.ts';
import { intakeById } from './store/intakes.ts';
import { personById } from './store/people.ts';
import { periodById } from './store/periods.ts';
import { productById } from './store/products.ts';
import type { Sqlite } from './store/sql.ts';

/** Questions whose answers are protected. */
type Recorded = {
  [M in MethodName]: (typeof methods)[M] extends { readonly isReadRecorded: true } ? M : never;
}[MethodName];

function absenceLooked(id: string, sqlite: Sqlite): RecordBody<'read'> {
  const found = absenceById(sqlite, id);
  return {
    what: 'absence',
    of: found === undefined ? id : absenceNumber(found.absence),
    name: found?.absence.personName ?? '',
  };
}

/** What a session looked at, said so that an auditor can read it. */
const looks: { readonly [M in Recorded]: (input: Input<M>, sqlite: Sqlite) => RecordBody<'read'> } = {
  'attachment.file': ({ hash, name }) => ({ what: 'attachment', of: hash, name: cleanText(name) }),
  'people.phones': ({ id }, sqlite) => ({ what: 'phones', of: id, name: personById(sqlite, id)?.name ?? '' }),
  'export.html': ({ fromDay, untilDay }) => ({
    what: 'print',
    of: fromDay === untilDay ? fromDay : `${fromDay}/${untilDay}`,
    name: '',
  }),
  'handover.html': ({ shiftNo }) => ({ what: 'handover', of: String(shiftNo), name: '' }),
  'rota.html': ({ month, version }) => ({ what: 'rota', of: `${month}/${version ?? 0}`, name: '' }),
  'absence.one': ({ id }, sqlite) => absenceLooked(id, sqlite),
  // With it, so that a form that is printed is recorded beside a look at the page.
  'absence.formHtml': ({ id, withWhereabouts }, sqlite) => ({
    ...absenceLooked(id, sqlite),
    withWhereabouts,
  }),
  'absence.ledgerHtml': ({ month, personId, withWhereabouts }, sqlite) => ({
    what: 'absences',
    of: month,
    name: personId === null ? '' : (personById(sqlite, personId)?.name ?? ''),
    withWhereabouts,
  }),
  'report.html': ({ id }, sqlite) => {
    const found = reportById(sqlite, id)?.report;
    return { what: 'report', of: id, name: found?.fields.title ?? '' };
  },
  'product.html': ({ id }, sqlite) => ({
    what: 'product',
    of: id,
    name: productById(sqlite, id)?.product.fields.title ?? '',
  }),
  // With the body, because the form of one may show numbers that the form of another does not.
  'period.html': ({ id, planVersion, bodyId }, sqlite) => {
    const found = periodById(sqlite, id)?.period;
    const number = found === undefined ? id : periodNumber(found);
    const body = bodyId === null ? '' : `/${bodyId}`;
    return {
      what: 'period',
      of: `${number}/${planVersion ?? 0}${body}`,
      name: found?.fields.name ?? '',
    };
  },
  // By the package and the name, because each file of one is another thing.
  'office.packageFile': ({ id, name }, sqlite) => {
    const found = intakeById(sqlite, id)?.intake;
    const room = found === undefined ? '' : found.roomName || found.file?.name || '';
    return {
      what: 'package-file',
      of: `${id}/${cleanText(name)}`,
      name: [room, cleanText(name)].join('  ').trim(),
    };
  },
  'audit.page': () => ({ what: 'audit', of: '', name: '' }),
};

const onceInMinutes = 60;
const mostRemembered = 10_000;

const isRecorded = (name: MethodName): name is Recorded => Object.hasOwn(looks, name);

/** Decides which looks at protected things are to be recorded: each thing once an hour for a session. */
export class RecordedReads {
  readonly #lastAt = new Map<string, Instant>();

  /** Lets `record` write down what an answered question showed, where that is to be recorded and was not just now. */
  recordOnce(
    question: { readonly name: MethodName; readonly input: unknown },
    session: Session,
    at: Instant,
    sqlite: Sqlite,
    record: (body: RecordBody<'read'>) => void,
  ): void {
    if (!isRecorded(question.name)) return;
    // The table pairs each name with its own input; the compiler cannot follow the pairing through a variable.
    const look = looks[question.name] as (input: unknown, sqlite: Sqlite) => RecordBody<'read'>;
    const body = look(question.input, sqlite);
    const { what, of, name, withWhereabouts } = body;
    // A ledger of one person and one of everybody, with and without whereabouts, are four things; elsewhere a name adds nothing.
    const more = withWhereabouts === undefined ? [] : [name, withWhereabouts];
    const key = JSON.stringify([session.accountId, session.signedInAt, what, of, ...more]);
    const last = this.#lastAt.get(key);
    // A clock that was set back does not let a look go by.
    if (last !== undefined && Math.abs(minutesBetween(last, at)) < onceInMinutes) return;
    record(body);
    if (this.#lastAt.size >= mostRemembered) this.#lastAt.clear();
    this.#lastAt.set(key, at);
  }
}

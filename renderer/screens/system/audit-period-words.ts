import { callOutAct, callOutNumber } from '#domain/period/call-out';
import { periodAct, periodNumber } from '#domain/period/period';
import { submissionManner } from '#domain/period/submission';
import type { Words } from '../../use-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

const reportActs = ['sent', 'receipt', 'withdrawn'] as const;

const namesIn = (value: unknown): string =>
  listOf(value)
    .map((one) => textOf(bodyOf(one)['name']))
    .join('、');

/** How important periods are prepared after a change. */
export function periodSetupWords(t: Words, setup: Body): string {
  return t('office:audit.period.setup', {
    schemes: namesIn(setup['schemes']) || t('office:audit.nothing'),
    bodies: namesIn(setup['bodies']) || t('office:audit.nothing'),
  });
}

/** A step of an important period: what was done, its days and schemes, and the reason. */
export function periodWords(t: Words, body: Body): string {
  const period = bodyOf(body['period']);
  const fields = bodyOf(period['fields']);
  const act = periodAct.safeParse(body['act']).data;
  const schemes = listOf(fields['parts']).map((part) => textOf(bodyOf(bodyOf(part)['scheme'])['name']));
  const values = {
    number: periodNumber({ year: Number(period['year']), no: Number(period['no']) }),
    name: textOf(fields['name']),
    days: `${textOf(fields['fromDay'])} – ${textOf(fields['untilDay'])}`,
  };
  return [
    act === undefined
      ? `${textOf(body['act'])} ${values.number} ${values.name}`
      : t(`office:audit.period.act.${act}`, values),
    schemes.length === 0 ? '' : t('office:audit.period.schemes', { names: schemes.join('、') }),
    textOf(body['note']),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** A published version of the table of a period. */
export function planWords(t: Words, body: Body): string {
  const published = t('office:audit.period.published', {
    name: textOf(body['name']),
    version: textOf(body['version']),
    day: textOf(body['effectiveDay']),
    count: listOf(body['changes']).length,
  });
  return [published, textOf(body['reason'])].filter((part) => part !== '').join('  ');
}

/** A step of what was sent to a superior body. */
export function submissionWords(t: Words, body: Body): string {
  const submission = bodyOf(body['submission']);
  const fields = bodyOf(submission['fields']);
  const act = reportActs.find((each) => each === body['act']);
  const manner = submissionManner.safeParse(fields['manner']).data;
  const what =
    fields['what'] === 'daily'
      ? t('office:audit.period.daily', { day: textOf(fields['day']) })
      : t('office:audit.period.roster', { version: textOf(fields['planVersion']) });
  if (act === undefined) return `${textOf(body['act'])} ${textOf(submission['bodyName'])} ${what}`;
  const receipt = [textOf(fields['receivedBy']), textOf(fields['receipt'])].filter((part) => part !== '');
  return t(`office:audit.period.report.${act}`, {
    body: textOf(submission['bodyName']),
    what,
    manner: manner === undefined ? textOf(fields['manner']) : t(`period:manner.${manner}`),
    receipt: receipt.join(' ') || t('office:audit.nothing'),
    reason: textOf(bodyOf(submission['withdrawn'])['reason']),
  });
}

/** How somebody who was called stands after a step. */
function calledWords(t: Words, person: Body): string {
  const name = textOf(person['name']);
  if (textOf(person['excuse']) !== '') return t('office:audit.callOut.person.cannot', { name });
  if (textOf(person['arrivedAt']) !== '') return t('office:audit.callOut.person.arrived', { name });
  return textOf(person['answeredAt']) === ''
    ? t('office:audit.callOut.person.waiting', { name })
    : t('office:audit.callOut.person.answered', { name });
}

/** A step of a call to those on standby; a drill says that it is one. */
export function callOutWords(t: Words, body: Body): string {
  const callOut = bodyOf(body['callOut']);
  const isDrill = callOut['isDrill'] === true;
  const act = callOutAct.safeParse(body['act']).data;
  const what = isDrill ? t('office:audit.callOut.drill') : t('office:audit.callOut.real');
  const number = callOutNumber({ year: Number(callOut['year']), no: Number(callOut['no']), isDrill });
  if (act === undefined) return `${what} ${number} ${textOf(body['act'])}`;
  const people = listOf(callOut['people']).map(bodyOf);
  const about = people.filter((person) => listOf(body['about']).includes(person['personId']));
  const sentence = t(`office:audit.callOut.act.${act}`, {
    what,
    number,
    count: people.length,
    names: about
      .map((person) => (act === 'added' ? textOf(person['name']) : calledWords(t, person)))
      .join('、'),
    reason: textOf(callOut['reason']),
    conclusion: textOf(bodyOf(callOut['ended'])['conclusion']),
  });
  return [
    sentence,
    act === 'called' ? textOf(callOut['periodName']) : '',
    act === 'ended' ? '' : textOf(body['note']),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** The table of a period as it is named where it was looked at or exported, `2026-03/2`; version 0 is a draft, and `summary` its summary. */
export function periodNamed(t: Words, of: string): string {
  const [number = '', version = ''] = of.split('/');
  if (version === 'summary') return t('office:audit.period.summary', { number });
  return version === '0'
    ? t('office:audit.period.draft', { number })
    : t('office:audit.period.table', { number, version });
}

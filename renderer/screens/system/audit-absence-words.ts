import { absenceAct, approvalManner, reportManner } from '#domain/absence/absence';
import type { Words } from '../../use-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

const numberOf = (absence: Body): string =>
  `${textOf(absence['year'])}-${textOf(absence['no']).padStart(4, '0')}`;

/** Who approved, who was told, or who brought the news of a change: what a step adds. */
function stepWords(t: Words, act: string, body: Body): string {
  const absence = bodyOf(body['absence']);
  const approval = bodyOf(absence['approval']);
  const report = bodyOf(listOf(absence['reports']).at(-1));
  const told = bodyOf(body['told']);
  const by = approvalManner.safeParse(approval['manner']).data;
  const manner = reportManner.safeParse(report['manner']).data;
  if (act === 'approved')
    return [textOf(approval['name']), by === undefined ? '' : t(`absence:approvalManner.${by}`)].join(' ');
  if (act === 'reported')
    return [textOf(report['to']), manner === undefined ? '' : t(`absence:reportManner.${manner}`)].join(' ');
  return act === 'changed' ? textOf(told['byName']) : '';
}

/**
 * A step of an absence: whose it was, and from which day to which. Where somebody was and why, and notes that may say so, are left
 * out: whoever reads the audit need not know.
 */
export function absenceWords(t: Words, body: Body): string {
  const absence = bodyOf(body['absence']);
  const fields = bodyOf(absence['fields']);
  const act = absenceAct.safeParse(body['act']).data;
  const days = [fields['from'], fields['until']].map((edge) => textOf(bodyOf(edge)['day']));
  return [
    numberOf(absence),
    act === undefined ? textOf(body['act']) : t(`absence:act.${act}`),
    textOf(absence['personName']),
    days.filter((day) => day !== '').join(' – '),
    act === undefined ? '' : stepWords(t, act, body),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** The rules of the registry after a change. */
export function absenceRulesWords(t: Words, rules: Body): string {
  return t('office:audit.absence.rules', {
    name: textOf(rules['name']) || t('office:audit.nothing'),
    count: listOf(rules['rules']).length,
    ranked: listOf(rules['people']).length,
  });
}

/** Which absence, or which month of them, left the machine, and whether it was said where people are. */
export function absenceExportWords(t: Words, body: Body): string {
  const of = textOf(body['absenceOf']);
  const what = /^\d{4}-\d{2}$/u.test(of)
    ? t('office:audit.absence.ledger', { month: of })
    : t('office:audit.absence.form', { number: of });
  return [what, body['withWhereabouts'] === true ? t('office:audit.absence.whereabouts') : '']
    .filter((part) => part !== '')
    .join('  ');
}

import { checkAct, checkNumber, checkResult } from '#domain/check/spot-check';
import { incidentAct, incidentNumber } from '#domain/incident/incident';
import { callOutcome, callPurpose } from '#domain/incident/incident-call';
import { reportAct, reportKind } from '#domain/incident/incident-report';
import { incidentLevel } from '#domain/incident/level';
import type { Words } from '../../use-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

const spaced = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('  ');

const joined = (t: Words, parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('、') || t('office:audit.nothing');

/** How incidents and spot checks are handled after a change. */
export function incidentSetupWords(t: Words, setup: Body): string {
  const policies = listOf(setup['policies']).map(bodyOf);
  return t('office:audit.incident.setup', {
    kinds: listOf(setup['kinds']).length,
    rules: listOf(setup['levelRules']).length,
    policies: joined(
      t,
      policies.filter((policy) => policy['isOn'] === true).map((policy) => textOf(policy['name'])),
    ),
    rooms: listOf(setup['rooms']).length,
  });
}

/** A step of an incident: what was done, to which clocks, and the reason. */
export function incidentWords(t: Words, body: Body): string {
  const incident = bodyOf(body['incident']);
  const act = incidentAct.safeParse(body['act']).data;
  const number = incidentNumber({ year: Number(incident['year']), no: Number(incident['no']) });
  const title = textOf(bodyOf(incident['fields'])['title']);
  const clocks = listOf(incident['stages'])
    .map(bodyOf)
    .filter((stage) => listOf(body['about']).includes(stage['id']))
    .map((stage) =>
      [textOf(stage['recipient']), textOf(stage['label'])].filter((part) => part !== '').join(' '),
    );
  const level = incidentLevel.safeParse(incident['level']).data ?? 'none';
  return spaced([
    act === undefined
      ? `${textOf(body['act'])} ${number} ${title}`
      : t(`office:audit.incident.act.${act}`, {
          number,
          title,
          count: listOf(body['facts']).length,
          level: t(`incident:level.${level}`),
          clocks: joined(t, clocks),
        }),
    textOf(body['note']),
  ]);
}

/** A call about an incident, or what put one right. */
export function incidentCallWords(t: Words, body: Body): string {
  const call = bodyOf(body['call']);
  const act = body['act'] === 'corrected' ? 'corrected' : 'noted';
  const direction = call['direction'] === 'in' ? 'in' : 'out';
  const purpose = callPurpose.safeParse(call['purpose']).data;
  const outcome = callOutcome.safeParse(call['outcome']).data;
  return spaced([
    t(`office:audit.incident.call.${act}.${direction}`, {
      unit: textOf(call['unit']),
      purpose: purpose === undefined ? textOf(call['purpose']) : t(`incident:purpose.${purpose}`),
      outcome: outcome === undefined ? textOf(call['outcome']) : t(`incident:outcome.${outcome}`),
    }),
    textOf(body['note']),
  ]);
}

function kindOf(t: Words, value: unknown): string {
  const kind = reportKind.safeParse(value).data;
  return kind === undefined ? textOf(value) : t(`incident:report.${kind}`);
}

/** A step of a written report or bulletin: what was done, and whom it reached up to then. */
export function incidentReportWords(t: Words, body: Body): string {
  const report = bodyOf(body['report']);
  const fields = bodyOf(report['fields']);
  const act = reportAct.safeParse(body['act']).data;
  const deliveries = listOf(report['deliveries']).map(bodyOf);
  const isConfirmed = ({ receiptAt, confirmedAt }: Body): boolean =>
    textOf(receiptAt) !== '' || textOf(confirmedAt) !== '';
  const units = deliveries.filter((one) => act !== 'receipt' || isConfirmed(one)).map((one) => one['unit']);
  const values = {
    kind: kindOf(t, fields['kind']),
    title: textOf(fields['title']),
    units: joined(t, [...new Set(units.map(textOf))]),
  };
  return spaced([
    act === undefined
      ? `${textOf(body['act'])} ${values.kind} ${values.title}`
      : t(`office:audit.incidentReport.act.${act}`, values),
    textOf(report['incidentNumber']),
    textOf(body['note']),
  ]);
}

/** A step of a spot check: the room, and what was found. */
export function spotCheckWords(t: Words, body: Body): string {
  const check = bodyOf(body['check']);
  const act = checkAct.safeParse(body['act']).data;
  const result = checkResult.safeParse(bodyOf(check['made'])['result']).data;
  const values = {
    number: checkNumber({ year: Number(check['year']), no: Number(check['no']) }),
    room: textOf(check['roomName']),
    result: result === undefined ? t('office:audit.nothing') : t(`incident:checkResult.${result}`),
    text: textOf(bodyOf(check['rectified'])['text']),
  };
  return spaced([
    act === undefined
      ? `${textOf(body['act'])} ${values.number} ${values.room}`
      : t(`office:audit.spotCheck.${act}`, values),
    textOf(body['note']),
  ]);
}

/** What left the machine of incidents and spot checks: a report `2026-007/2`, a bulletin `bulletin-2026-3`, a notice, an assessment; undefined where nothing of these. */
export function incidentExportWords(t: Words, body: Body): string | undefined {
  const [report, month, span] = [body['reportOf'], body['checksOf'], body['assessmentOf']].map(textOf);
  if (month) return t('office:audit.incidentReport.checks', { month });
  if (span) return t('office:audit.incidentReport.assessment', { days: span.replace('/', ' – ') });
  if (!report) return undefined;
  const [, kind, year = '', no = ''] = /^(bulletin|special)-(\d+)-(\d+)$/u.exec(report) ?? [];
  if (kind !== undefined)
    return t('office:audit.incidentReport.bulletin', { kind: kindOf(t, kind), year, no });
  const [number = '', place = ''] = report.split('/');
  return t('office:audit.incidentReport.report', { number, no: place });
}

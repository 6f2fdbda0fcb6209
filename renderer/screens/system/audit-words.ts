import type { Words } from '../../use-words.ts';
import { role } from '#domain/people/account';
import { backupFault, exportFormat } from '#contract/methods/records';
import { rotaFormat } from '#contract/methods/rota-nouns';
import { absenceExportWords, absenceRulesWords, absenceWords } from './audit-absence-words.ts';
import {
  incidentCallWords,
  incidentExportWords,
  incidentReportWords,
  incidentSetupWords,
  incidentWords,
  spotCheckWords,
} from './audit-incident-words.ts';
import {
  chaseWords,
  intakeWords,
  officeExportWords,
  officeRoomWords,
  officeSetupWords,
} from './audit-office-words.ts';
import {
  callOutWords,
  periodNamed,
  periodSetupWords,
  periodWords,
  planWords,
  submissionWords,
} from './audit-period-words.ts';
import {
  packageWords,
  productExportWords,
  productSetupWords,
  productWords,
  unitKeyWords,
} from './audit-product-words.ts';
import { offPlanWords, rotaNamed, rotaSetupWords, swapWords, versionWords } from './audit-rota-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

/** The kinds of the audit in the groups in which somebody looks for them. */
export const auditGroups = {
  accounts: ['account'],
  sessions: ['sign-in', 'sign-out', 'wrong-password'],
  people: ['person'],
  station: ['setup', 'station'],
  calendar: ['calendar'],
  rota: ['rota-setup', 'rota', 'rota-swap'],
  absences: ['absence-rules', 'absence'],
  periods: ['period-setup', 'period', 'period-plan', 'period-report', 'call-out'],
  incidents: ['incident-setup', 'incident', 'incident-call', 'incident-report', 'spot-check'],
  products: [
    'product-setup',
    'product',
    'unit-key',
    'package',
    'office-setup',
    'office-room',
    'intake',
    'chase',
  ],
  shifts: ['take-over', 'hand-over', 'join', 'leave', 'unrelieved'],
  exports: ['export'],
  reads: ['read'],
  backups: ['backup'],
  clock: ['clock'],
} as const;

/** One group of kinds. */
export type AuditGroup = keyof typeof auditGroups;

const kinds = Object.values(auditGroups).flat();
const backupActs = ['made', 'copied', 'restored', 'drill', 'settings'] as const;
const reads = [
  'attachment',
  'phones',
  'print',
  'handover',
  'rota',
  'absence',
  'absences',
  'period',
  'report',
  'product',
  'package-file',
  'audit',
  'verify',
] as const;
const accountChanges = ['created', 'changed', 'password-reset', 'password-changed', 'unlocked'] as const;

/** The words for a kind of record; a kind of a newer program keeps its own name. */
export function kindWords(t: Words, kind: string): string {
  const known = kinds.find((each) => each === kind);
  return known === undefined ? kind : t(`office:audit.kind.${known}`);
}

function accountWords(t: Words, body: Body): string {
  const what = accountChanges.find((each) => each === body['what']);
  const roles = listOf(body['roles']).map((value) => {
    const read = role.safeParse(value);
    return read.success ? t(`trade:role.${read.data}`) : textOf(value);
  });
  return [
    what === undefined ? textOf(body['what']) : t(`office:audit.account.${what}`),
    textOf(body['name']),
    roles.join(' / '),
    body['state'] === 'disabled' ? t('office:accounts.disabled') : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function shiftWords(t: Words, body: Body): string {
  const shift = bodyOf(body['shift']);
  const names = listOf(shift['members']).map((member) => textOf(bodyOf(member)['name']));
  return [
    textOf(shift['day']),
    textOf(shift['name']),
    names.join('、'),
    t('office:audit.openMatters', { count: listOf(body['openMatters']).length }),
    body['offPlan'] === undefined ? '' : offPlanWords(t, bodyOf(body['offPlan'])),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function exportWords(t: Words, body: Body): string {
  const formats = listOf(body['formats']).map(
    (value) =>
      (exportFormat.safeParse(value).data ?? rotaFormat.safeParse(value).data)?.toUpperCase() ??
      textOf(value),
  );
  const from = textOf(body['fromDay']);
  const until = textOf(body['untilDay']);
  const [month = '', version = ''] = textOf(body['rotaOf']).split('/');
  const days = from === until ? from : `${from} – ${until}`;
  const what = (): string => {
    if (body['absenceOf'] !== undefined) return absenceExportWords(t, body);
    if (body['periodOf'] !== undefined) return periodNamed(t, textOf(body['periodOf']));
    if (month !== '') return rotaNamed(t, month, version);
    return (
      incidentExportWords(t, body) ?? productExportWords(t, body) ?? officeExportWords(t, body, days) ?? days
    );
  };
  return `${what()}  ${formats.join(' ')}  ${t('office:audit.files', { count: listOf(body['files']).length })}`;
}

/** What a restored store took the place of; a rescue gives the damage as its reason. */
function replacedWords(t: Words, replaced: Body): string {
  const seq = bodyOf(replaced['head'])['seq'];
  const given = textOf(replaced['reason']);
  const damage = /^store-unreadable (.*)$/u.exec(given)?.[1];
  const reason = damage === undefined ? given : t('office:audit.backup.damaged', { what: damage });
  const values = { aside: textOf(replaced['aside']), reason };
  return seq === undefined
    ? t('office:audit.backup.gaveUpUnread', values)
    : t('office:audit.backup.gaveUp', { ...values, seq: textOf(seq) });
}

function backupWords(t: Words, body: Body): string {
  if (body['what'] === 'acknowledged')
    return t('product:restored.acknowledged', { seq: textOf(body['restored']) });
  const what = backupActs.find((each) => each === body['what']);
  const sent = bodyOf(body['sentSince']);
  const fault = backupFault.safeParse(body['problem']).data;
  return [
    what === undefined ? textOf(body['what']) : t(`office:audit.backup.${what}`),
    textOf(body['backup']),
    what === 'settings' ? t('office:backup.everyMinutes', { count: Number(body['everyMinutes']) }) : '',
    textOf(body['secondFolder']),
    fault === undefined ? '' : t(`office:backup.fault.${fault}`),
    what === 'drill' && body['problem'] === null ? t('office:audit.backup.good') : '',
    body['replaced'] === undefined ? '' : replacedWords(t, bodyOf(body['replaced'])),
    body['sentSince'] === undefined
      ? ''
      : t('product:restored.audit', {
          packages: Number(sent['packageCount']),
          reports: Number(sent['reportCount']),
        }),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function calendarWords(t: Words, body: Body): string {
  const source = (['imported', 'by-hand'] as const).find((each) => each === body['source']);
  return [
    textOf(body['year']),
    source === undefined ? textOf(body['source']) : t(`office:calendar.source.${source}`),
    textOf(body['notice']),
    t('office:calendar.dayCount', { count: listOf(body['days']).length }),
    textOf(body['reason']),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** What was looked at: the hash of a file and the id of a person tell people nothing where there is a name. */
function readSubject(t: Words, body: Body): readonly string[] {
  const [of, name] = [textOf(body['of']), textOf(body['name'])];
  switch (body['what']) {
    // An absence is called by its number, and one reads at once whose it is; of a ledger, whose absences are in it.
    case 'absence':
      return [of, name || of];
    case 'absences':
      return name === '' ? [of] : [of, name];
    case 'period':
      return [periodNamed(t, of), name];
    case 'handover':
      return [name || t('office:audit.read.shift', { no: of })];
    case 'rota':
      return [name || rotaNamed(t, of.slice(0, 7), of.slice(8))];
    default:
      return [name || of.replace('/', ' – ')];
  }
}

function readWords(t: Words, body: Body): string {
  const what = reads.find((each) => each === body['what']);
  return [
    what === undefined ? textOf(body['what']) : t(`office:audit.read.${what}`),
    ...readSubject(t, body),
    body['withWhereabouts'] === true ? t('office:audit.absence.whereabouts') : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

const settings = [
  'unitName',
  'centralOffice',
  'zone',
  'dayStart',
  'pattern',
  'idleLockMinutes',
  'lateEntryMinutes',
  'reliefGraceMinutes',
  'retentionLabel',
] as const;

function patternWords(value: unknown): string {
  return listOf(bodyOf(value)['shifts'])
    .map((shift) => `${textOf(bodyOf(shift)['name'])} ${textOf(bodyOf(shift)['startsAt'])}`)
    .join('、');
}

/** Each setting that is another one than before, with both values. */
function changesWords(t: Words, before: Body, after: Body): string {
  const valueOf = (of: Body, name: string): string =>
    (name === 'pattern' ? patternWords(of[name]) : textOf(of[name])) || t('office:audit.nothing');
  const from = (name: string) => ({ before: valueOf(before, name), after: valueOf(after, name) });
  const changed = [
    ...settings.map((name) => ({ label: t(`office:station.${name}`), ...from(name) })),
    { label: t('office:backup.secondPlace'), ...from('secondFolder') },
    { label: t('office:backup.minutesLabel'), ...from('everyMinutes') },
  ].filter((each) => each.before !== each.after);
  return changed.map((each) => t('office:audit.changed', each)).join('；');
}

/** One sentence for what a line of the audit carries, with what stood `before` where settings changed; `accountNames` names accounts that are given by id. */
export function detailWords(
  t: Words,
  kind: string,
  detail: string,
  before: string | null,
  accountNames: ReadonlyMap<string, string>,
): string {
  const body = bodyOf(JSON.parse(detail));
  const earlier = bodyOf(before === null ? null : JSON.parse(before));
  const account = accountNames.get(textOf(body['account'])) ?? textOf(body['account']);
  switch (kind) {
    case 'account':
      return accountWords(t, body);
    case 'sign-in':
    case 'sign-out':
      return account;
    case 'wrong-password':
      return `${account}  ${t('office:audit.failures', { count: Number(body['failures']) })}`;
    case 'person':
      return [bodyOf(body['fields'])['name'], bodyOf(body['fields'])['post'], bodyOf(body['fields'])['unit']]
        .map(textOf)
        .filter((part) => part !== '')
        .join('  ');
    case 'setup':
      return textOf(bodyOf(body['station'])['unitName']);
    case 'station':
      return changesWords(t, bodyOf(earlier['station']), bodyOf(body['station']));
    case 'calendar':
      return calendarWords(t, body);
    case 'rota-setup':
      return rotaSetupWords(t, bodyOf(body['setup']));
    case 'rota':
      return versionWords(t, body);
    case 'rota-swap':
      return swapWords(t, body);
    case 'absence-rules':
      return absenceRulesWords(t, bodyOf(body['rules']));
    case 'absence':
      return absenceWords(t, body);
    case 'period-setup':
      return periodSetupWords(t, bodyOf(body['setup']));
    case 'period':
      return periodWords(t, body);
    case 'period-plan':
      return planWords(t, body);
    case 'period-report':
      return submissionWords(t, body);
    case 'call-out':
      return callOutWords(t, body);
    case 'incident-setup':
      return incidentSetupWords(t, bodyOf(body['setup']));
    case 'incident':
      return incidentWords(t, body);
    case 'incident-call':
      return incidentCallWords(t, body);
    case 'incident-report':
      return incidentReportWords(t, body);
    case 'spot-check':
      return spotCheckWords(t, body);
    case 'product-setup':
      return productSetupWords(t, bodyOf(body['setup']));
    case 'product':
      return productWords(t, body);
    case 'unit-key':
      return unitKeyWords(t, body);
    case 'package':
      return packageWords(t, body);
    case 'office-setup':
      return officeSetupWords(t, bodyOf(earlier['setup']), bodyOf(body['setup']));
    case 'office-room':
      return officeRoomWords(t, body);
    case 'intake':
      return intakeWords(t, body);
    case 'chase':
      return chaseWords(t, body);
    case 'read':
      return readWords(t, body);
    case 'take-over':
    case 'hand-over':
      return shiftWords(t, body);
    case 'join':
      return textOf(body['name']);
    case 'leave':
      return textOf(body['reason']);
    case 'unrelieved':
      return `${textOf(body['reportedTo'])}  ${textOf(body['reason'])}`;
    case 'export':
      return exportWords(t, body);
    case 'backup':
      return before === null
        ? backupWords(t, body)
        : `${t('office:audit.backup.settings')}  ${changesWords(t, earlier, body)}`;
    case 'clock':
      return t('office:audit.clockBack', { newest: textOf(body['newestAt']), now: textOf(body['nowAt']) });
    default:
      return '';
  }
}

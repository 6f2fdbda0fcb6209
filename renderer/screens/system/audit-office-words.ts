import { chaseResult } from '#domain/office/chase';
import { intakeAct, intakeProblemCode, toldReport } from '#domain/office/intake';
import { officeRoomAct } from '#domain/office/office-room';
import { officeSetup } from '#domain/office/setup';
import type { Words } from '../../use-words.ts';
import { productKindWords, shortKey, verdictWords } from './audit-product-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

const spaced = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('  ');

const settings = ['isOffice', 'inbox', 'dueAt', 'on', 'lateBy', 'chaseScript'] as const;

function settingWords(t: Words, name: (typeof settings)[number], setup: Body): string {
  const value = setup[name];
  const { on, lateBy } = officeSetup.shape;
  if (typeof value === 'boolean')
    return value ? t('office:audit.officeSetup.yes') : t('office:audit.officeSetup.no');
  const day = name === 'on' ? on.safeParse(value).data : undefined;
  if (day !== undefined) return t(`office:audit.officeSetup.onDays.${day}`);
  const by = name === 'lateBy' ? lateBy.safeParse(value).data : undefined;
  if (by !== undefined) return t(`office:audit.officeSetup.lateByWhat.${by}`);
  return textOf(value) || t('office:audit.nothing');
}

/** What is another way than before in how the room works as a central office, with both values. */
export const officeSetupWords = (t: Words, before: Body, after: Body): string =>
  settings
    .map((name) => ({
      label: t(`office:audit.officeSetup.${name}`),
      before: settingWords(t, name, before),
      after: settingWords(t, name, after),
    }))
    .filter((one) => one.before !== one.after)
    .map((one) => t('office:audit.changed', one))
    .join('；');

/** A step of a room that reports to this office; of a key as much as tells it from others. */
export function officeRoomWords(t: Words, body: Body): string {
  const room = bodyOf(body['room']);
  const act = officeRoomAct.safeParse(body['act']).data;
  const keys = listOf(room['keys']).map(bodyOf);
  const meant = act === 'unpaired' ? keys.filter(({ retiredAt }) => textOf(retiredAt) !== '') : keys;
  const newest = meant.toSorted((one, other) =>
    textOf(one['retiredAt']).localeCompare(textOf(other['retiredAt'])),
  );
  const key = act === 'unpaired' ? newest.at(-1) : meant.at(-1);
  const values = {
    name: textOf(bodyOf(room['fields'])['name']),
    key: shortKey(key?.['publicKey']),
  };
  return spaced([
    act === undefined ? `${textOf(body['act'])} ${values.name}` : t(`office:audit.officeRoom.${act}`, values),
    textOf(body['note']),
  ]);
}

/** What came in, as people call it. */
function cameWords(t: Words, intake: Body): string {
  const isZero = intake['isZero'] === true;
  if (intake['told'] !== null && intake['told'] !== undefined) {
    const manner = toldReport.shape.manner.safeParse(bodyOf(intake['told'])['manner']).data;
    return t('office:audit.intake.told', {
      manner: manner === undefined ? '' : t(`product:told.${manner}`),
      kind: isZero ? t('product:kind.zero') : t('office:audit.intake.report'),
    });
  }
  const manifest = bodyOf(intake['manifest']);
  if (manifest['sequence'] === undefined) return textOf(bodyOf(intake['file'])['name']);
  const product = bodyOf(manifest['product']);
  return t(
    product['state'] === 'withdrawn' ? 'office:audit.intake.withdrawal' : 'office:audit.intake.package',
    {
      kind: productKindWords(t, product['kind'], isZero),
      no: textOf(manifest['sequence']),
    },
  );
}

/** A step of what came in: whose it is, what was found, and what somebody decided and why. */
export function intakeWords(t: Words, body: Body): string {
  const intake = bodyOf(body['intake']);
  const act = intakeAct.safeParse(body['act']).data;
  const name = textOf(intake['roomName']);
  const problems = listOf(intake['problems']).map((problem) => {
    const code = intakeProblemCode.safeParse(bodyOf(problem)['code']).data;
    return code === undefined ? textOf(bodyOf(problem)['code']) : t(`product:problem.${code}`);
  });
  const values = {
    room: name === '' ? t('office:audit.intake.nobody') : t('office:audit.intake.room', { name }),
    day: textOf(intake['day']) || t('office:audit.nothing'),
    what: cameWords(t, intake),
    verdict: verdictWords(t, intake['verdict']),
  };
  return spaced([
    act === undefined
      ? `${textOf(body['act'])} ${values.room} ${values.day} ${values.what}`
      : t(`office:audit.intake.${act}`, values),
    problems.length === 0 ? '' : t('office:audit.intake.because', { problems: problems.join('、') }),
    textOf(bodyOf(intake['decision'])['reason']),
  ]);
}

/** A call to a room that had not reported. */
export function chaseWords(t: Words, body: Body): string {
  const chase = bodyOf(body['chase']);
  const result = chaseResult.safeParse(chase['result']).data;
  const called = t('office:audit.chase', {
    room: textOf(chase['roomName']),
    day: textOf(chase['day']),
    result: result === undefined ? textOf(chase['result']) : t(`product:chaseResult.${result}`),
  });
  return spaced([called, textOf(chase['answeredBy']), textOf(chase['said'])]);
}

/** A table of a central office that left the machine; undefined where nothing of these. */
export function officeExportWords(t: Words, body: Body, days: string): string | undefined {
  const what = (['matrix', 'statistics'] as const).find((each) => each === body['officeOf']);
  return what === undefined ? undefined : t(`office:audit.officeExport.${what}`, { days });
}

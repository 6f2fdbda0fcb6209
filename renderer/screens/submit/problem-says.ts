import type { Intake } from '#domain/office/intake';
import type { Words } from '../../use-words.ts';

type Problem = Intake['problems'][number];

/** Hashes and keys are compared by their beginning; nobody reads sixty-four digits. */
const short = (detail: string): string =>
  /^[0-9a-f]{64}$/.test(detail) ? `${detail.slice(0, 12)}…` : detail;

const noPackage = ['zip', 'cut-off', 'too-large', 'many-files', 'no-manifest', 'manifest', 'layout'] as const;
const fileFaults = ['altered', 'missing', 'added', 'twice'] as const;
const reportParts = [
  'report',
  'unit.name',
  'unit.publicKey',
  'product.id',
  'product.kind',
  'product.isZero',
  'product.fromDay',
  'product.untilDay',
  'product.year',
  'product.no',
  'product.title',
  'product.issuedAt',
  'product.issuer',
  'product.replaces',
  'product.state',
] as const;

const zeroParts = [
  'incidents',
  'figures.incidents',
  'figures.deaths',
  'figures.missing',
  'figures.injured',
] as const;

/** A member of a report by its name in words; one that a later program may name stays as it is. */
function partSaid(t: Words, detail: string): string {
  const part = reportParts.find((member) => member === detail);
  return part === undefined ? detail : t(`product:problemWhy.${part}`);
}

/** `figures.deaths 2` in words. */
function zeroPartSaid(t: Words, detail: string): string {
  const [name = '', count = ''] = detail.split(' ');
  const part = zeroParts.find((member) => member === name);
  return part === undefined ? detail : t(`product:problemWhy.zero.${part}`, { count: Number(count) });
}

/** What a problem is about, in words where the record has the name of a cause. */
function detailsSaid(t: Words, { code, details }: Problem): readonly string[] {
  const [one = '', two = ''] = details;
  if (code === 'not-a-package') {
    const why = noPackage.find((cause) => cause === one);
    return [
      why === undefined ? t('product:problemWhy.unreadable', { code: one }) : t(`product:problemWhy.${why}`),
    ];
  }
  if (code === 'file-differs') {
    const fault = fileFaults.find((cause) => cause === one);
    if (fault !== undefined) return [t(`product:problemWhy.${fault}`, { name: two })];
  }
  if (code === 'report-differs') return [partSaid(t, one)];
  if (code === 'log-too-large' && (one === 'entries' || one === 'bytes')) {
    const count = one === 'bytes' ? Math.ceil(Number(two) / 1_000_000) : Number(two);
    return [t(`product:problemWhy.log.${one}`, { count })];
  }
  if (code === 'zero-with-incidents') return details.map((detail) => zeroPartSaid(t, detail));
  if (code === 'product-differs') {
    const parts = details
      .slice(1)
      .map((detail) => (detail === 'report' ? t('product:problemWhy.text') : partSaid(t, detail)));
    return [one, parts.join(t('common.comma'))];
  }
  return details.map(short);
}

/** How a package and the one beside it do not fit: a first one that names one before it, by its own word, by that of the one after it, or by either. */
function previousWay(
  details: Problem['details'],
  sequence: number | null,
): 'first' | 'before' | 'after' | 'beside' {
  const beside = Number(details[0]);
  if (beside === 0) return 'first';
  if (sequence === null) return 'beside';
  return beside > sequence ? 'after' : 'before';
}

/** What is wrong with a package, by its number where that is known, in full sentences: what exactly, what it may mean, and what to do. */
export function problemSays(t: Words, problem: Problem, sequence: number | null): string {
  const details = detailsSaid(t, problem);
  const [one = '–', two = '–', three = '–'] = details;
  const all = details.length === 0 ? '–' : details.join(t('common.comma'));
  if (problem.code === 'previous-differs')
    return t(`product:problemSays.previous-differs.${previousWay(problem.details, sequence)}`, {
      one,
      two,
      three,
    });
  return t(`product:problemSays.${problem.code}`, { one, two, three, all });
}

/** True of what is only worth knowing: a package of which nothing else is said was accepted. */
export const isOnlyNote = (verdict: Intake['verdict'], decision: Intake['decision']): boolean =>
  verdict === 'accepted' && decision === null;

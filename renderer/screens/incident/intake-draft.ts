import type { Input } from '#contract/methods';
import { type Fact, factName, type FactKey, textKey } from '#domain/incident/facts';
import type { IncidentFields } from '#domain/incident/incident';
import { incidentLevel, type LevelOrNone } from '#domain/incident/level';
import { factsOfAnswers, questionsOf } from '#domain/incident/questions';
import { readCaller } from '#domain/incident/read-caller';
import { readFigures, type ReadFigures } from '#domain/incident/read-figures';
import { readOccurred } from '#domain/incident/read-occurred';
import type { IncidentSetup } from '#domain/incident/setup';
import type { IncidentClass } from '#domain/incident/taxonomy';
import { addMinutes, type Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { type FactDraft, type FactProblem, readFactDraft } from '../../parts/fact-draft.ts';
import type { Words } from '../../use-words.ts';

/** What stands in the sheet, as it was typed. */
export type IntakeDraft = {
  /** When the sheet was opened, which is 接报 unless another time is typed; empty while nothing was begun. */
  readonly openedAt: Instant | '';
  readonly title: string;
  readonly kindId: string;
  readonly place: string;
  readonly occurredText: string;
  readonly callerText: string;
  /** Who called in four parts, where somebody mended what was read from the line. */
  readonly caller: IncidentFields['reporter'] | null;
  readonly figuresText: string;
  /** Names of facts that are 已核实. */
  readonly verified: readonly string[];
  readonly what: string;
  readonly level: LevelOrNone;
  readonly levelReason: string;
  readonly isSensitive: boolean;
  readonly learnedText: string;
  readonly receivedText: string;
  readonly alreadyInformed: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly more: readonly FactDraft[];
};

/** An empty sheet. */
export const blankIntake: IntakeDraft = {
  openedAt: '',
  title: '',
  kindId: '',
  place: '',
  occurredText: '',
  callerText: '',
  caller: null,
  figuresText: '',
  verified: [],
  what: '',
  level: 'none',
  levelReason: '',
  isSensitive: false,
  learnedText: '',
  receivedText: '',
  alreadyInformed: '',
  answers: {},
  more: [],
};

/** True where nothing was typed or chosen. */
export const isBlankIntake = ({ openedAt: _opened, ...typed }: IntakeDraft): boolean => {
  const { openedAt: _blank, ...blank } = blankIntake;
  return JSON.stringify(typed) === JSON.stringify(blank);
};

/** Fields of the sheet in which something may be wrong, or missing. */
export type IntakeField =
  | 'title'
  | 'kind'
  | 'place'
  | 'occurred'
  | 'reporter'
  | 'figures'
  | 'what'
  | 'learned'
  | 'received';

/** What the sheet says now: the incident that it would begin, what is wrong beside which field, and what is still to come. */
export type ReadIntake = {
  readonly fields: IncidentFields;
  readonly facts: readonly Fact[];
  /** The figures among them as they were read, to be shown and ticked. */
  readonly figures: readonly Fact[];
  readonly read: ReadFigures;
  readonly level: Input<'incident.open'>['level'];
  /** Times that nobody can read, or that cannot be; they are kept in words. */
  readonly badTimes: readonly ('occurred' | 'learned' | 'received')[];
  /** What is wrong with each fact that was added by hand. */
  readonly badMore: readonly (FactProblem | undefined)[];
  readonly missing: readonly IntakeField[];
};

/** What is needed to read the sheet: the clock, the zone, the set-up and words for what is kept as it was typed. */
export type IntakeGround = {
  readonly now: Instant;
  readonly zone: string;
  readonly setup: Pick<IncidentSetup, 'questions'>;
  readonly class: IncidentClass | null;
  readonly t: Words;
};

const longestFact = 2000;
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu;
/** Without the control characters that no record takes, as a paste from elsewhere may bring them. */
const printable = (text: string): string => text.toWellFormed().replaceAll(unprintable, ' ').trim();

function readReceived(typed: string, openedAt: Instant, now: Instant, zone: string): Instant | undefined {
  if (typed.trim() === '') return openedAt;
  const at = readTypedTime(typed, now, zone);
  if (at === undefined || at > addMinutes(now, 1)) return undefined;
  return at > now ? now : at;
}

/** Reads the sheet. Nothing but a missing title keeps it from being saved: what cannot be understood is kept as it was typed. */
export function readIntake(draft: IntakeDraft, ground: IntakeGround): ReadIntake {
  const { now, zone, setup, t } = ground;
  const openedAt = draft.openedAt === '' ? now : draft.openedAt;
  const badTimes: ReadIntake['badTimes'][number][] = [];
  const received = readReceived(draft.receivedText, openedAt, now, zone);
  if (received === undefined) badTimes.push('received');
  const receivedAt = received ?? openedAt;
  const occurred = readOccurred(draft.occurredText, receivedAt, zone);
  if (occurred === undefined) badTimes.push('occurred');
  const learned = draft.learnedText.trim() === '' ? null : readOccurred(draft.learnedText, receivedAt, zone);
  if (learned === undefined) badTimes.push('learned');

  const reporter = draft.caller ?? readCaller(printable(draft.callerText));
  const source = [reporter.unit, reporter.name]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 200);
  const verified = new Set(draft.verified);
  const saying = (key: FactKey, said: Partial<Fact>): Fact => {
    const one = {
      key,
      label: '',
      number: null,
      text: '',
      isAbout: false,
      source,
      knownAt: receivedAt,
      ...said,
    };
    return { ...one, isVerified: said.isVerified ?? verified.has(factName(one)) };
  };
  const asTyped = (field: string, text: string): Fact[] => {
    const words = printable(text);
    const label = t('incident:intake.asTyped', { field }).slice(0, 80);
    return words === '' ? [] : [saying('other', { label, text: words.slice(0, longestFact) })];
  };
  const beyond = (field: string, text: string, most: number): Fact[] =>
    printable(text).length > most ? asTyped(field, text) : [];

  const read = readFigures(printable(draft.figuresText));
  const figures = read.figures
    .filter(({ number }) => number !== null)
    .map(({ key, number, isAbout }) => saying(key, { number, isAbout }));
  const unknown = read.figures.filter(({ number }) => number === null).map(({ text }) => text);
  const inWords = [...new Set([...unknown, ...read.notUnderstood])].join('；');

  const what = printable(draft.what);
  const rest = what.slice(longestFact);
  const questions = questionsOf(setup, draft.kindId, ground.class);
  // What was answered while another kind was chosen is not asked any more, and still said.
  const others = setup.questions.filter((question) => !questions.includes(question));
  const answers = factsOfAnswers([...questions, ...others], draft.answers, { source, knownAt: receivedAt });
  const more = draft.more.map((one) => readFactDraft(one, now, zone));
  const stated = [
    ...figures,
    ...(what === '' ? [] : [saying('what', { text: what.slice(0, longestFact) })]),
    ...(rest === '' ? [] : asTyped(t('incident:intake.whatRest'), rest)),
    ...asTyped(t('incident:intake.field.figures'), inWords),
    ...(badTimes.includes('occurred') ? asTyped(t('incident:word.occurredAt'), draft.occurredText) : []),
    ...(badTimes.includes('learned') ? asTyped(t('incident:word.learnedAt'), draft.learnedText) : []),
    ...(badTimes.includes('received') ? asTyped(t('incident:word.receivedAt'), draft.receivedText) : []),
    ...beyond(t('incident:word.title'), draft.title, 100),
    ...beyond(t('incident:word.place'), draft.place, 200),
    ...beyond(t('incident:word.alreadyInformed'), draft.alreadyInformed, 500),
    ...more.flatMap((one, index) => {
      if ('fact' in one) return [{ ...one.fact, source: one.fact.source === '' ? source : one.fact.source }];
      const typed = draft.more[index];
      return typed === undefined ? [] : asTyped(t(`incident:fact.${typed.key}`), typed.typed);
    }),
  ];
  const known = new Set(stated.map(factName));
  const facts = [
    ...stated,
    // What was typed by hand goes before what the list of questions took down of the same thing.
    ...answers.map((answer) => {
      if (!known.has(factName(answer))) return { ...answer, isVerified: verified.has(factName(answer)) };
      const label = t('incident:intake.alsoSaid', { name: t(`incident:fact.${answer.key}`) });
      return saying('other', { label, text: answer.number === null ? answer.text : String(answer.number) });
    }),
  ].map((one) => ({
    ...one,
    label: printable(one.label).slice(0, 80),
    text: printable(one.text).slice(0, longestFact),
  }));

  const missing: IntakeField[] = [];
  if (draft.kindId === '') missing.push('kind');
  if (draft.place.trim() === '') missing.push('place');
  if ((occurred?.at ?? null) === null) missing.push('occurred');
  if (Object.values(reporter).every((part) => part === '')) missing.push('reporter');
  if (draft.figuresText.trim() === '') missing.push('figures');
  if (!facts.some(({ key }) => key === 'what')) missing.push('what');
  return {
    fields: {
      title: printable(draft.title).slice(0, 100),
      kindId: draft.kindId,
      place: printable(draft.place).slice(0, 200),
      occurredAt: occurred?.at ?? null,
      isOccurredAbout: occurred?.isAbout ?? false,
      learnedAt: learned?.at ?? null,
      receivedAt,
      reporter: {
        unit: printable(reporter.unit).slice(0, 200),
        name: printable(reporter.name).slice(0, 100),
        post: printable(reporter.post).slice(0, 100),
        phone: printable(reporter.phone).slice(0, 60),
      },
      alreadyInformed: printable(draft.alreadyInformed).slice(0, 500),
      isSensitive: draft.isSensitive,
    },
    facts,
    figures,
    read,
    level: draft.level === 'none' ? null : incidentLevel.parse(draft.level),
    badTimes,
    badMore: more.map((one) => ('problem' in one ? one.problem : undefined)),
    missing,
  };
}

/** What may be added by hand: words, as numbers are typed in their own line. */
export const keysToAdd: readonly FactKey[] = textKey.options.filter((key) => key !== 'what');

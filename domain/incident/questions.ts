import { type Fact, isFigure } from './facts.ts';
import { readNumber } from './read-number.ts';
import type { IncidentQuestion, IncidentSetup } from './setup.ts';
import type { IncidentClass } from './taxonomy.ts';

/** What whoever reports an incident of this kind and class is asked; of one that nobody has sorted yet, what is asked of every one. */
export function questionsOf(
  setup: Pick<IncidentSetup, 'questions'>,
  kindId: string,
  of: IncidentClass | null,
): readonly IncidentQuestion[] {
  return setup.questions.filter(
    ({ kinds, classes }) =>
      (kinds.length === 0 || kinds.includes(kindId)) &&
      (classes.length === 0 || (of !== null && classes.includes(of))),
  );
}

/** The answers as facts; an answer to a question for a number that is none is kept in words under the question. */
export function factsOfAnswers(
  questions: readonly IncidentQuestion[],
  answers: Readonly<Record<string, string>>,
  said: Pick<Fact, 'source' | 'knownAt'>,
): readonly Fact[] {
  return questions.flatMap((question): Fact[] => {
    const text = (answers[question.id] ?? '').trim();
    if (text === '') return [];
    const plain = { number: null, text: '', label: '', isAbout: false, isVerified: false, ...said };
    const inWords: Fact = { ...plain, key: 'other', label: question.text.slice(0, 80), text };
    if (question.fact === null) return [inWords];
    if (!isFigure(question.fact))
      return [{ ...plain, key: question.fact, label: question.fact === 'other' ? inWords.label : '', text }];
    const counted = readCount(text);
    return [counted === undefined ? inWords : { ...plain, key: question.fact, ...counted }];
  });
}

/** A whole number as people say it, `约30人`, `三十余户`, `50万元`; undefined where it is none. */
export function readCount(typed: string): Pick<Fact, 'number' | 'isAbout'> | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const bare = text
    .replace(/^(?:about|大约|约|近|超过|超|逾|至少)\s*/, '')
    .replaceAll(/[余多来](?=[万亿]|$|[人名户元例位])|左右|上下|以上/g, '')
    .replace(/(?:人|名|户|元|例|位|公顷)$/, '');
  const number = readNumber(bare);
  if (number === undefined || !Number.isInteger(number)) return undefined;
  return { number, isAbout: bare !== text.replace(/(?:人|名|户|元|例|位|公顷)$/, '') };
}

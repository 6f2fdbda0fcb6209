import { type FactKey, type FigureKey, isFigure } from './facts.ts';
import type { Incident } from './incident.ts';
import type { ReportGround } from './compose-report.ts';
import { type News, newsSince } from './report-news.ts';
import {
  amountText,
  figureText,
  fillGaps,
  momentText,
  type ReportWords,
  sentence,
  wordsText,
} from './report-words.ts';

/** The words of a 续报, and of what is not known in any report. */
export type FollowUpWords = {
  readonly someone: string;
  readonly unknownPlace: string;
  readonly followUpOpening: string;
  readonly nothingNew: string;
  readonly changed: Readonly<Record<'rose' | 'fell' | 'changed' | 'verified' | 'takenBack', string>>;
  readonly told: Readonly<Record<'changed' | 'verified' | 'takenBack', string>>;
  readonly corrected: Readonly<Record<'level' | 'place' | 'occurred' | 'title' | 'kind', string>>;
  readonly part: Readonly<Record<'corrected' | 'harm' | 'situation' | 'done' | 'next', string>>;
};

type Words = ReportWords & FollowUpWords;

const amount = (key: FigureKey, one: NonNullable<News['before']>, words: Words): string => {
  const text = one.number === null ? words.unknown : amountText(key, one.number, words);
  return one.isAbout ? fillGaps(words.about, { amount: text }) : text;
};

/** A figure that changed: 死亡人数由11人增至25人. */
export function changeText({ what, before, now }: News, words: Words): string {
  const { key } = now;
  if (!isFigure(key)) return '';
  if (what === 'new' || before === null) return figureText(now, words);
  const text = fillGaps(words.changed[what], {
    name: words.changeName[key],
    before: amount(key, before, words),
    after: amount(key, now, words),
  });
  return now.isVerified || what === 'takenBack' ? text : fillGaps(words.unverified, { text });
}

/** What became of a fact that is told in words. */
function toldText({ what, now }: News, words: Words): string {
  const name = now.key === 'other' ? now.label : (words.factName[now.key] ?? '');
  const text = wordsText(now, words);
  if (what === 'new') return fillGaps(words.labelled, { label: name, text });
  if (what === 'changed' || what === 'verified') return fillGaps(words.told[what], { name, text });
  return sentence(fillGaps(words.told.takenBack, { name }), words.stop);
}

function corrections(ground: ReportGround, incident: Incident, words: Words): readonly string[] {
  const { before, levelName, zone } = ground;
  if (before === null) return [];
  const time = ({ fields }: Incident): string =>
    fields.occurredAt === null
      ? words.unknown
      : momentText(fields.occurredAt, fields.isOccurredAbout, words, zone);
  const level = ({ level: of }: Incident): string => (of === null ? words.unknown : levelName(of));
  const pairs = [
    ['level', level(before), level(incident)],
    ['kind', before.kindName, incident.kindName],
    ['title', before.fields.title, incident.fields.title],
    ['occurred', time(before), time(incident)],
    ['place', before.fields.place, incident.fields.place],
  ] as const;
  return pairs
    .filter(([, was, is]) => was !== is && is.trim() !== '')
    .map(([key, was, is]) =>
      fillGaps(words.corrected[key], { before: was.trim() === '' ? words.unknown : was, after: is }),
    );
}

const done: readonly FactKey[] = ['measures', 'forces', 'leadersOnScene', 'sceneContact'];
const next: readonly FactKey[] = ['nextSteps', 'support'];

/** The parts of a 续报: what was corrected, whom it hurt, how it stands, what is done, what comes; only what is new. */
export function followUpParts(
  ground: ReportGround,
  incident: Incident,
  words: Words,
): {
  readonly first: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
} {
  const news = newsSince(ground.facts, ground.toldUntilSeq);
  const until = momentText(ground.now, false, words, ground.zone);
  const corrected = corrections(ground, incident, words);
  if (news.length === 0 && corrected.length === 0)
    return { first: fillGaps(words.nothingNew, { until }), parts: [] };
  const figures = news
    .filter(({ now }) => isFigure(now.key))
    .map((one) => changeText(one, words))
    .join(words.semicolon);
  const texts = (isOf: (key: FactKey) => boolean): readonly string[] =>
    news.filter(({ now }) => !isFigure(now.key) && isOf(now.key)).map((one) => toldText(one, words));
  return {
    first: fillGaps(words.followUpOpening, { until }),
    parts: [
      { heading: words.part.corrected, lines: corrected },
      { heading: words.part.harm, lines: [sentence(figures, words.stop)] },
      {
        heading: words.part.situation,
        lines: texts((key) => !done.includes(key) && !next.includes(key)),
      },
      { heading: words.part.done, lines: texts((key) => done.includes(key)) },
      { heading: words.part.next, lines: texts((key) => next.includes(key)) },
    ],
  };
}

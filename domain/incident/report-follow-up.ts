import { type FactKey, type FigureKey, isFigure } from './facts.ts';
import type { Incident } from './incident.ts';
import { fillTemplate } from './fill-template.ts';
import { gapValues } from './gap-values.ts';
import { type CompositionWords, gapSourceOf, type ReportGround } from './report-ground.ts';
import { numberedParts } from './report-parts.ts';
import { type News, newsSince } from './report-news.ts';
import { type FactGap, factGaps, type Gap, gapsOfFacts } from './template-gaps.ts';
import {
  amountText,
  figureText,
  fillGaps,
  momentText,
  peopleFigures,
  sentence,
  wordsText,
} from './report-words.ts';

type Words = CompositionWords;

const amount = (key: FigureKey, one: NonNullable<News['before']>, words: Words): string => {
  const text = one.number === null ? words.unknown : amountText(key, one.number, words);
  return one.isAbout ? fillGaps(words.about, { amount: text }) : text;
};

/** A figure that changed: 死亡人数由11人增至25人. */
function changeText({ what, before, now }: News, words: Words): string {
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

/** What the gaps of a template of a 续报 say instead where a figure changed: `死亡{{死亡}}人` reads 死亡由11人增至25人. */
function changedGaps(news: readonly News[], words: Words): Partial<Record<Gap, string>> {
  const gaps = Object.keys(factGaps) as FactGap[];
  const changed = gaps.flatMap((gap): readonly (readonly [Gap, string])[] => {
    const one = news.find(({ now }) => now.key === factGaps[gap]);
    if (one === undefined || !isFigure(one.now.key) || one.before === null) return [];
    if (one.what !== 'rose' && one.what !== 'fell') return [];
    const { key } = one.now;
    return [
      [
        gap,
        fillGaps(words.step[one.what], {
          before: amount(key, one.before, words),
          after: amount(key, one.now, words),
        }),
      ],
    ];
  });
  const people = news.filter(({ now }) => isPeople(now.key)).map((one) => changeText(one, words));
  return {
    ...Object.fromEntries(changed),
    ...(people.length === 0 ? {} : { 伤亡情况: people.join(words.semicolon) }),
  };
}

const isPeople = (key: FactKey): boolean => (peopleFigures as readonly FactKey[]).includes(key);

/** What became other of the incident itself since the last report: its level, kind, name, time and place. */
function corrections(ground: ReportGround, incident: Incident, words: Words): readonly string[] {
  const { before, levelName } = ground;
  if (before === null) return [];
  const time = ({ fields }: Incident): string =>
    fields.occurredAt === null
      ? words.unknown
      : momentText(fields.occurredAt, fields.isOccurredAbout, words, ground);
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

const done = new Set<FactKey>(['measures', 'forces', 'leadersOnScene', 'sceneContact']);
const next = new Set<FactKey>(['nextSteps', 'support']);

/** The lines of a 续报 about some news, by what they are about; lines of one kind stand together. */
function linesOf(
  news: readonly News[],
  words: Words,
): Readonly<Record<'harm' | 'situation' | 'done' | 'next', readonly string[]>> {
  const figures = news
    .filter(({ now }) => isFigure(now.key))
    .map((one) => changeText(one, words))
    .join(words.semicolon);
  const texts = (isOf: (key: FactKey) => boolean): readonly string[] =>
    news.filter(({ now }) => !isFigure(now.key) && isOf(now.key)).map((one) => toldText(one, words));
  return {
    harm: [sentence(figures, words.stop)],
    situation: texts((key) => !done.has(key) && !next.has(key)),
    done: texts((key) => done.has(key)),
    next: texts((key) => next.has(key)),
  };
}

/** True where a template says itself what became of a fact. */
function isInTemplate(template: string, { what, now }: News): boolean {
  if (what === 'takenBack') return false;
  const gaps = [...gapsOfFacts([now.key])].filter((gap) => gap !== '伤亡情况' || isPeople(now.key));
  return gaps.some((gap) => template.includes(`{{${gap}}}`));
}

/** The body of a 续报: only what is new since the last report, by the template of the unit where there is one. */
export function followUpBody(ground: ReportGround, incident: Incident, words: CompositionWords): string {
  const news = newsSince(ground.facts, ground.toldUntilSeq);
  const until = momentText(ground.now, false, words, ground);
  const corrected = corrections(ground, incident, words);
  if (news.length === 0 && corrected.length === 0) return fillGaps(words.nothingNew, { until });
  const { template } = ground;
  if (template === null) {
    const lines = linesOf(news, words);
    const parts = (['harm', 'situation', 'done', 'next'] as const).map((key) => ({
      heading: words.part[key],
      lines: lines[key],
    }));
    return [
      fillGaps(words.followUpOpening, { until }),
      numberedParts([{ heading: words.part.corrected, lines: corrected }, ...parts], words),
    ].join('\n');
  }
  const rest = linesOf(
    news.filter((one) => !isInTemplate(template, one)),
    words,
  );
  const values = { ...gapValues(gapSourceOf(ground, incident)), ...changedGaps(news, words) };
  return [
    ...corrected,
    fillTemplate(template, values, gapsOfFacts(news.map(({ now }) => now.key))),
    ...[...rest.harm, ...rest.situation, ...rest.done, ...rest.next].filter((line) => line !== ''),
  ].join('\n');
}

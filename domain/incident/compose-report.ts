import { currentFacts, type FactKey, isFigure, isTakenBack, type KeptFact } from './facts.ts';
import { fillTemplate } from './fill-template.ts';
import { gapValues } from './gap-values.ts';
import type { Incident } from './incident.ts';
import { type CompositionWords, gapSourceOf, type ReportGround } from './report-ground.ts';
import { followUpBody } from './report-follow-up.ts';
import { inOrder } from './report-news.ts';
import { numberedParts, type ReportPart } from './report-parts.ts';
import { eventName, withoutPlace } from './report-title.ts';
import { figuresText, fillGaps, momentText, peopleFigures, sentence, wordsText } from './report-words.ts';

/** A report as the facts make it, to be edited. */
export type ComposedReport = { readonly title: string; readonly body: string };

type Told = {
  readonly words: CompositionWords;
  readonly current: readonly KeptFact[];
  /** A fact told in words, or what a label says of one that is not known. */
  readonly text: (key: FactKey) => string;
  readonly labelled: (key: FactKey) => string;
};

function toldOf(current: readonly KeptFact[], words: CompositionWords): Told {
  const text = (key: FactKey): string =>
    current
      .filter((one) => one.key === key)
      .map((one) => wordsText(one, words))
      .join('');
  return {
    words,
    current,
    text,
    labelled: (key) =>
      text(key) === ''
        ? ''
        : fillGaps(words.labelled, { label: words.factLabel[key] ?? '', text: text(key) }),
  };
}

const unknownOf = (key: FactKey, { words }: Told): string =>
  sentence(fillGaps(words.labelled, { label: words.factLabel[key] ?? '', text: words.unknown }), words.stop);

function opening(ground: ReportGround, incident: Incident, { words }: Told): string {
  const { fields } = incident;
  const source = `${fields.reporter.unit}${fields.reporter.name}`.trim();
  const values = {
    received: momentText(fields.receivedAt, false, words, ground),
    unit: ground.unitName,
    source: source === '' ? words.someone : source,
    place: fields.place.trim() === '' ? words.unknownPlace : fields.place.trim(),
    event: withoutPlace(fields),
  };
  return fields.occurredAt === null
    ? fillGaps(words.openingUntimed, values)
    : fillGaps(words.opening, {
        ...values,
        occurred: momentText(fields.occurredAt, fields.isOccurredAbout, words, ground),
      });
}

function grading({ levelName }: ReportGround, incident: Incident, { words }: Told): string {
  if (incident.kindName === '' && incident.level === null) return '';
  const kind = incident.kindName === '' ? words.unknown : incident.kindName;
  return incident.level === null
    ? fillGaps(words.notGraded, { kind })
    : fillGaps(words.graded, { kind, level: levelName(incident.level) });
}

function harm(told: Told): readonly string[] {
  const { words, current } = told;
  const people = figuresText(current, peopleFigures, words);
  const loss = figuresText(current, ['directLossYuan'], words);
  return [people === '' ? words.noCasualtiesYet : sentence(people, words.stop), sentence(loss, words.stop)];
}

function reach(told: Told): readonly string[] {
  const { words, current } = told;
  const figures = figuresText(current, ['evacuated', 'householdsCut', 'gathered', 'areaHectares'], words);
  const scope = `${told.text('scope')}${sentence(figures, words.stop)}`;
  return [
    scope === ''
      ? unknownOf('scope', told)
      : fillGaps(words.labelled, { label: words.factLabel['scope'] ?? '', text: scope }),
  ];
}

const done = (told: Told): readonly string[] => [
  told.text('leadersOnScene'),
  told.text('forces'),
  told.text('measures') === '' ? unknownOf('measures', told) : told.text('measures'),
];

const others = ({ words, current }: Told): readonly string[] =>
  current
    .filter((one) => one.key === 'other' && !isTakenBack(one))
    .map((one) => fillGaps(words.labelled, { label: one.label, text: wordsText(one, words) }));

function wholeParts(ground: ReportGround, incident: Incident, told: Told): readonly ReportPart[] {
  const { heading } = told.words;
  const isFinal = ground.kind === 'final';
  const basics = [
    opening(ground, incident, told),
    told.text('what'),
    grading(ground, incident, told),
    told.labelled('unitAffected'),
    told.labelled('nature'),
    told.text('cause') === '' ? unknownOf('cause', told) : told.labelled('cause'),
    ...others(told),
  ];
  const trend = told.text('trend') === '' ? unknownOf('trend', told) : told.labelled('trend');
  return [
    { heading: heading.basics, lines: basics },
    { heading: heading.harm, lines: harm(told) },
    ...(isFinal
      ? [
          { heading: heading.handling, lines: [...done(told), told.labelled('opinion')] },
          { heading: heading.state, lines: [...reach(told), trend] },
        ]
      : [
          { heading: heading.scope, lines: [...reach(told), trend, told.labelled('opinion')] },
          { heading: heading.done, lines: [...done(told), told.labelled('sceneContact')] },
        ]),
    {
      heading: heading.next,
      lines: [
        told.text('nextSteps') === '' && isFinal ? unknownOf('nextSteps', told) : told.text('nextSteps'),
        told.labelled('support'),
      ],
    },
  ];
}

/** A quick item tells all in a few paragraphs without headings. */
const briefBody = (ground: ReportGround, incident: Incident, told: Told): string =>
  [
    `${opening(ground, incident, told)}${told.text('what')}`,
    harm(told).join(''),
    `${told.text('leadersOnScene')}${told.text('measures')}${told.text('trend')}`,
  ]
    .filter((line) => line !== '')
    .join('\n');

/** The title of a report: `××县（市、区）×××续报一`. */
export function reportTitle(
  { kind, incident, ordinal }: Pick<ReportGround, 'kind' | 'incident' | 'ordinal'>,
  words: Pick<CompositionWords, 'title' | 'blankEvent'>,
): string {
  const event = incident === null ? words.blankEvent : eventName(incident.fields);
  return fillGaps(words.title[kind], { event, ordinal }).slice(0, 200);
}

/** A report as the facts of the moment make it: of a 续报 only what is new, or that nothing is. */
export function composeReport(ground: ReportGround, words: CompositionWords): ComposedReport {
  const { incident, kind } = ground;
  const title = reportTitle(ground, words);
  if (incident === null) return { title, body: words.blankBody };
  const current = inOrder([...currentFacts(ground.facts).values()].filter((one) => !isTakenBack(one)));
  const told = toldOf(current, words);
  if (kind === 'followUp') return { title, body: followUpBody(ground, incident, words) };
  if (ground.template !== null)
    return { title, body: fillTemplate(ground.template, gapValues(gapSourceOf(ground, incident))).trim() };
  const body =
    kind === 'bulletin'
      ? briefBody(ground, incident, told)
      : numberedParts(wholeParts(ground, incident, told), words);
  return { title, body };
}

/** How one fact reads in a report, to be put into the text by hand. */
export function factSentence(one: KeptFact, words: CompositionWords): string {
  if (isTakenBack(one)) return '';
  if (isFigure(one.key)) return sentence(figuresText([one], [one.key], words), words.stop);
  const label = one.key === 'other' ? one.label : (words.factLabel[one.key] ?? '');
  const text = wordsText(one, words);
  return label === '' ? text : fillGaps(words.labelled, { label, text });
}

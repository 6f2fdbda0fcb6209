import { type FigureKey, figureOf, isTakenBack } from '#domain/incident/facts';
import { incidentNumber } from '#domain/incident/incident';
import { withoutPlace } from '#domain/incident/report-title';
import { figuresText, momentText, peopleFigures, sentence, wordsText } from '#domain/incident/report-words';
import type { Entry } from '#domain/log/entry';
import type { ProductIncident } from '#domain/product/figures';
import { firstSentence } from '#domain/product/first-sentence';
import { instant } from '#domain/time/instant';
import { fill, incidentNouns, print } from '../documents/words.ts';
import type { ProductGround } from './ground.ts';
import { fieldOf, timeOf } from './lines.ts';
import { injuredOf, type ToldIncident } from './incidents-of-span.ts';

const words = print.product.compose.incident;
const told = print.incidentReport.compose;
const otherLoss: readonly FigureKey[] = ['evacuated', 'householdsCut', 'directLossYuan'];
const [mostOfLine, mostOfMeasures] = [600, 200];
const leastEvent = 2;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;

/** What happened, without the parts of the place that the sentence has named: `青石县X203县道山体滑坡` at X203县道 in 青石县. */
function eventOf(fields: ToldIncident['incident']['fields']): string {
  let title = fields.title.trim();
  for (let rest = withoutPlace(fields); rest.length >= leastEvent && rest !== title; ) {
    title = rest;
    rest = withoutPlace({ title, place: fields.place });
  }
  return title;
}

function opening(ground: ProductGround, { incident }: ToldIncident): string {
  const { fields, kindName, level } = incident;
  const place = fields.place.trim();
  const parts = [
    kindName,
    level === null ? '' : fill(words.gradeLevel, { level: incidentNouns.level[level] }),
  ].filter((part) => part !== '');
  const values = {
    at: momentText(
      fields.occurredAt ?? fields.receivedAt,
      fields.occurredAt !== null && fields.isOccurredAbout,
      told,
      { now: ground.now, zone: ground.station.zone },
    ),
    place,
    event: eventOf(fields),
    grade:
      parts.length === 0 ? '' : fill(words.grade, { parts: parts.join(print.product.compose.noteComma) }),
  };
  if (fields.occurredAt === null) return fill(place === '' ? words.untimedPlaceless : words.untimed, values);
  return fill(place === '' ? words.timedPlaceless : words.timed, values);
}

function harmText({ incident, current }: ToldIncident): string {
  const known = peopleFigures.flatMap((key) => {
    const one = current.get(key);
    return one === undefined || isTakenBack(one) ? [] : [one];
  });
  if (known.length === 0) return incident.state === 'open' ? words.harmUnknown : '';
  const sum = (['seriouslyInjured', 'slightlyInjured'] as const).reduce(
    (all, key) => all + (figureOf(current, key) ?? 0),
    0,
  );
  // The whole says nothing new beside its parts.
  const hurt = known.filter(
    ({ key, number }) => number !== 0 && !(key === 'injured' && (number ?? 0) <= sum),
  );
  return hurt.length === 0 ? words.nobodyHurt : sentence(figuresText(hurt, peopleFigures, told), told.stop);
}

/** An incident in one paragraph: time, place, what, people hurt, what was done, and how it stands. */
function lineOf(ground: ProductGround, one: ToldIncident): string {
  const { current, incident, closedAt } = one;
  const figures = [...current.values()].filter((fact) => !isTakenBack(fact) && fact.number !== 0);
  const measures = current.get('measures');
  const state =
    incident.state === 'open'
      ? words.open
      : fill(words.closed, { at: ground.told(closedAt ?? incident.fields.receivedAt) });
  return cut(
    [
      opening(ground, one),
      harmText(one),
      sentence(figuresText(figures, otherLoss, told), told.stop),
      measures === undefined ? '' : cut(wordsText(measures, told), mostOfMeasures),
    ].join(''),
    mostOfLine - state.length,
  ).concat(state);
}

/** An incident as a product keeps it. */
export function productIncidentOf(ground: ProductGround, one: ToldIncident): ProductIncident {
  const { incident, current } = one;
  const { fields } = incident;
  return {
    number: incidentNumber(incident),
    title: fields.title,
    kindName: incident.kindName,
    class: incident.class,
    level: incident.level,
    isSensitive: fields.isSensitive,
    place: fields.place,
    occurredAt: fields.occurredAt,
    receivedAt: fields.receivedAt,
    state: incident.state === 'open' ? 'open' : 'closed',
    deaths: figureOf(current, 'deaths'),
    missing: figureOf(current, 'missing'),
    trapped: figureOf(current, 'trapped'),
    injured: injuredOf(current),
    line: lineOf(ground, one),
  };
}

/** An entry of 突发事件接报 that nobody took in as an incident, as a product keeps it: what happened, by its first sentence. */
export function notedIncidentOf(ground: ProductGround, entry: Entry): ProductIncident {
  const text = firstSentence(entry.content);
  const place = fieldOf(entry, 'place');
  const harm = firstSentence(fieldOf(entry, 'casualties'));
  const learned = instant.safeParse(entry.fields['learnedAt']);
  const isDone = entry.state === 'done';
  return {
    number: entry.number,
    title: cut(text, 200),
    kindName: cut(fieldOf(entry, 'incidentKind'), 60),
    class: null,
    level: null,
    isSensitive: false,
    place: cut(place, 200),
    occurredAt: entry.occurredAt,
    receivedAt: learned.success ? learned.data : entry.recordedAt,
    state: isDone ? 'closed' : 'open',
    deaths: null,
    missing: null,
    trapped: null,
    injured: null,
    line: cut(
      [
        fill(words.noted, { at: ground.told(timeOf(entry)), text }),
        place === '' || text.includes(place) ? '' : fill(words.notedPlace, { place }),
        harm === '' || /[伤亡死]/u.test(text) ? '' : fill(words.notedHarm, { text: harm }),
        isDone ? words.notedDone : words.notedOpen,
      ].join(''),
      mostOfLine,
    ),
  };
}

import { severityOf } from '#domain/incident/level';
import { figureKeys, type ProductFigures, type ProductIncident } from '#domain/product/figures';
import type { ProductFields, ProductSection } from '#domain/product/product';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import { longDay } from '../documents/station-time.ts';
import { bracketed, fill, print, productNouns } from '../documents/words.ts';
import { presetProductSetup, productSetupOf } from '../product/setup-now.ts';
import type { Read } from '../room.ts';
import { intakeById } from '../store/intakes.ts';
import { receivedFields } from '../store/received.ts';
import { linesThatFit } from './lines-that-fit.ts';
import { standingRooms } from './matrix.ts';

const words = print.office;

/** A report that counts, with the name of the room that gave it. */
type Counting = {
  readonly roomId: string;
  readonly name: string;
  readonly day: IsoDay;
  readonly intakeId: string;
  readonly isZero: boolean;
  /** Null of one that was told. */
  readonly fields: ProductFields | null;
};

function countingReports(room: Read, fromDay: IsoDay, untilDay: IsoDay): readonly Counting[] {
  return daysBetween(fromDay, untilDay).flatMap((day) =>
    standingRooms(room, day).rooms.flatMap(({ room: one, report, isCounted }): readonly Counting[] =>
      report !== undefined && isCounted
        ? [
            {
              roomId: one.id,
              name: one.fields.name,
              day,
              intakeId: report.id,
              isZero: report.isZero,
              fields: receivedFields(room.store.sqlite, report.id) ?? null,
            },
          ]
        : [],
    ),
  );
}

/** What the reports of all rooms come to, added up; open matters are those of each room's last day. */
export function roomFigures(room: Read, fromDay: IsoDay, untilDay: IsoDay): ProductFigures {
  const reports = countingReports(room, fromDay, untilDay).filter(({ fields }) => fields !== null);
  const last = new Map(reports.map(({ roomId, day }) => [roomId, day]));
  const sumOf = (key: keyof ProductFigures): number =>
    reports
      .filter(({ roomId, day }) => key !== 'openMatters' || last.get(roomId) === day)
      .reduce((sum, { fields }) => sum + (fields?.figures[key] ?? 0), 0);
  // The keys are those of the figures, each once.
  return Object.fromEntries(
    figureKeys.map((key) => [key, Math.min(1_000_000, sumOf(key))]),
  ) as ProductFigures;
}

/** An incident as its room told of it last, in the words of a report over all rooms. */
const saidBy = (name: string, incident: ProductIncident): ProductIncident => ({
  ...incident,
  line: fill(words.incidents.said, {
    room: name,
    line: incident.line === '' ? incident.title : incident.line,
  })
    .slice(0, 600)
    .toWellFormed(),
});

const whenOf = ({ occurredAt, receivedAt }: ProductIncident): string => occurredAt ?? receivedAt;

/** The incidents of all rooms, the worst first and then in order of time: counted, and each in a sentence with the room's name. */
export function roomIncidents(
  room: Read,
  fromDay: IsoDay,
  untilDay: IsoDay,
): { readonly text: string; readonly incidents: ProductIncident[] } {
  const reports = countingReports(room, fromDay, untilDay);
  const told = new Map<string, ProductIncident>();
  for (const { roomId, name, fields } of reports)
    for (const incident of fields?.incidents ?? [])
      told.set(`${roomId} ${incident.number} ${incident.receivedAt}`, saidBy(name, incident));
  const incidents = [...told.values()].toSorted(
    (one, other) =>
      severityOf(other.level) - severityOf(one.level) || whenOf(one).localeCompare(whenOf(other)),
  );
  const sums = { incidents: 0, deaths: 0, missing: 0, injured: 0 };
  const rooms = new Set<string>();
  for (const { roomId, fields } of reports) {
    if (fields === null) continue;
    const { figures } = fields;
    if (figures.incidents > 0 || fields.incidents.length > 0) rooms.add(roomId);
    sums.incidents += figures.incidents;
    sums.deaths += figures.deaths;
    sums.missing += figures.missing;
    sums.injured += figures.injured;
  }
  if (rooms.size === 0) return { text: '', incidents: [] };
  const lines = incidents.map(({ line }, index) => fill(words.incidents.line, { no: index + 1, said: line }));
  return {
    text: linesThatFit([fill(words.incidents.sum, { rooms: rooms.size, ...sums }), ...lines]),
    incidents: incidents.slice(0, 200),
  };
}

/** Who is on duty is in every report, and incidents have a section of their own. */
const toldElsewhere: ReadonlySet<string> = new Set(['onDuty', 'incidents']);

const bare = (text: string): string => text.trim().replace(/[。.]$/u, '');

/** Texts that say that there is nothing to say. */
function emptyTexts(room: Read): ReadonlySet<string> {
  const templates = [...presetProductSetup().templates, ...productSetupOf(room.store.sqlite).setup.templates];
  const empties = templates.flatMap(({ sections }) => sections.map(({ empty }) => bare(empty)));
  return new Set(['', ...empties, ...words.sections.empty.split('|')]);
}

/** Characters of a section of one room that are told; the rest is in its report. */
const mostOfSection = 2000;

const shortened = (text: string): string =>
  text.length <= mostOfSection
    ? text
    : `${text.slice(0, mostOfSection - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;

const sectionLine = ({ heading, text }: Pick<ProductSection, 'heading' | 'text'>): string =>
  fill(words.sections.line, { heading, text: shortened(text.trim().replaceAll(/\s*\n\s*/gu, ' ')) });

function linesOf(room: Read, { intakeId, fields }: Counting, empties: ReadonlySet<string>): string[] {
  if (fields !== null)
    return fields.sections
      .filter(({ key, text }) => !toldElsewhere.has(key) && !empties.has(bare(text)))
      .map(sectionLine);
  const told = intakeById(room.store.sqlite, intakeId)?.intake.told ?? null;
  return told === null || empties.has(bare(told.text))
    ? []
    : [
        sectionLine({
          heading: fill(words.sections.told, { manner: productNouns.told[told.manner] }),
          text: told.text,
        }),
      ];
}

/** What rooms told beside incidents, room by room under its headings; a room that has nothing to tell is left out. */
export function roomSections(room: Read, fromDay: IsoDay, untilDay: IsoDay): string {
  const empties = emptyTexts(room);
  const said = countingReports(room, fromDay, untilDay)
    .filter(({ isZero }) => !isZero)
    .map((report) => ({ report, lines: linesOf(room, report, empties) }))
    .filter(({ lines }) => lines.length > 0);
  return linesThatFit(
    said.map(({ report: { name, day }, lines }, index) =>
      [
        fill(words.sections.room, {
          no: index + 1,
          room: fromDay === untilDay ? name : bracketed(name, longDay(day)),
        }),
        ...lines,
      ].join('\n'),
    ),
  );
}

import type { HandoverSheet } from '#contract/methods/shifts';
import { mansDesk } from '#domain/shift/presence';
import type { Signature } from '#domain/shift/shift';
import type { Instant } from '#domain/time/instant';
import {
  awayBlocks,
  deadlinesTable,
  equipmentBlocks,
  importantTable,
  incidentBlocks,
  type Matters,
  namedMatters,
  openTable,
  thingsTable,
} from './handover-lists.ts';
import { incidentsTable } from './handover-incidents.ts';
import { chainBlocks } from './log-book-blocks.ts';
import { type Block, type Cell, linesOf, type Row, row, shortCell, textCell } from './printed-blocks.ts';
import { longDay, type StationTime, stationTime, weekday } from './station-time.ts';
import { bracketed, fill, labelled, numeral, print, trade, tradeWord } from './words.ts';

/** What a handover sheet is printed with besides what was signed. */
export type SheetFrame = { readonly unitName: string; readonly zone: string };

const words = print.handover;
type Fact = HandoverSheet['facts'];
type Member = Fact['shift']['members'][number];
const presentIn = (facts: Fact): readonly Member[] =>
  facts.shift.members.filter((member) => member.untilAt === null);
const label = (text: string): Cell => shortCell([text]);
const value = (text: string): Cell => textCell(linesOf(text));

/** The moment that a document of this sheet carries as its own: the signature, or the time it was due. */
export const sheetAt = (sheet: HandoverSheet): Instant => sheet.signedAt ?? sheet.dueAt;

const signers = (sheet: HandoverSheet, meaning: 'handed-over' | 'took-over'): string =>
  sheet.signatures
    .filter((one) => one.meaning === meaning)
    .map((one) => one.name)
    .join(print.listComma);

function reliefText(sheet: HandoverSheet, time: StationTime): string {
  if (sheet.signedAt === null) return words.notSigned;
  if (sheet.relief === null) return time.minute(sheet.signedAt);
  const { kind, minutes } = sheet.relief;
  const said =
    kind === 'on-time'
      ? trade.relief[kind]
      : fill(words.relief, { kind: trade.relief[kind], minutes: Math.abs(minutes) });
  return bracketed(time.minute(sheet.signedAt), said);
}

/** 带班领导甲、值班长乙 */
const plannedText = (planned: NonNullable<Fact['rota']>['planned']): string =>
  planned.map(({ duty, name }) => `${tradeWord('duty', duty)}${name}`).join(print.listComma) ||
  words.notPlanned;

function whoAndWhen(sheet: HandoverSheet, time: StationTime): Block {
  const { shift, nextShift, facts } = sheet;
  const members = presentIn(facts)
    .filter((member) => mansDesk(member.duty))
    .map((member) => member.name);
  const leaders = new Set([
    facts.shift.leaderName,
    ...facts.shift.members.filter((member) => member.duty === 'dutyLeader').map((member) => member.name),
  ]);
  const range = (from: Instant, until: Instant): string =>
    fill(print.range, { from: time.minute(from), until: time.inYearOf(until, shift.day) });
  const outgoing = signers(sheet, 'handed-over') || members.join(print.listComma);
  const pairs: readonly (readonly [string, string])[] = [
    [words.shift, bracketed(shift.name, longDay(shift.day))],
    [words.shiftTime, range(shift.startedAt, shift.endedAt ?? shift.plannedUntilAt)],
    [words.outgoing, outgoing],
    [words.incoming, signers(sheet, 'took-over') || words.notSigned],
    [words.dutyLeader, [...leaders].filter((name) => name !== '').join(print.listComma) || print.none],
    [words.nextShift, bracketed(nextShift.name, range(nextShift.from, nextShift.until))],
    [words.dueAt, time.minute(sheet.dueAt)],
    [words.signedAt, reliefText(sheet, time)],
    ...(facts.rota === undefined
      ? []
      : ([
          [words.planned, plannedText(facts.rota.planned)],
          [words.plannedNext, plannedText(facts.rota.next)],
        ] as const)),
  ];
  const rows: Row[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    rows.push(row(pairs.slice(index, index + 2).flatMap(([name, text]) => [label(name), value(text)])));
  }
  return { kind: 'table', widths: [20, 58, 20, 58], head: null, stays: true, rows };
}

function countsTable(facts: Fact): readonly Block[] {
  if (facts.counts.length === 0) return [];
  const perRow = 3;
  const rows: Row[] = [];
  for (let index = 0; index < facts.counts.length; index += perRow) {
    const cells = facts.counts
      .slice(index, index + perRow)
      .flatMap((one) => [shortCell([trade.category[one.category]]), shortCell([String(one.count)])]);
    while (cells.length < perRow * 2) cells.push(shortCell(['']));
    rows.push(row(cells));
  }
  const head = Array.from({ length: perRow }, () => [words.categoryHead, words.countHead]).flat();
  return [{ kind: 'table', widths: [34, 18, 34, 18, 34, 18], head, stays: true, rows }];
}

function summaryText(facts: Fact): string {
  const numbers = facts.numbers === null ? '' : fill(words.numbers, facts.numbers);
  const voids = facts.voidCount === 0 ? '' : fill(words.voidCount, { count: facts.voidCount });
  return `${numbers}${fill(words.entryCount, { count: facts.entryCount })}${voids}`;
}

function signatureBlocks(sheet: HandoverSheet, time: StationTime): readonly Block[] {
  const line = (one: Signature): Row =>
    row([value(one.name), shortCell([trade.meaning[one.meaning]]), shortCell([time.second(one.signedAt)])]);
  const blank = (['handed-over', 'took-over'] as const).map((meaning) =>
    row([value(''), shortCell([trade.meaning[meaning]]), shortCell([words.notSigned])]),
  );
  const notReviewed = row([value(''), shortCell([trade.meaning.reviewed]), shortCell([words.notSigned])]);
  const over = sheet.signatures[0]?.over;
  return [
    {
      kind: 'table',
      widths: [66, 30, 60],
      head: [words.signer, words.meaning, words.time],
      stays: true,
      rows: [
        ...(sheet.signatures.length === 0 ? blank : sheet.signatures.map(line)),
        sheet.review === null ? notReviewed : line(sheet.review.signature),
      ],
    },
    ...(sheet.review === null
      ? []
      : [
          {
            kind: 'paragraph',
            text: labelled(
              words.opinion,
              sheet.review.opinion.trim() === '' ? words.noOpinion : sheet.review.opinion,
            ),
          } as const,
        ]),
    ...(over === undefined ? [] : [{ kind: 'hash', text: fill(words.over, { over }) } as const]),
  ];
}

/** What was corrected after the signatures; it stands behind them and says so. */
function laterBlocks(sheet: HandoverSheet, number: number, time: StationTime): readonly Block[] {
  if (sheet.laterChanges.length === 0) return [];
  return [
    { kind: 'heading', text: fill(print.numbered, { numeral: numeral(number), text: words.laterChanges }) },
    { kind: 'paragraph', text: words.laterHint },
    {
      kind: 'table',
      widths: [16, 20, 50, 70],
      head: [words.laterNumber, words.laterWhat, words.laterBy, words.laterReason],
      stays: false,
      rows: sheet.laterChanges.map((change) =>
        row([
          shortCell([change.number.replace('-', '-\n')]),
          shortCell([print.history[change.kind]]),
          shortCell([time.second(change.at), change.byName]),
          textCell(
            linesOf(
              change.content === ''
                ? change.reason
                : `${change.reason}\n${fill(words.nowSays, { content: change.content })}`,
            ),
          ),
        ]),
      ),
    },
  ];
}

const paragraphs = (text: string): readonly Block[] =>
  text.split(/\r?\n/u).map((line) => ({ kind: 'paragraph', text: line }));

/** The handover sheet with the signatures of both sides and the leader as a printed page. */
export function handoverBlocks(sheet: HandoverSheet, frame: SheetFrame): readonly Block[] {
  const time = stationTime(frame.zone);
  const { facts, handed, unrelieved } = sheet;
  const byId = new Map(facts.matters.map((entry) => [entry.id, entry]));
  const matters: Matters = {
    sheet,
    time,
    get: (ids) => ids.map((id) => byId.get(id)).filter((entry) => entry !== undefined),
  };
  let sections = 0;
  const section = (text: string, blocks: readonly Block[]): readonly Block[] => {
    sections += 1;
    return [{ kind: 'heading', text: fill(print.numbered, { numeral: numeral(sections), text }) }, ...blocks];
  };
  const lateness = handed?.latenessReason ?? '';
  return [
    {
      kind: 'title',
      text: `${fill(print.handoverTitle, { unit: frame.unitName })}${sheet.signedAt === null ? words.draft : ''}`,
    },
    {
      kind: 'day-line',
      text: fill(print.dayAndShift, {
        day: longDay(sheet.shift.day),
        weekday: weekday(sheet.shift.day),
        shift: sheet.shift.name,
      }),
    },
    whoAndWhen(sheet, time),
    ...(lateness === '' ? [] : paragraphs(labelled(words.latenessReason, lateness))),
    ...(unrelieved === null
      ? []
      : paragraphs(fill(words.unrelieved, { to: unrelieved.reportedTo, reason: unrelieved.reason }))),
    ...section(words.summary, [{ kind: 'paragraph', text: summaryText(facts) }, ...countsTable(facts)]),
    ...(facts.majorIncidents.length === 0 ? [] : section(words.majorIncidents, incidentBlocks(matters))),
    ...(facts.incidents === undefined
      ? []
      : section(words.incidents.title, [incidentsTable(facts.incidents, matters)])),
    ...section(words.important, [importantTable(matters)]),
    ...section(words.openMatters, [
      ...(facts.openMatters.length === 0
        ? []
        : paragraphs(
            fill(words.openMatterCount, {
              count: facts.openMatters.length,
              unread: handed?.unread.length ?? 0,
            }),
          )),
      openTable(matters),
    ]),
    ...section(words.orders, [namedMatters(facts.orders, matters, null)]),
    ...section(words.warnings, [namedMatters(facts.warnings, matters, 'validUntilAt')]),
    ...section(words.deadlines, [deadlinesTable(matters)]),
    ...section(words.leadersAway, awayBlocks(matters)),
    ...section(words.equipment, equipmentBlocks(matters)),
    ...section(words.things, [thingsTable(matters)]),
    ...section(words.others, paragraphs((handed?.note ?? '') === '' ? print.nothing : (handed?.note ?? ''))),
    ...section(words.signatures, signatureBlocks(sheet, time)),
    ...laterBlocks(sheet, sections + 1, time),
    ...chainBlocks(sheet.head, sheet.signedAt === null ? null : time.long(sheet.signedAt)),
  ];
}

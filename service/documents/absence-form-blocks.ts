import type { AbsenceFields } from '#domain/absence/absence';
import { changeLines } from './absence-changes.ts';
import { decisionLines, leadLines, otherHeadText, outcomesText } from './absence-outcomes.ts';
import { type AbsenceForm, daysText, edgeText, formTitle } from './absence-paper.ts';
import { type Block, type Cell, linesOf, type Row, row, type TableBlock } from './printed-blocks.ts';
import { stationTime } from './station-time.ts';
import { absenceNouns, bracketed, fill, labelled, print } from './words.ts';

const words = print.absence;
const { field } = absenceNouns;

type Size = Cell['size'];
/** A label and what stands beside it. */
type Pair = readonly [label: string, value: string];

const labelWidth = 29;
const valueWidth = 49;
const widths = [labelWidth, valueWidth, labelWidth, valueWidth];

const named = (name: string, more: string): string => (more === '' ? name : bracketed(name, more));

/** Who presides, with the post, and under it the telephone where there is one. */
function actingText(acting: AbsenceFields['acting'], secret: (text: string) => string): string {
  if (acting === null) return '';
  const who = named(acting.name, acting.post);
  return acting.phone === '' ? who : `${who}\n${labelled(words.phone, secret(acting.phone))}`;
}

/** The values of a form in order: two beside each other, or one over the whole width. */
function pairsOf(form: AbsenceForm): readonly (readonly [Pair] | readonly [Pair, Pair])[] {
  const { absence, withWhereabouts, unitName, zone } = form;
  const { fields, approval, reports, returned, steps } = absence;
  const time = stationTime(zone);
  const secret = (text: string): string => (withWhereabouts ? text : words.leftOut);
  const returner =
    steps.find(({ act, at }) => act === 'returned' && at === returned?.recordedAt)?.byName ?? '';
  const decisions = decisionLines(absence, time);
  const changes = changeLines(steps, time, withWhereabouts);
  const told: readonly (readonly [Pair, Pair])[] = reports.map(({ to, manner, at, receivedBy, note }) => [
    [words.reportTo, receivedBy === '' ? to : fill(words.receivedBy, { to, name: receivedBy })],
    [
      words.reportAt,
      named(
        fill(words.atAndHow, { at: time.minute(at), how: absenceNouns.reportManner[manner] }),
        withWhereabouts ? note : '',
      ),
    ],
  ]);
  const notTold: readonly [Pair, Pair] = [
    [words.reportTo, ''],
    [words.reportAt, ''],
  ];
  return [
    [
      [words.unit, unitName],
      [field.kind, absenceNouns.kind[fields.kind]],
    ],
    [
      [field.person, absence.personName],
      [field.post, absence.personPost],
    ],
    [[field.cause, secret(fields.cause)]],
    [
      [field.from, edgeText(fields.from)],
      [field.until, edgeText(fields.until)],
    ],
    [
      [field.days, daysText(absence.halfDays)],
      [field.reach, absenceNouns.reach[fields.reach]],
    ],
    [
      [field.place, secret(fields.place)],
      [field.transport, secret(fields.transport)],
    ],
    [
      [field.companions, secret(fields.companions)],
      [field.contactPhone, secret(fields.contactPhone)],
    ],
    [
      [field.acting, actingText(fields.acting, secret)],
      [words.otherHead, otherHeadText(absence.findings) || print.notKnown],
    ],
    [[field.arrangement, secret(fields.arrangement)]],
    [
      [field.approver, approval === null ? '' : named(approval.name, approval.post)],
      [words.approvedAt, approval === null ? '' : time.minute(approval.at)],
    ],
    [
      [words.approvalManner, approval === null ? '' : absenceNouns.approvalManner[approval.manner]],
      [field.documentNo, approval?.documentNo ?? ''],
    ],
    ...(told.length === 0 ? [notTold] : told),
    [[words.lead, leadLines(absence, time).join('\n')]],
    [[words.outcomes, outcomesText(absence)]],
    ...(decisions.length === 0 ? [] : ([[[words.decisions, decisions.join('\n')]]] as const)),
    [[words.changes, changes.length === 0 ? print.none : changes.join('\n')]],
    [
      [words.returnedAt, returned === null ? '' : time.minute(returned.at)],
      [
        words.recordedAt,
        returned === null
          ? ''
          : [time.minute(returned.recordedAt), returner].filter((text) => text !== '').join(print.listComma),
      ],
    ],
    [[field.note, secret(fields.note)]],
  ];
}

/** Millimetres that a character and a line take in each size, and what a cell has around its text. */
const measures: Readonly<Record<Size, { readonly half: number; readonly line: number }>> = {
  normal: { half: 1.86, line: 5.65 },
  small: { half: 1.6, line: 4.6 },
  tiny: { half: 1.33, line: 3.55 },
};
const cellRoom = 1.8;
const leastRow = 6.4;
/** Millimetres that the rows of values have on one page beside the title, the places for signatures and the foot. */
const roomOnPage = 154;

/** How many half characters wide a text is. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((all, character) => all + (character > '\u2e80' ? 2 : 1), 0);

function heightOf(text: string, width: number, size: Size): number {
  const { half, line } = measures[size];
  const lines = text.split('\n').reduce((sum, one) => {
    return sum + Math.max(1, Math.ceil((widthOf(one) * half) / (width - cellRoom)));
  }, 0);
  return Math.max(leastRow, lines * line + 1);
}

/** The size in which the form stays on one page; where none does, it is small and goes on. */
function sizeOf(pairs: readonly (readonly Pair[])[]): Size {
  const height = (size: Size): number =>
    pairs.reduce((sum, pair) => {
      const wide = pair.length === 1 ? labelWidth + 2 * valueWidth : valueWidth;
      return (
        sum +
        Math.max(
          ...pair.flatMap(([label, value]) => [
            heightOf(label, labelWidth, size),
            heightOf(value, wide, size),
          ]),
        )
      );
    }, 0);
  return height('normal') <= roomOnPage ? 'normal' : 'small';
}

const cell = (text: string, align: Cell['align'], size: Size): Cell => ({
  lines: linesOf(text),
  align,
  size,
});

const signatures = (size: Size): readonly Row[] =>
  (
    [
      [words.signPerson, words.signApprover],
      [words.signDesk, words.signUnit],
    ] as const
  ).map((labels) =>
    row(
      labels.flatMap((label) => [
        cell(label, 'center', size),
        { ...cell('', 'center', size), lines: [[], [], ...linesOf(words.signDate)] },
      ]),
    ),
  );

/** Half characters from which on a value gets a row of its own. */
const longValue = 90;

/** Puts values that would make a column long and thin over the whole width. */
const apart = (pairs: ReturnType<typeof pairsOf>): readonly (readonly Pair[])[] =>
  pairs.flatMap((pair): readonly (readonly Pair[])[] =>
    pair.some(([, value]) => widthOf(value) > longValue) ? pair.map((one) => [one]) : [pair],
  );

/** The table of the form: every value beside its label, and the places for signatures. */
export function formTable(form: AbsenceForm): TableBlock {
  const pairs = apart(pairsOf(form));
  const size = sizeOf(pairs);
  const rows = pairs.map((pair) =>
    row(
      pair.flatMap(([label, value]): readonly Cell[] => [
        cell(label, 'center', size),
        pair.length === 1 ? { ...cell(value, 'left', size), span: 3 } : cell(value, 'left', size),
      ]),
    ),
  );
  return {
    kind: 'table',
    widths,
    head: null,
    stays: false,
    close: true,
    rows: [...rows, ...signatures(size)],
  };
}

/** The lines under the form: who made it and when, by which record it can be proved, and whether something was left out. */
export function formFoot({ byName, madeAt, zone, head, withWhereabouts }: AbsenceForm): readonly string[] {
  return [
    fill(words.formFoot, { by: byName, at: stationTime(zone).long(madeAt), ...head }),
    ...(withWhereabouts ? [] : [words.formOpen]),
  ];
}

/** The line under the title: the number, and how the absence stands. */
export const formLine = ({ absence }: AbsenceForm): string =>
  fill(words.formLine, { number: absence.number, state: absenceNouns.state[absence.state] });

/** The form as a printed page. */
export const formBlocks = (form: AbsenceForm): readonly Block[] => [
  { kind: 'title', text: formTitle(form.absence) },
  { kind: 'line', text: formLine(form) },
  formTable(form),
  ...formFoot(form).map((text) => ({ kind: 'line', text }) as const),
];

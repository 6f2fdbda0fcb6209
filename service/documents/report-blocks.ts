import { isBulletin } from '#domain/incident/incident-report';
import type { IncidentReport } from '#domain/incident/incident-report';
import { type ReportLine, reportLines } from '#domain/incident/report-lines';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { type OfficialBlock, type OfficialRun, unitIndent } from './official-block.ts';
import type { Block } from './printed-blocks.ts';
import type { ReportPaper } from './report-paper.ts';
import { longDay } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.incidentReport;

const official = <One extends OfficialBlock>(block: One): One => block;

function paragraph({ level, lead, rest }: ReportLine): OfficialBlock {
  const runs: readonly OfficialRun[] = [
    { text: lead, role: level === 1 ? 'heading' : 'subheading' },
    { text: rest, role: 'body' },
  ];
  return {
    kind: 'official',
    what: 'text',
    runs: runs.filter(({ text }) => text !== ''),
    isHeading: level > 0 && rest === '',
  };
}

const signer = (one: IncidentReport['issuer'] | null): string =>
  one === null ? words.nobody : one.manner === 'spoken' ? fill(words.spoken, { name: one.name }) : one.name;

/** The lines at the end: whom it went to, who wrote, checked and issued it, where to call. */
function tail({ report }: ReportPaper): readonly Block[] {
  const { fields, editor, reviewer, issuer, imprint } = report;
  const lines = [
    ...(isBulletin(fields.kind) && fields.to.length > 0
      ? [fill(words.toLine, { units: fields.to.join(words.units) })]
      : []),
    ...(fields.copyTo.length > 0 ? [fill(words.copyLine, { units: fields.copyTo.join(words.units) })] : []),
    fill(words.signers, { editor: editor.name, reviewer: signer(reviewer), issuer: signer(issuer) }),
    ...(imprint.contact === '' ? [] : [fill(words.phone, { phone: imprint.contact })]),
  ];
  return [
    { kind: 'official', what: 'gap' },
    { kind: 'official', what: 'rule' },
    ...lines.map((text) => official({ kind: 'official', what: 'tail', text })),
    { kind: 'official', what: 'rule' },
  ];
}

/** A report as official documents look: a bulletin under its red head with its number, others with whom they are addressed to. */
export function reportBlocks(paper: ReportPaper): readonly Block[] {
  const { report, zone, withdrawnAt } = paper;
  const { fields, year, no, issuedAt, imprint } = report;
  const { unitName, head } = imprint;
  const date: IsoDay = localParts(issuedAt, zone).day;
  const indent = unitIndent(unitName, longDay(date));
  const body = reportLines(fields.body).map(paragraph);
  const withdrawn: readonly Block[] =
    withdrawnAt === null
      ? []
      : [{ kind: 'line', text: fill(words.withdrawn, { at: withdrawnAt, reason: report.reason }) }];
  if (isBulletin(fields.kind))
    return [
      { kind: 'official', what: 'red-head', text: head },
      { kind: 'official', what: 'issue-no', text: fill(words.issueYear, { year, no }) },
      { kind: 'official', what: 'sides', left: unitName, right: longDay(date) },
      { kind: 'official', what: 'red-rule' },
      { kind: 'official', what: 'gap' },
      { kind: 'title', text: fields.title, isUnderHead: true },
      { kind: 'official', what: 'gap' },
      ...body,
      ...tail(paper),
      ...withdrawn,
    ];
  return [
    { kind: 'title', text: fields.title },
    { kind: 'official', what: 'gap' },
    ...(fields.to.length === 0
      ? []
      : [
          official({
            kind: 'official',
            what: 'salutation',
            text: fill(words.addressed, { to: fields.to.join(print.listComma) }),
          }),
        ]),
    ...body,
    { kind: 'official', what: 'gap' },
    { kind: 'official', what: 'from', text: unitName, indent, isLast: false },
    { kind: 'official', what: 'from', text: longDay(date), indent: indent + 2, isLast: true },
    ...tail(paper),
    ...withdrawn,
  ];
}

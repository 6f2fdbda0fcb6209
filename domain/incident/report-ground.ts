import type { Instant } from '../time/instant.ts';
import { currentFacts, type KeptFact } from './facts.ts';
import type { GapSource } from './gap-values.ts';
import type { Incident } from './incident.ts';
import type { ReportKind } from './incident-report.ts';
import type { ReportWords } from './report-words.ts';

/** The words of whole reports: titles, headings and the sentences between the facts. */
export type CompositionWords = ReportWords & {
  readonly title: Readonly<Record<ReportKind, string>>;
  readonly blankEvent: string;
  readonly blankBody: string;
  readonly opening: string;
  readonly openingUntimed: string;
  readonly graded: string;
  readonly notGraded: string;
  readonly factLabel: Readonly<Record<string, string>>;
  readonly heading: Readonly<
    Record<'basics' | 'harm' | 'scope' | 'done' | 'handling' | 'state' | 'next', string>
  >;
  readonly noCasualtiesYet: string;
  readonly numerals: string;
  readonly numbered: string;
  readonly someone: string;
  readonly unknownPlace: string;
  readonly followUpOpening: string;
  readonly nothingNew: string;
  readonly changed: Readonly<Record<'rose' | 'fell' | 'changed' | 'verified' | 'takenBack', string>>;
  readonly step: Readonly<Record<'rose' | 'fell', string>>;
  readonly told: Readonly<Record<'changed' | 'verified' | 'takenBack', string>>;
  readonly corrected: Readonly<Record<'level' | 'place' | 'occurred' | 'title' | 'kind', string>>;
  readonly part: Readonly<Record<'corrected' | 'harm' | 'situation' | 'done' | 'next', string>>;
};

/** What a report is composed from. */
export type ReportGround = {
  readonly kind: ReportKind;
  /** Null of a bulletin that is about no incident. */
  readonly incident: Incident | null;
  /** The incident as it stood when it was told last; null where it was never told. */
  readonly before: Incident | null;
  readonly facts: readonly KeptFact[];
  /** The record up to which the report before it told the facts; 0 where there is none. */
  readonly toldUntilSeq: number;
  /** Of a 续报 its number as a title has it: 一, 二 … */
  readonly ordinal: string;
  /** What the level is called; empty where nobody has graded it. */
  readonly levelName: (level: Incident['level']) => string;
  readonly className: string;
  readonly unitName: string;
  readonly now: Instant;
  readonly zone: string;
  /** The template of the unit for such a report; null takes the usual form. */
  readonly template: string | null;
  /** Who writes it. */
  readonly editorName: string;
};

/** What the gaps of a template are filled from in a report. */
export const gapSourceOf = (ground: ReportGround, incident: Incident): GapSource => ({
  incident,
  current: currentFacts(ground.facts),
  className: ground.className,
  levelName: incident.level === null ? '' : ground.levelName(incident.level),
  unitName: ground.unitName,
  zone: ground.zone,
  officer: ground.editorName,
  editor: ground.editorName,
  recipient: '',
  ordinal: ground.ordinal,
  now: ground.now,
});

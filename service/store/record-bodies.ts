import type { RotaChange, RotaVersion, ShownPost } from '#contract/methods/rota-nouns';
import type { ChainHead } from '#contract/methods/shifts';
import type { Absence, AbsenceAct } from '#domain/absence/absence';
import type { Finding } from '#domain/absence/finding';
import type { AbsenceRules } from '#domain/absence/rules';
import type { CheckAct, SpotCheck } from '#domain/check/spot-check';
import type { Fact } from '#domain/incident/facts';
import type { Incident, IncidentAct } from '#domain/incident/incident';
import type { IncidentCall } from '#domain/incident/incident-call';
import type { IncidentReport, ReportAct } from '#domain/incident/incident-report';
import type { IncidentLevel } from '#domain/incident/level';
import type { IncidentSetup } from '#domain/incident/setup';
import type { SentSince } from '#domain/backup/sent-since';
import type { Amendment } from '#domain/calendar/calendar-version';
import type { CallOut, CallOutAct } from '#domain/period/call-out';
import type { Period, PeriodAct, PeriodPart } from '#domain/period/period';
import type { PlanCell, PlanChange } from '#domain/period/plan';
import type { PeriodSetup } from '#domain/period/setup';
import type { Submission } from '#domain/period/submission';
import type { EntryContent, MatterState } from '#domain/log/entry';
import type { Chase } from '#domain/office/chase';
import type { Intake, IntakeAct } from '#domain/office/intake';
import type { OfficeRoom, OfficeRoomAct } from '#domain/office/office-room';
import type { OfficeSetup } from '#domain/office/setup';
import type { DutyPackage, PackageAct } from '#domain/package/package';
import type { PersonFields } from '#domain/people/person';
import type { DutyProduct, ProductAct } from '#domain/product/product';
import type { ProductSetup } from '#domain/product/setup';
import type { Relief } from '#domain/shift/relief';
import type { RotaDuty } from '#domain/rota/duty';
import type { RotaSetup } from '#domain/rota/setup';
import type { SwapRequest, SwapState } from '#domain/rota/swap';
import type { HandedOver, IncidentLead, SheetFacts } from '#domain/shift/sheet';
import type { ShiftDuty, Signature } from '#domain/shift/shift';
import type { Station } from '#domain/station';
import type { ClockTime, Instant, IsoDay } from '#domain/time/instant';

/** A shift as the record that begins it describes it. */
export type ShiftStart = {
  readonly no: number;
  readonly day: IsoDay;
  readonly slot: number;
  readonly name: string;
  readonly plannedFromAt: Instant;
  readonly plannedUntilAt: Instant;
  readonly leaderName: string;
  readonly members: readonly {
    readonly personId: string;
    readonly accountId: string;
    readonly name: string;
    readonly duty: ShiftDuty;
  }[];
};

/** Who the published rota had at the desk and is not there, and why; an empty reason is still to be given. */
export type OffPlan = {
  readonly missing: readonly { readonly duty: string; readonly personId: string; readonly name: string }[];
  readonly reason: string;
};

/** When those of a pool of a part are on duty: from a time of day, so many minutes. The key is the place of the part, a space and the key of the pool. */
export type PoolHours = { readonly poolKey: string; readonly startsAt: ClockTime; readonly minutes: number };

/** What each kind of record carries; `docs/LOG-FORMAT.md` describes them for strangers. */
export type RecordBodies = {
  setup: { readonly station: Station };
  station: { readonly station: Station };
  person: { readonly id: string; readonly fields: PersonFields };
  account: {
    readonly id: string;
    readonly name: string;
    readonly personId: string;
    readonly roles: readonly string[];
    readonly state: string;
    readonly what: 'created' | 'changed' | 'password-reset' | 'password-changed' | 'unlocked';
  };
  'sign-in': { readonly account: string };
  'sign-out': { readonly account: string };
  'wrong-password': {
    readonly account: string;
    readonly failures: number;
    readonly lockedUntil: Instant | null;
  };
  entry: {
    readonly year: number;
    readonly no: number;
    readonly day: IsoDay;
    readonly recorderId: string;
    readonly isLate: boolean;
    readonly content: EntryContent;
  };
  correction: { readonly entry: number; readonly reason: string; readonly content: EntryContent };
  void: { readonly entry: number; readonly reason: string };
  state: { readonly entry: number; readonly state: MatterState; readonly note: string };
  'reminder-done': { readonly entry: number };
  'take-over': {
    readonly shift: ShiftStart;
    readonly note: string;
    readonly offPlan?: OffPlan;
    readonly openMatters: readonly number[];
    readonly signatures: readonly Signature[];
    readonly chainBefore: string;
  };
  'hand-over': {
    readonly from: number;
    readonly shift: ShiftStart;
    /** The sheet itself, so that the signatures stand under its bytes and not under a way to make it again. */
    readonly sheet: {
      readonly facts: SheetFacts;
      readonly handed: HandedOver;
      readonly leads: readonly IncidentLead[];
      readonly relief: Relief;
    };
    readonly offPlan?: OffPlan;
    readonly openMatters: readonly number[];
    readonly signatures: readonly Signature[];
    readonly chainBefore: string;
  };
  /** A leader read a signed sheet (审签); `over` is what its signatures stand under. */
  review: {
    readonly shift: number;
    readonly over: string;
    readonly opinion: string;
    readonly signatures: readonly Signature[];
  };
  /** Somebody who led a major incident on from an earlier shift may go. */
  release: {
    readonly shift: number;
    readonly personId: string;
    readonly name: string;
    readonly entries: readonly number[];
    readonly note: string;
    readonly signatures: readonly Signature[];
  };
  join: {
    readonly shift: number;
    readonly personId: string;
    readonly accountId: string;
    readonly name: string;
    readonly duty: ShiftDuty;
    readonly signatures: readonly Signature[];
  };
  leave: {
    readonly shift: number;
    readonly personId: string;
    readonly reason: string;
    readonly signatures: readonly Signature[];
  };
  unrelieved: {
    readonly shift: number;
    readonly reportedTo: string;
    readonly reason: string;
    readonly sheet: { readonly facts: SheetFacts };
    readonly openMatters: readonly number[];
    readonly signatures: readonly Signature[];
  };
  'rota-setup': { readonly setup: RotaSetup };
  /** A version of a month's rota, whole: it says who is on duty without any record before it. */
  rota: {
    readonly month: string;
    readonly version: number;
    readonly effectiveDay: IsoDay;
    readonly cause: RotaVersion['cause'];
    /** The request that made it; empty where the office published it. */
    readonly swap: string;
    readonly reason: string;
    /** Where and when its duty days begin. */
    readonly zone: string;
    readonly dayStart: ClockTime;
    readonly posts: readonly ShownPost[];
    /** Everybody whom the duties and changes name, as the directory called them. */
    readonly people: readonly { readonly id: string; readonly name: string }[];
    readonly duties: readonly RotaDuty[];
    readonly changes: readonly RotaChange[];
    readonly tell: readonly string[];
    readonly signatures: readonly Signature[];
  };
  /** One step of a request to change a published rota. */
  'rota-swap': {
    readonly id: string;
    readonly state: SwapState;
    /** What is asked for; repeated at every step, so that a signature under it says what it agrees to. */
    readonly request: SwapRequest;
    readonly byId: string;
    readonly byName: string;
    readonly withName: string;
    readonly note: string;
    /** Only of steps that were taken with a password. */
    readonly signatures?: readonly Signature[];
  };
  'absence-rules': { readonly rules: AbsenceRules };
  /** One step of an absence (外出报备), whole: it says how the absence stands without any record before it. */
  absence: {
    readonly act: AbsenceAct;
    /** As it stands after the step. */
    readonly absence: Absence;
    readonly note: string;
    /** Who brought the news of a change, and how; null where the person typed it, and of every other step. */
    readonly told: { readonly byName: string; readonly manner: string } | null;
    /** What the rules said then. */
    readonly findings: readonly Finding[];
    /** The name and the source of the rules of then. */
    readonly rules: string;
    /** Only of an approval that was given here with a password. */
    readonly signatures?: readonly Signature[];
  };
  'period-setup': { readonly setup: PeriodSetup };
  /** One step of an important period (重要时段), whole: it says how the period stands without any record before it. */
  period: {
    readonly act: PeriodAct;
    /** As it stands after the step. */
    readonly period: Period;
    readonly note: string;
  };
  /** A version of the table of a period, whole: it says who is in which tier without any record before it. */
  'period-plan': {
    readonly periodId: string;
    readonly name: string;
    readonly version: number;
    readonly effectiveDay: IsoDay;
    readonly reason: string;
    /** Where and when its duty days begin. */
    readonly zone: string;
    readonly dayStart: ClockTime;
    /** The schemes and pools that its cells name, with the hours of their shifts. */
    readonly parts: readonly PeriodPart[];
    readonly hours: readonly PoolHours[];
    /** Everybody whom the cells and changes name, as the directory called them. */
    readonly people: readonly { readonly id: string; readonly name: string; readonly post: string }[];
    /** The days that went by this table when it was published; others were held by another period. */
    readonly days: readonly IsoDay[];
    readonly cells: readonly PlanCell[];
    readonly changes: readonly PlanChange[];
    readonly tell: readonly string[];
    readonly signatures: readonly Signature[];
  };
  /** One step of a table or report that was sent to a superior body: sent, its receipt, or taken back. */
  'period-report': {
    readonly act: 'sent' | 'receipt' | 'withdrawn';
    /** As it stands after the step. */
    readonly submission: Submission;
  };
  /** One step of a call to those on standby, or of a drill, whole. */
  'call-out': {
    readonly act: CallOutAct;
    /** As it stands after the step. */
    readonly callOut: CallOut;
    /** Whom the step is about; empty where everybody. */
    readonly about: readonly string[];
    readonly note: string;
  };
  'incident-setup': { readonly setup: IncidentSetup };
  /** One step of an incident (突发事件): how it stands after it without any record before it, and the facts that were stated in it. */
  incident: {
    readonly act: IncidentAct;
    /** As it stands after the step. */
    readonly incident: Incident;
    /** What was stated in this step; what was stated before stays. */
    readonly facts: readonly Fact[];
    /** The clocks that the step is about; empty where none or all. */
    readonly about: readonly string[];
    readonly note: string;
    /** Of a decision on the level: what the rules suggested then, and which of them. */
    readonly suggested: { readonly level: IncidentLevel | null; readonly because: readonly string[] } | null;
  };
  /** A call about an incident (电话报告), or an attempt at one; `corrected` where one is put right. */
  'incident-call': {
    readonly act: 'noted' | 'corrected';
    readonly call: IncidentCall;
    readonly note: string;
  };
  /** One step of a written report (首报, 续报, 终报) or bulletin (值班快报, 专报), whole. */
  'incident-report': {
    readonly act: ReportAct;
    /** As it stands after the step. */
    readonly report: IncidentReport;
    readonly note: string;
    /** Only of an issue: those who signed here with a password. */
    readonly signatures?: readonly Signature[];
  };
  /** One step of a spot check (查岗), whole. */
  'spot-check': {
    readonly act: CheckAct;
    /** As it stands after the step. */
    readonly check: SpotCheck;
    readonly note: string;
  };
  'product-setup': { readonly setup: ProductSetup };
  /** One step of a written product (日报告, 零报告, 周报, 月报, 值班要情, 值班信息, 汇总日报), whole. */
  product: {
    readonly act: ProductAct;
    /** As it stands after the step. */
    readonly product: DutyProduct;
    readonly note: string;
    /** Only of an issue: those who signed here with a password. */
    readonly signatures?: readonly Signature[];
  };
  /** A key with which this room signs packages from now on; the private half is not in the record. */
  'unit-key': { readonly publicKey: string; readonly reason: string };
  /** One step of a package for a central office (报送包), whole. */
  package: {
    readonly act: PackageAct;
    /** As it stands after the step. */
    readonly package: DutyPackage;
  };
  'office-setup': { readonly setup: OfficeSetup };
  /** One step of a room that reports to this office, whole. */
  'office-room': {
    readonly act: OfficeRoomAct;
    /** As it stands after the step. */
    readonly room: OfficeRoom;
    readonly note: string;
  };
  /** Something that came in from a room, or what was decided on it, whole. */
  intake: {
    readonly act: IntakeAct;
    /** As it stands after the step. */
    readonly intake: Intake;
  };
  /** A call to a room that had not reported (催报). */
  chase: { readonly chase: Chase };
  export: {
    readonly fromDay: IsoDay;
    readonly untilDay: IsoDay;
    /** Number of the shift where only its handover sheet left the machine. */
    readonly sheetOf?: number;
    /** The month and version (0 a draft) where a rota left the machine. */
    readonly rotaOf?: string;
    /** The number of the absence where its form left the machine, the month where the ledger of absences did. */
    readonly absenceOf?: string;
    /** The number of the period and the version (0 a draft) where its table left the machine; `/summary` where its summary did. */
    readonly periodOf?: string;
    /** The number of the incident and of its report, or of a bulletin, where one left the machine. */
    readonly reportOf?: string;
    /** `YYYY-MM` where the notice on a month's spot checks left the machine. */
    readonly checksOf?: string;
    /** Set where the assessment of reports of the span left the machine. */
    readonly assessmentOf?: string;
    /** The kind, year and number of a written product where one left the machine: `daily-2026-312`. */
    readonly productOf?: string;
    /** The key and the sequence of a package where one was put into a folder that somebody chose. */
    readonly packageOf?: string;
    /** `matrix` or `statistics` of a central office where they left the machine. */
    readonly officeOf?: string;
    /** Only where absences left the machine: whether it was said where people are. */
    readonly withWhereabouts?: boolean;
    readonly formats: readonly string[];
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
  };
  backup:
    | {
        readonly what: 'made' | 'copied' | 'restored';
        readonly backup: string;
        readonly records: number;
        readonly head: string;
        readonly sha256: string;
        /** Only of a restored store that took the place of another one: what was given up for it, and why. */
        readonly replaced?: {
          /** The newest record of the other store that could be read. */
          readonly head: ChainHead | null;
          /** The folder, in the store folder, that it lies in since. */
          readonly aside: string;
          readonly reason: string;
        };
        /** Only of a restored store: what the store whose place it took had made and sent that the backup does not know. */
        readonly sentSince?: SentSince;
      }
    /** Somebody read what a restored store says of that; `restored` is the number of its record. */
    | { readonly what: 'acknowledged'; readonly restored: number }
    | {
        readonly what: 'drill';
        readonly backup: string;
        readonly records: number;
        readonly head: string;
        readonly problem: string | null;
      }
    | { readonly what: 'settings'; readonly secondFolder: string | null; readonly everyMinutes: number };
  /** Somebody looked at what is protected; `of` names it in the store, `name` is how people call it. */
  read: {
    readonly what:
      | 'attachment'
      | 'phones'
      | 'print'
      | 'handover'
      | 'rota'
      | 'absence'
      | 'absences'
      | 'period'
      | 'report'
      | 'product'
      | 'package-file'
      | 'audit'
      | 'verify';
    readonly of: string;
    readonly name: string;
    /** Of the ledger of absences: whether it was said where people are. */
    readonly withWhereabouts?: boolean;
  };
  /** The unit changed the calendar of a year; `recordedDay` is the day at the station when it did. */
  calendar: {
    readonly year: number;
    readonly source: Amendment['source'];
    readonly notice: string;
    readonly issuedDay: IsoDay | null;
    readonly recordedDay: IsoDay;
    readonly reason: string;
    readonly coversYear: boolean;
    readonly days: Amendment['days'];
  };
  clock: { readonly newestAt: Instant; readonly nowAt: Instant };
};

/** The kind of a record. */
export type RecordKind = keyof RecordBodies;

/** What a record of a kind carries. */
export type RecordBody<K extends RecordKind> = RecordBodies[K];

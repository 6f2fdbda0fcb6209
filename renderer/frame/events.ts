import type { AbsenceId } from '#domain/absence/absence';
import type { Category } from '#domain/log/categories';
import type { EntryId } from '#domain/log/entry';
import type { IncidentId } from '#domain/incident/incident';
import type { ReportKind } from '#domain/incident/incident-report';
import type { IntakeId } from '#domain/office/intake';
import type { PeriodId } from '#domain/period/period';
import type { ProductId, ProductKind } from '#domain/product/product';
import type { ReviewId } from '#domain/product/review';
import type { IsoDay } from '#domain/time/instant';

/** What one part of the console asks another to do; announcements only, nobody waits for an answer. */
type Events = {
  'new-entry': {
    readonly category?: Category;
    /** What the entry begins with; only where a category is said. */
    readonly content?: string;
    readonly closes?: EntryId;
    readonly relates?: EntryId;
  };
  'search-log': { readonly text: string };
  'open-entry': { readonly id: EntryId };
  'open-export': undefined;
  'keep-drafts': undefined;
  'new-absence': Readonly<Record<string, never>>;
  /** Without an id: who is away now. */
  'show-absence': { readonly id?: AbsenceId };
  /** Takes in an incident; out of an entry of the log where it was written there first. */
  'new-incident': { readonly entryId?: EntryId };
  /** A tab of the incidents, and the incident that is meant. */
  'show-incident': {
    readonly tab: 'now' | 'list' | 'reports' | 'checks' | 'assess' | 'setup';
    readonly id?: IncidentId;
  };
  /** Opens the calling screen: to somebody who has to know, or for somebody who calls in. */
  'call-incident': {
    readonly id: IncidentId;
    readonly direction: 'out' | 'in';
    /** The clocks that the call is to meet; empty of any other call. */
    readonly stageIds: readonly string[];
    /** Whom to call; empty where that is still to be said. */
    readonly unit: string;
  };
  /** Opens the editor of a report or bulletin. */
  'write-report': {
    readonly id: IncidentId | null;
    readonly kind: ReportKind;
    readonly stageIds?: readonly string[];
  };
  /** A tab of the reports, and the day or product that is meant. */
  'show-submit': {
    readonly tab:
      | 'today'
      | 'list'
      | 'packages'
      | 'matrix'
      | 'chase'
      | 'intake'
      | 'search'
      | 'statistics'
      | 'rooms'
      | 'setup';
    readonly day?: IsoDay;
    readonly id?: ProductId;
    readonly intakeId?: IntakeId;
  };
  /** Opens the editor of a written product of these days; of a zero report its signature. */
  'write-product': {
    readonly kind: ProductKind;
    readonly isZero: boolean;
    readonly fromDay: IsoDay;
    readonly untilDay: IsoDay;
    /** The one that waits and is meant; without it a new one, where several of its kind and days may wait. */
    readonly review?: ReviewId;
  };
  /** Begins a call-out of those on standby with why and where to. */
  'start-call-out': { readonly reason: string; readonly place: string };
  /** A tab of the periods, and the period that is meant. */
  'show-period': { readonly tab: 'list' | 'plan' | 'due' | 'run' | 'summary'; readonly id?: PeriodId };
};

const target = new EventTarget();

/** Announces something; a part that is not on the screen yet finds the newest announcement with `takePending`. */
export function announce<E extends keyof Events>(name: E, detail: Events[E]): void {
  pending.set(name, detail);
  target.dispatchEvent(new CustomEvent(name, { detail }));
}

const pending = new Map<keyof Events, unknown>();

/** The newest announcement of a name that nobody has taken yet. */
export function takePending<E extends keyof Events>(name: E): Events[E] | undefined {
  const detail = pending.get(name);
  pending.delete(name);
  // `announce` put it there under the same name.
  return detail as Events[E] | undefined;
}

/** Listens until the returned function is called. */
export function hear<E extends keyof Events>(name: E, listener: (detail: Events[E]) => void): () => void {
  const onEvent = (event: Event): void => {
    pending.delete(name);
    // Only `announce` dispatches on this target.
    listener((event as CustomEvent<Events[E]>).detail);
  };
  target.addEventListener(name, onEvent);
  return () => target.removeEventListener(name, onEvent);
}

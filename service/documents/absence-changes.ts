import type { AbsenceStep } from '#contract/methods/absence-nouns';
import type { AbsenceFields } from '#domain/absence/absence';
import { edgeText } from './absence-paper.ts';
import type { StationTime } from './station-time.ts';
import { absenceNouns, bracketed, fill, print } from './words.ts';

const words = print.absence;

type ShownField = Exclude<keyof AbsenceFields, 'personId'>;

/** What says where somebody is, why, or how to reach whom. */
const isSecret: Readonly<Record<ShownField, boolean>> = {
  kind: false,
  cause: true,
  from: false,
  until: false,
  reach: false,
  place: true,
  transport: true,
  companions: true,
  contactPhone: true,
  acting: false,
  arrangement: true,
  note: true,
};

// The keys of a record are those of its type.
const shownFields = Object.keys(isSecret) as readonly ShownField[];

/** Who presides, with the post; the telephone only where it may be said. */
const actingText = (acting: AbsenceFields['acting'], withPhone: boolean): string => {
  if (acting === null) return '';
  const more = [acting.post, withPhone ? acting.phone : ''].filter((text) => text !== '');
  return more.length === 0 ? acting.name : bracketed(acting.name, more.join(print.listComma));
};

function fieldText(fields: AbsenceFields, field: ShownField, withSecrets: boolean): string {
  switch (field) {
    case 'kind':
      return absenceNouns.kind[fields.kind];
    case 'reach':
      return absenceNouns.reach[fields.reach];
    case 'from':
    case 'until':
      return edgeText(fields[field]);
    case 'acting':
      return actingText(fields.acting, withSecrets);
    default:
      return fields[field];
  }
}

function differences(step: AbsenceStep, withSecrets: boolean): readonly string[] {
  const { before, after } = step;
  if (before === null) return [];
  return shownFields.flatMap((field) => {
    const [was, is] = [fieldText(before, field, true), fieldText(after, field, true)];
    if (was === is) return [];
    const name = absenceNouns.field[field];
    const shown = [fieldText(before, field, withSecrets), fieldText(after, field, withSecrets)].map(
      (text) => text || words.emptyText,
    );
    return !withSecrets && (isSecret[field] || shown[0] === shown[1])
      ? [fill(words.becomesLeftOut, { field: name })]
      : [fill(words.becomes, { field: name, before: shown[0] ?? '', after: shown[1] ?? '' })];
  });
}

type LaterStep = AbsenceStep & { readonly act: 'changed' | 'cancelled' | 'returned' };

const isLater = (step: AbsenceStep): step is LaterStep =>
  step.act === 'changed' || step.act === 'cancelled' || step.act === 'returned';

/** Every change of an absence in order, its cancellation, and a return that was recorded again: when, by whom, what, and why; a line each. */
export function changeLines(
  steps: readonly AbsenceStep[],
  time: StationTime,
  withSecrets: boolean,
): readonly string[] {
  const manners: Readonly<Record<string, string>> = absenceNouns.toldManner;
  const firstReturn = steps.find(({ act }) => act === 'returned');
  return steps
    .filter(isLater)
    .filter((step) => step !== firstReturn)
    .map((step, index) => {
      const { told, note, act } = step;
      const parts = [
        ...(told === null
          ? []
          : [fill(words.told, { name: told.byName, manner: manners[told.manner] ?? told.manner })]),
        ...(act === 'changed' ? differences(step, withSecrets) : [words.laterStep[act]]),
        // What was typed freely may say where somebody is.
        ...(note === ''
          ? []
          : [
              withSecrets
                ? fill(words.reason, { reason: note })
                : fill(words.reason, { reason: words.leftOut }),
            ]),
      ];
      return fill(words.change, {
        index: index + 1,
        at: time.minute(step.at),
        by: step.byName,
        text: parts.join(print.semicolon),
      });
    });
}

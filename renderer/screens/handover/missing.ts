import type { HandoverSheet, HandoverWork } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import { whatStopsHandover } from '#domain/shift/handover-rules';
import { useWords } from '../../use-words.ts';

type Typed = { readonly account: string; readonly password: string };

/** What is still missing before a sheet can be signed, in words, in the order in which it is filled in. */
export function useMissing(
  sheet: HandoverSheet,
  work: HandoverWork,
  signers: { readonly outgoing: Typed; readonly incoming: readonly Typed[] },
): readonly string[] {
  const { t } = useWords();
  const numberOf = (id: string): string =>
    sheet.facts.matters.find((entry) => String(entry.id) === id)?.number ?? id;
  const stop = whatStopsHandover(sheet.facts, work.handed, sheet.relief ?? { kind: 'on-time', minutes: 0 });
  const faults = work.handed.equipment
    .filter((one) => one.state === 'fault' && one.note.trim() === '')
    .map((one) => one.name);
  const isTyped = (signer: Typed): boolean => signer.account !== '' && signer.password !== '';
  const first = stop?.details.slice(0, 3).map(numberOf).join(t('common.comma')) ?? '';
  return [
    ...(stop === null
      ? []
      : [
          t(`handover.stop.${stop.rule}`, {
            count: stop.details.length,
            matters: stop.details.length > 3 ? t('handover.andMore', { matters: first }) : first,
          }),
        ]),
    ...faults.map((name) => t('handover.stop.faultNote', { name })),
    ...(isTyped(signers.outgoing) ? [] : [t('handover.stop.outgoing')]),
    ...(signers.incoming.every(isTyped) ? [] : [t('handover.stop.incoming')]),
  ];
}

/** Matters that were changed after they had been ticked. */
export function changedSince(sheet: HandoverSheet, work: HandoverWork): ReadonlySet<EntryId> {
  const versions = new Map(sheet.facts.matters.map((entry) => [entry.id, entry.version]));
  return new Set(
    work.seen.flatMap(({ entryId, version }) => (versions.get(entryId) === version ? [] : [entryId])),
  );
}

/** What was ticked or explained, without the matters that were closed or changed since. */
export function standingIn(sheet: HandoverSheet, work: HandoverWork): HandoverWork['handed'] {
  const { handed } = work;
  const open = new Set<EntryId>(sheet.facts.openMatters);
  const major = new Set<EntryId>(sheet.facts.majorIncidents.map((one) => one.entryId));
  const changed = changedSince(sheet, work);
  return {
    ...handed,
    handed: handed.handed.filter((id) => open.has(id) && !changed.has(id)),
    taken: handed.taken.filter((id) => open.has(id) && !changed.has(id)),
    unread: handed.unread.filter((one) => open.has(one.entryId)),
    released: handed.released.filter((one) => major.has(one.entryId)),
  };
}

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
  const stop = whatStopsHandover(
    sheet.facts,
    withoutGone(sheet, work.handed),
    sheet.relief ?? { kind: 'on-time', minutes: 0 },
  );
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
    ...(isTyped(signers.outgoing) ? [] : [t('handover.stop.outgoing')]),
    ...(signers.incoming.every(isTyped) ? [] : [t('handover.stop.incoming')]),
  ];
}

/** What was ticked or explained without the matters that somebody closed since. */
export function withoutGone<Handed extends HandoverWork['handed']>(
  sheet: HandoverSheet,
  handed: Handed,
): Handed {
  const open = new Set<EntryId>(sheet.facts.openMatters);
  const major = new Set<EntryId>(sheet.facts.majorIncidents.map((one) => one.entryId));
  return {
    ...handed,
    handed: handed.handed.filter((id) => open.has(id)),
    taken: handed.taken.filter((id) => open.has(id)),
    unread: handed.unread.filter((one) => open.has(one.entryId)),
    released: handed.released.filter((one) => major.has(one.entryId)),
  };
}

import type { IncidentId } from '#domain/incident/incident';
import { elementLabel, scriptParts, type ScriptPart } from '#domain/incident/script-parts';
import { useAsk } from '../../asking.ts';
import { type CallDraft, useOfCall } from './call-draft.ts';

/** What is read out of a template for a call, in its stretches; empty where the call has none. */
export type Script = {
  readonly text: string;
  readonly parts: readonly ScriptPart[];
  /** The elements to be ticked off, in the order of the script. */
  readonly elements: readonly string[];
};

/** The script of a call, filled anew whenever a fact comes in. */
export function useScript(id: IncidentId, draft: CallDraft): Script {
  const use = useOfCall(draft);
  const { data } = useAsk(
    'incident.script',
    { id, use: use ?? 'phone-initial', recipient: draft.unit.slice(0, 100) },
    { isOff: use === undefined },
  );
  const text = use === undefined ? '' : (data?.text ?? '');
  const parts = scriptParts(text);
  return { text, parts, elements: parts.filter(({ isElement }) => isElement).map(elementLabel) };
}

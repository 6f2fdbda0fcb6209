/** How the duty service can be run on this machine. */
export type ServiceRuntime =
  | { readonly kind: 'utility-process' }
  | { readonly kind: 'node'; readonly execPath: string }
  | { readonly kind: 'too-old'; readonly napi: number };

/** The Node-API version that the store's native part is built for. */
const neededNapi = 10;

/**
 * Chooses where the duty service runs: in Electron itself, or, in a checkout or a trial package whose Electron is too old for
 * the store, under a Node that is not. A customer's package never takes the second way.
 */
export function chooseServiceRuntime(facts: {
  readonly napi: string | undefined;
  readonly isPackaged: boolean;
  readonly isTrial: boolean;
  readonly dutyNode: string;
  readonly doesExist: (file: string) => boolean;
}): ServiceRuntime {
  const napi = Number(facts.napi);
  if (napi >= neededNapi) return { kind: 'utility-process' };
  const mayUseNode = !facts.isPackaged || facts.isTrial;
  if (mayUseNode && facts.doesExist(facts.dutyNode)) return { kind: 'node', execPath: facts.dutyNode };
  return { kind: 'too-old', napi };
}

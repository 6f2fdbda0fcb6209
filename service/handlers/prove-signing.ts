import type { z } from 'zod';
import { DutyError } from '#contract/errors';
import type { Input } from '#contract/methods';
import type { reportSigner } from '#domain/incident/incident-report';
import type { Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { proveDeskSigner } from './desk-signing.ts';

type Signing = Input<'report.issue'>['issuer'];

/** Somebody under a paper, and the account where a password was typed; a time to come is refused by the rule that is named. */
export function provedSigning(
  room: Write,
  signing: Signing,
  futureRule: string,
): { readonly signer: z.output<typeof reportSigner>; readonly account?: SecretAccount } {
  if (signing.manner === 'spoken') {
    if (signing.at > room.now) throw new DutyError('rule-broken', futureRule);
    return { signer: { name: signing.name, personId: null, manner: 'spoken', at: signing.at } };
  }
  const account = proveDeskSigner(room, signing.account, signing.password);
  return {
    signer: { name: account.personName, personId: account.personId, manner: 'signed', at: room.now },
    account,
  };
}

/** Those of a paper who signed with a password, with what they signed it for. */
export const signersOf = (
  checked: ReturnType<typeof provedSigning> | null,
  issued: ReturnType<typeof provedSigning>,
): readonly { readonly account: SecretAccount; readonly meaning: 'checked' | 'issued' }[] => [
  ...(checked?.account === undefined ? [] : [{ account: checked.account, meaning: 'checked' as const }]),
  ...(issued.account === undefined ? [] : [{ account: issued.account, meaning: 'issued' as const }]),
];

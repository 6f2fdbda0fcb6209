import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { presentAt } from '#domain/shift/presence';
import type { ShiftMember } from '#domain/shift/shift';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { SignWithReason } from './sign-with-reason.tsx';

function ReleaseLead({
  shiftNo,
  lead,
  onClose,
}: {
  readonly shiftNo: number;
  readonly lead: ShiftMember;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { session } = useSeat();
  const release = useAct('shift.release');
  return (
    <SignWithReason
      title={t('handover.release', { name: lead.name })}
      hint={t('handover.releaseHint')}
      reasonLabel={t('handover.releaseNote')}
      confirm={t('handover.confirmRelease')}
      isBusy={release.isBusy}
      refusal={release.refusal}
      onSign={async ({ reason, password }) =>
        (await release.act({
          shiftNo,
          personId: lead.personId,
          account: session.accountName,
          password,
          note: reason,
        })) !== undefined
      }
      onClose={onClose}
    />
  );
}

/** Who of an earlier shift still leads a major incident, and the way to let them go. */
export function IncidentLeads({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const { desk, session } = useSeat();
  const [released, setReleased] = useState<ShiftMember | undefined>(undefined);
  const leads = presentAt(sheet.shift).filter((member) => member.duty === 'incidentLead');
  if (leads.length === 0) return null;
  const numbers = (lead: ShiftMember): string =>
    sheet.leads
      .filter((one) => one.personId === lead.personId)
      .map((one) => one.number)
      .join(t('common.comma'));
  return (
    <>
      {leads.map((lead) => (
        <div key={lead.personId} className="lead-row">
          <span className="tag red">{t('trade:duty.incidentLead')}</span>
          <span>{t('handover.leads', { name: lead.name, numbers: numbers(lead) })}</span>
          {desk?.isMember === true && session.personId !== lead.personId ? (
            <Button size="small" onClick={() => setReleased(lead)}>
              {t('handover.releaseButton')}
            </Button>
          ) : null}
        </div>
      ))}
      {released === undefined ? null : (
        <ReleaseLead shiftNo={sheet.shift.no} lead={released} onClose={() => setReleased(undefined)} />
      )}
    </>
  );
}

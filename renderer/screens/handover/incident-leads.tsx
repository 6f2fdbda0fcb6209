import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { presentAt } from '#domain/shift/presence';
import type { ShiftMember } from '#domain/shift/shift';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';

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
  const [note, setNote] = useState('');
  const [password, setPassword] = useState('');
  const act = async (): Promise<void> => {
    const done = await release.act({
      shiftNo,
      personId: lead.personId,
      account: session.accountName,
      password,
      note,
    });
    setPassword('');
    if (done !== undefined) onClose();
  };
  return (
    <Modal open title={t('handover.release', { name: lead.name })} footer={null} onCancel={onClose}>
      <form
        className="entry-form"
        style={{ padding: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <span className="quiet">{t('handover.releaseHint')}</span>
        <label className="field">
          <span>{t('handover.releaseNote')}</span>
          <Input autoFocus value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </label>
        <label className="field">
          <span>
            {session.personName} {t('handover.password')}
          </span>
          <Input.Password
            visibilityToggle={false}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <FailureNotice error={release.refusal} />
        <Button
          type="primary"
          htmlType="submit"
          disabled={note.trim() === '' || password === ''}
          loading={release.isBusy}
        >
          {t('handover.confirmRelease')}
        </Button>
      </form>
    </Modal>
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
      .map(
        (one) => sheet.facts.matters.find((entry) => entry.id === one.entryId)?.number ?? `#${one.entryId}`,
      )
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

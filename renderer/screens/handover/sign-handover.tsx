import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { leadsOnly, presentAt } from '#domain/shift/presence';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { type ChosenShift, ShiftChoice } from '../../parts/shift-choice.tsx';
import { SignerFields } from '../../parts/signer-fields.tsx';
import type { HandoverForm } from './use-handover-work.ts';
import { useMissing } from './missing.ts';

/** Both sides sign, each with the own password; the desk changes hands in one step. */
export function SignHandover({
  sheet,
  form,
  onSigned,
}: {
  readonly sheet: HandoverSheet;
  readonly form: HandoverForm;
  readonly onSigned: (sheet: HandoverSheet) => void;
}) {
  const { t } = useWords();
  const { session, station, desk } = useSeat();
  const handOver = useAct('shift.handOver');
  const { work } = form;
  const isMember =
    presentAt(sheet.shift).some((member) => member.personId === session.personId) &&
    !leadsOnly(sheet.shift, session.personId);
  const [outgoing, setOutgoing] = useState({ account: isMember ? session.accountName : '', password: '' });
  // Passwords stay in this window and are gone with it.
  const [passwords, setPasswords] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<ChosenShift>({
    day: sheet.nextShift.day,
    index: sheet.nextShift.index,
  });
  const isLate = sheet.relief?.kind === 'late';
  const incoming = work.incoming.map((one, index) => ({ ...one, password: passwords[index] ?? '' }));
  const missing = useMissing(sheet, work, { outgoing, incoming });
  const setIncoming = (next: readonly (typeof incoming)[number][]): void => {
    handOver.clear();
    setPasswords(next.map((one) => one.password));
    form.change({ incoming: next.map(({ account, duty }) => ({ account, duty })) });
  };
  const sign = async (): Promise<void> => {
    if (missing.length > 0 || handOver.isBusy) return;
    const signed = await handOver.act({
      shiftNo: sheet.shift.no,
      digest: sheet.digest,
      outgoing,
      incoming,
      leaderName: work.leaderName.trim(),
      handed: work.handed,
      ...chosen,
    });
    if (signed !== undefined) onSigned(signed);
  };
  return (
    <section className="panel" aria-label={t('handover.signing')}>
      <header>
        <h2>{t('handover.signing')}</h2>
        <span className="small quiet">{t(form.isKept ? 'handover.kept' : 'handover.keeping')}</span>
      </header>
      <form
        className="inside"
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <div className="signatures">
          <div className="sign-side">
            <b>{t('handover.outgoing')}</b>
            <SignerFields
              signer={{ ...outgoing, duty: 'chief' }}
              withDuty={false}
              isFixed={isMember}
              onChange={({ account, password }) => {
                handOver.clear();
                setOutgoing({ account, password });
              }}
            />
            {isLate ? (
              <label className="field">
                <span className="field-name">{t('handover.lateness')}</span>
                <Input
                  value={work.handed.latenessReason}
                  maxLength={500}
                  onChange={(event) => form.hand({ latenessReason: event.target.value })}
                />
              </label>
            ) : null}
          </div>
          <div className="sign-side">
            <b>{t('handover.incoming')}</b>
            {incoming.map((signer, index) => (
              <SignerFields
                // oxlint-disable-next-line react/no-array-index-key -- rows have no other name until somebody is chosen
                key={index}
                signer={signer}
                onChange={(next) => setIncoming(incoming.map((one, at) => (at === index ? next : one)))}
                onRemove={
                  incoming.length === 1
                    ? undefined
                    : () => setIncoming(incoming.filter((_one, at) => at !== index))
                }
              />
            ))}
            <div>
              <Button
                size="small"
                disabled={incoming.length >= 8}
                onClick={() => setIncoming([...incoming, { account: '', duty: 'deputy', password: '' }])}
              >
                {t('handover.addIncoming')}
              </Button>
            </div>
            <div className="sign-row">
              <div className="field">
                <span className="field-name">{t('handover.nextShift')}</span>
                {station === undefined || desk === undefined ? null : (
                  <ShiftChoice station={station} today={desk.day} chosen={chosen} onChange={setChosen} />
                )}
              </div>
              <label className="field">
                <span className="field-name">{t('handover.leader')}</span>
                <Input
                  style={{ width: 150 }}
                  maxLength={60}
                  value={work.leaderName}
                  onChange={(event) => form.change({ leaderName: event.target.value })}
                />
              </label>
            </div>
          </div>
        </div>
        <div className="actions">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            disabled={missing.length > 0}
            loading={handOver.isBusy}
          >
            {t('handover.sign')}
          </Button>
          {missing.length === 0 ? (
            <span className="quiet">{t('handover.meaning')}</span>
          ) : (
            <span className="tag orange missing" role="status">
              {t('handover.missingParts', { parts: missing.join(t('common.semicolon')) })}
            </span>
          )}
          {isMember ? null : <span className="quiet">{t('handover.notMember')}</span>}
        </div>
        <FailureNotice error={handOver.refusal} />
      </form>
    </section>
  );
}

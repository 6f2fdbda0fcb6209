import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import { presentAt } from '#domain/shift/presence';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { type ChosenShift, ShiftChoice } from '../../parts/shift-choice.tsx';
import { SignerFields, type TypedSigner } from '../../parts/signer-fields.tsx';

const incomingFirst: TypedSigner = { account: '', duty: 'chief', password: '' };
const incomingNext: TypedSigner = { account: '', duty: 'deputy', password: '' };

/** Both sides sign, each with the own password; the desk changes hands in one step. */
export function SignHandover({
  sheet,
  acknowledged,
  onSigned,
}: {
  readonly sheet: HandoverSheet;
  readonly acknowledged: ReadonlySet<EntryId>;
  readonly onSigned: (sheet: HandoverSheet) => void;
}) {
  const { t } = useWords();
  const { session, station, desk } = useSeat();
  const handOver = useAct('shift.handOver');
  const present = presentAt(sheet.shift);
  const isMember = present.some((member) => member.personId === session.personId);
  const [outgoing, setOutgoing] = useState<TypedSigner>({
    account: isMember ? session.accountName : '',
    duty: 'chief',
    password: '',
  });
  const [incoming, setIncoming] = useState<readonly TypedSigner[]>([incomingFirst]);
  const [note, setNote] = useState('');
  const [latenessReason, setLatenessReason] = useState('');
  const [leaderName, setLeaderName] = useState('');
  const [chosen, setChosen] = useState<ChosenShift>({
    day: sheet.nextShift.day,
    index: sheet.nextShift.index,
  });
  const isLate = sheet.relief?.kind === 'late';
  const unread = sheet.openMatters.filter((entry) => !acknowledged.has(entry.id)).length;
  const isReady =
    unread === 0 &&
    outgoing.account !== '' &&
    outgoing.password !== '' &&
    incoming.every((signer) => signer.account !== '' && signer.password !== '') &&
    (!isLate || latenessReason.trim() !== '');
  const sign = async (): Promise<void> => {
    if (!isReady || handOver.isBusy) return;
    const signed = await handOver.act({
      shiftNo: sheet.shift.no,
      outgoing: { account: outgoing.account, password: outgoing.password },
      incoming: [...incoming],
      leaderName: leaderName.trim(),
      acknowledged: [...acknowledged],
      note: note.trim(),
      latenessReason: latenessReason.trim(),
      ...chosen,
    });
    if (signed !== undefined) onSigned(signed);
  };
  return (
    <section className="panel">
      <form
        className="inside"
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <div className="signatures">
          <div className="field" style={{ display: 'grid', gap: 6, alignContent: 'start' }}>
            <b>{t('handover.outgoing')}</b>
            <SignerFields signer={outgoing} withDuty={false} isFixed={isMember} onChange={setOutgoing} />
            <label className="entry-form" style={{ padding: 0 }}>
              <span className="field-name">{t('handover.note')}</span>
              <Input.TextArea
                rows={2}
                maxLength={5000}
                value={note}
                placeholder={t('handover.noteHint')}
                onChange={(event) => setNote(event.target.value)}
              />
            </label>
            {isLate ? (
              <label className="entry-form" style={{ padding: 0 }}>
                <span className="field-name">{t('handover.lateness')}</span>
                <Input
                  value={latenessReason}
                  maxLength={500}
                  onChange={(event) => setLatenessReason(event.target.value)}
                />
              </label>
            ) : null}
          </div>
          <div className="field" style={{ display: 'grid', gap: 6, alignContent: 'start' }}>
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
              <Button size="small" onClick={() => setIncoming([...incoming, incomingNext])}>
                {t('handover.addIncoming')}
              </Button>
            </div>
            <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
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
                  value={leaderName}
                  onChange={(event) => setLeaderName(event.target.value)}
                />
              </label>
            </div>
          </div>
        </div>
        <div className="entry-form" style={{ padding: 0 }}>
          <div className="actions">
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              disabled={!isReady}
              loading={handOver.isBusy}
            >
              {t('handover.sign')}
            </Button>
            {unread === 0 ? null : (
              <span className="tag orange">
                {t('handover.acknowledged', {
                  done: sheet.openMatters.length - unread,
                  total: sheet.openMatters.length,
                })}
              </span>
            )}
            {isMember ? null : <span className="quiet">{t('handover.notMember')}</span>}
          </div>
          <FailureNotice error={handOver.refusal} />
        </div>
      </form>
    </section>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { leadsOnly, presentAt } from '#domain/shift/presence';
import { addDays } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { OffPlanReason } from '../../parts/off-plan-reason.tsx';
import { PlannedAway } from '../../parts/planned-away.tsx';
import { missingOf, usePlannedCrew } from '../../parts/planned-crew.ts';
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
  const [chosen, setChosen] = useState<ChosenShift>(() => {
    // After a handover long before its time the next shift of the plan is further away than one may sign for.
    const isNear = desk === undefined || sheet.nextShift.day <= addDays(desk.day, 1);
    const { day, index } = isNear ? sheet.nextShift : desk.toTake;
    return { day, index };
  });
  const isLate = sheet.relief?.kind === 'late';
  const [isLeaderTyped, setLeaderTyped] = useState(work.leaderName !== '');
  const [offPlan, setOffPlan] = useState('');
  // What the rota has stands in every field that nobody typed into.
  const planned = usePlannedCrew(chosen);
  const isBlank = work.incoming.every((one) => one.account === '');
  const leaderName = isLeaderTyped ? work.leaderName : planned.leaderName;
  const incoming = (isBlank && planned.signers.length > 0 ? planned.signers : work.incoming).map(
    (one, index) => ({ ...one, password: passwords[index] ?? '' }),
  );
  // Somebody planned who did not come does not hold up who did; the record says who is missing.
  const come = incoming.filter(
    (one) => one.password !== '' || !planned.signers.some(({ account }) => account === one.account),
  );
  const signing = come.length === 0 ? incoming : come;
  const notCome = missingOf(planned.crew, {
    names: signing.map(({ account }) => planned.nameOf(account)),
    leaderName,
  });
  const hoursEarly = Math.floor(-(sheet.relief?.minutes ?? 0) / 60);
  const untested = work.handed.equipment.filter((one) => one.state === 'not-tested').length;
  const withheld = work.handed.things.filter((one) => !one.isHanded).length;
  const notDone = [
    ...(untested === 0 ? [] : [t('handover.untested', { count: untested })]),
    ...(withheld === 0 ? [] : [t('handover.withheld', { count: withheld })]),
  ].join(t('common.semicolon'));
  const missing = useMissing(sheet, work, { outgoing, incoming: signing });
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
      incoming: signing,
      leaderName: leaderName.trim(),
      handed: work.handed,
      ...(notCome.length === 0 ? {} : { offPlan: offPlan.trim() }),
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
                  value={leaderName}
                  onChange={(event) => {
                    setLeaderTyped(true);
                    form.change({ leaderName: event.target.value });
                  }}
                />
              </label>
            </div>
            <PlannedAway shift={chosen} />
            <OffPlanReason missing={notCome} reason={offPlan} onChange={setOffPlan} />
          </div>
        </div>
        <FailureNotice error={handOver.refusal} />
        {notDone === '' ? null : <span className="quiet">{notDone}</span>}
        {hoursEarly < 1 ? null : (
          <span>
            <span className="tag orange">{t('handover.veryEarly', { count: hoursEarly })}</span>
          </span>
        )}
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
          {isMember ? null : (
            <span className="quiet">
              {t(leadsOnly(sheet.shift, session.personId) ? 'handover.onlyLeads' : 'handover.notMember')}
            </span>
          )}
        </div>
      </form>
    </section>
  );
}

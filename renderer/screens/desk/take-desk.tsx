import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Output } from '#contract/methods';
import { deskRoles } from '#domain/people/account';
import { type DeskDuty, deskDuty } from '#domain/shift/shift';
import { useAct } from '../../asking.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { OffPlanReason } from '../../parts/off-plan-reason.tsx';
import { PlannedAway } from '../../parts/planned-away.tsx';
import { missingOf, usePlannedCrew } from '../../parts/planned-crew.ts';
import { type ChosenShift, ShiftChoice } from '../../parts/shift-choice.tsx';
import { SignerFields, type TypedSigner } from '../../parts/signer-fields.tsx';

const noSigner: TypedSigner = { account: '', duty: 'deputy', password: '' };

/** Lets somebody take a desk that nobody has, or join the shift that has it; each with the own password. */
export function TakeDesk({ desk }: { readonly desk: Output<'desk.now'> }) {
  const { t } = useWords();
  const { session, station } = useSeat();
  const isDesk = useHasRole(...deskRoles);
  const takeOver = useAct('shift.takeOver');
  const join = useAct('shift.join');
  const [typedDuty, setDuty] = useState<DeskDuty | undefined>(undefined);
  const [password, setPassword] = useState('');
  const [typedLeader, setLeaderName] = useState<string | undefined>(undefined);
  const [typedOthers, setOthers] = useState<readonly TypedSigner[] | undefined>(undefined);
  const [offPlan, setOffPlan] = useState('');
  const [chosen, setChosen] = useState<ChosenShift>({ day: desk.toTake.day, index: desk.toTake.index });
  const isTaking = desk.shift === null;
  // What the rota has stands in every field that nobody typed into.
  const planned = usePlannedCrew(chosen);
  const isOwn = ({ account }: { readonly account: string }): boolean => account === session.accountName;
  const duty = typedDuty ?? planned.signers.find(isOwn)?.duty ?? (isTaking ? 'chief' : 'deputy');
  const leaderName = typedLeader ?? planned.leaderName;
  const others =
    typedOthers ??
    planned.signers.filter((one) => !isOwn(one)).map((one): TypedSigner => ({ ...one, password: '' }));
  // Somebody planned who did not come does not hold up who did; the record says who is missing.
  const signing = others.filter(
    (other) => other.password !== '' || !planned.signers.some(({ account }) => account === other.account),
  );
  const missing = missingOf(planned.crew, {
    names: [session.personName, ...signing.map(({ account }) => planned.nameOf(account))],
    leaderName,
  });
  if (!isDesk || station === undefined) return <div className="empty">{t('desk.noDesk')}</div>;
  const act = async (): Promise<void> => {
    if (isTaking)
      await takeOver.act({
        password,
        duty,
        others: [...signing],
        leaderName: leaderName.trim(),
        note: '',
        ...(missing.length === 0 ? {} : { offPlan: offPlan.trim() }),
        ...chosen,
      });
    else if (desk.shift !== null)
      await join.act({ shiftNo: desk.shift.no, signer: { account: session.accountName, password, duty } });
    setPassword('');
  };
  return (
    <section className="panel" aria-label={isTaking ? t('desk.takeOver') : t('desk.join')}>
      <header>
        <h2>{isTaking ? t('desk.takeOver') : t('desk.join')}</h2>
      </header>
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <div className="quiet">{isTaking ? t('desk.takeOverHint') : t('desk.joinHint')}</div>
        {isTaking ? (
          <div className="row">
            <div className="field">
              <span>{t('handover.nextShift')}</span>
              <ShiftChoice station={station} today={desk.day} chosen={chosen} onChange={setChosen} />
            </div>
            <label className="field">
              <span>{t('handover.leader')}</span>
              <Input
                style={{ width: 150 }}
                value={leaderName}
                onChange={(event) => setLeaderName(event.target.value)}
              />
            </label>
          </div>
        ) : null}
        <div className="row">
          <label className="field">
            <span>{session.personName}</span>
            <Input.Password
              style={{ width: 180 }}
              autoFocus
              visibilityToggle={false}
              value={password}
              placeholder={t('gate.password')}
              aria-label={t('gate.password')}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <div className="field">
            <span>{t('handover.duty')}</span>
            <Select
              aria-label={t('handover.duty')}
              style={{ width: 120 }}
              value={duty}
              options={deskDuty.options.map((code) => ({ value: code, label: t(`trade:duty.${code}`) }))}
              onChange={setDuty}
            />
          </div>
        </div>
        {(isTaking ? others : []).map((other, index) => (
          <SignerFields
            // oxlint-disable-next-line react/no-array-index-key -- rows have no other name until somebody is chosen
            key={index}
            signer={other}
            onChange={(next) => setOthers(others.map((one, at) => (at === index ? next : one)))}
            onRemove={() => setOthers(others.filter((_one, at) => at !== index))}
          />
        ))}
        {isTaking ? <PlannedAway shift={chosen} /> : null}
        {isTaking ? <OffPlanReason missing={missing} reason={offPlan} onChange={setOffPlan} /> : null}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            disabled={
              password === '' ||
              (isTaking && signing.some((other) => other.account === '' || other.password === ''))
            }
            loading={takeOver.isBusy || join.isBusy}
          >
            {isTaking ? t('desk.takeOver') : t('desk.join')}
          </Button>
          {isTaking ? (
            <Button onClick={() => setOthers([...others, noSigner])}>{t('handover.addIncoming')}</Button>
          ) : null}
        </div>
        <FailureNotice error={takeOver.refusal ?? join.refusal} />
      </form>
    </section>
  );
}

import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Output } from '#contract/methods';
import { deskRoles } from '#domain/people/account';
import { type DeskDuty, deskDuty } from '#domain/shift/shift';
import { useAct } from '../../asking.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
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
  const [duty, setDuty] = useState<DeskDuty>(desk.shift === null ? 'chief' : 'deputy');
  const [password, setPassword] = useState('');
  const [leaderName, setLeaderName] = useState('');
  const [others, setOthers] = useState<readonly TypedSigner[]>([]);
  const [chosen, setChosen] = useState<ChosenShift>({ day: desk.toTake.day, index: desk.toTake.index });
  const isTaking = desk.shift === null;
  if (!isDesk || station === undefined) return <div className="empty">{t('desk.noDesk')}</div>;
  const act = async (): Promise<void> => {
    if (isTaking)
      await takeOver.act({
        password,
        duty,
        others: [...others],
        leaderName: leaderName.trim(),
        note: '',
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
        {others.map((other, index) => (
          <SignerFields
            // oxlint-disable-next-line react/no-array-index-key -- rows have no other name until somebody is chosen
            key={index}
            signer={other}
            onChange={(next) => setOthers(others.map((one, at) => (at === index ? next : one)))}
            onRemove={() => setOthers(others.filter((_one, at) => at !== index))}
          />
        ))}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            disabled={
              password === '' || others.some((other) => other.account === '' || other.password === '')
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

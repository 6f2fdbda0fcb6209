import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../use-words.ts';
import { isGuessable, newPassword } from '#domain/people/account';
import { useAct } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';

/** Changes the password of whoever sits here. */
export function PasswordPart() {
  const { t } = useWords();
  const { session } = useSeat();
  const { act, isBusy, refusal } = useAct('session.changePassword');
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [isDone, setDone] = useState(false);
  const isLong = newPassword.safeParse(fresh).success;
  const isWeak = isLong && (isGuessable(fresh, session.accountName) || fresh === old);
  const problem = isLong
    ? isWeak
      ? t('office:problem.guessable')
      : undefined
    : t('office:problem.password');
  const typing =
    (set: (text: string) => void) =>
    (text: string): void => {
      setDone(false);
      set(text);
    };

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (old === '' || problem !== undefined || fresh !== again) return;
    if ((await act({ old, new: fresh })) === undefined) return setOld('');
    for (const set of [setOld, setFresh, setAgain]) set('');
    setShown(false);
    setDone(true);
    return undefined;
  };

  return (
    <form className="form-grid narrow" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        isWide
        label={t('gate.oldPassword')}
        type="password"
        value={old}
        problem={isShown && old === '' ? t('office:problem.required') : undefined}
        onChange={typing(setOld)}
      />
      <TextField
        isWide
        label={t('gate.newPassword')}
        type="password"
        value={fresh}
        hint={t('office:setup.passwordRule')}
        problem={isShown ? problem : undefined}
        onChange={typing(setFresh)}
      />
      <TextField
        isWide
        label={t('gate.newPasswordAgain')}
        type="password"
        value={again}
        problem={isShown && fresh !== again ? t('office:problem.notEqual') : undefined}
        onChange={typing(setAgain)}
      />
      <div className="wide">
        <FailureNotice error={refusal} />
      </div>
      <div className="wide actions">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('gate.changePassword')}
        </Button>
        <output className="done-words">{isDone ? t('office:password.done') : ''}</output>
      </div>
    </form>
  );
}

import { useEffect } from 'react';
import { useWords } from '../../use-words.ts';
import { forgetPerson, useAsk } from '../../asking.ts';
import { forgetPlaces } from '../../parts/kept.ts';
import { showTheme } from '../../theme.ts';
import { useLoaded } from '../../use-loaded.ts';
import { switchLanguage } from '../../words.ts';
import { ChangePassword } from './change-password.tsx';
import { LockScreen } from './lock-screen.tsx';
import { ServiceTrouble } from './service-trouble.tsx';
import { SignIn } from './sign-in.tsx';

const loadConsole = () => import('../../frame/console.tsx');
const loadWizard = () => import('../setup/setup-screen.tsx');
const loadRescue = () => import('../rescue/rescue-screen.tsx');

function Opening() {
  const { t } = useWords();
  return <div className="gate quiet">{t('app.loading')}</div>;
}

/** Decides what is to be seen: the set-up, the sign-in, the lock, or the console behind them. */
export function Gate() {
  const settings = useAsk('console.settings', {}).data;
  const setup = useAsk('setup.state', {});
  const { data } = useAsk('session.now', {}, { isOff: setup.data?.isSetUp !== true });
  const session = data?.session ?? null;
  const isNobody = data !== undefined && session === null;
  const wizard = useLoaded(setup.data?.isSetUp === false ? loadWizard : undefined);
  const isDamaged = useAsk('console.serviceState', {}).data?.kind === 'rescue';
  const rescue = useLoaded(isDamaged ? loadRescue : undefined);
  const console = useLoaded(session === null || session.mustChangePassword ? undefined : loadConsole);

  useEffect(() => {
    if (settings === undefined) return;
    showTheme(settings);
    void switchLanguage(settings.language);
  }, [settings]);

  useEffect(() => {
    if (!isNobody) return;
    forgetPerson();
    forgetPlaces();
  }, [isNobody]);

  useEffect(() => {
    // The large part of the program loads while somebody types a password.
    if (setup.data?.isSetUp !== true || session !== null) return undefined;
    const timer = setTimeout(() => void loadConsole(), 400);
    return () => clearTimeout(timer);
  }, [setup.data, session]);

  if (isDamaged) return rescue === undefined ? <Opening /> : <rescue.RescueScreen />;
  if (setup.data === undefined) return setup.isError ? <ServiceTrouble error={setup.error} /> : <Opening />;
  if (!setup.data.isSetUp) return wizard === undefined ? <Opening /> : <wizard.SetupScreen />;
  if (data === undefined) return <Opening />;
  if (session === null) return <SignIn unitName={setup.data.unitName} />;
  if (session.mustChangePassword) return <ChangePassword session={session} />;
  return (
    <>
      {session.isLocked ? <LockScreen session={session} /> : null}
      <div hidden={session.isLocked} inert={session.isLocked} style={{ height: '100%' }}>
        {console === undefined ? <Opening /> : <console.Console session={session} />}
      </div>
    </>
  );
}

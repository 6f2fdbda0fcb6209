import '../styles/console.css';
import { App, ConfigProvider, theme as antdTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Session } from '#contract/methods/people';
import { useAsk } from '../asking.ts';
import { LogExport } from '../parts/log-export.tsx';
import { isNight, sayUsable } from '../theme.ts';
import { DeskScreen } from '../screens/desk/desk-screen.tsx';
import { HandoverScreen } from '../screens/handover/handover-screen.tsx';
import { LogScreen } from '../screens/log/log-screen.tsx';
import { AlarmBar } from './alarm-bar.tsx';
import { IdleLock } from './idle-lock.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette.tsx';
import { Places } from './places.tsx';
import { Reminders } from './reminders.tsx';
import { SeatProvider } from './seat.tsx';
import { ServiceBanner } from './service-banner.tsx';
import { StatusStrip } from './status-strip.tsx';
import { useConsoleKeys } from './use-console-keys.ts';

const PeopleScreen = lazy(async () => ({
  default: (await import('../screens/people/people-screen.tsx')).PeopleScreen,
}));
const AbsenceScreen = lazy(async () => ({
  default: (await import('../screens/absence/absence-screen.tsx')).AbsenceScreen,
}));
const IncidentScreen = lazy(async () => ({
  default: (await import('../screens/incident/incident-screen.tsx')).IncidentScreen,
}));
const IncidentOverlays = lazy(async () => ({
  default: (await import('../screens/incident/overlays.tsx')).IncidentOverlays,
}));
const SubmitScreen = lazy(async () => ({
  default: (await import('../screens/submit/submit-screen.tsx')).SubmitScreen,
}));
const SubmitOverlays = lazy(async () => ({
  default: (await import('../screens/submit/overlays.tsx')).SubmitOverlays,
}));
const PeriodScreen = lazy(async () => ({
  default: (await import('../screens/period/period-screen.tsx')).PeriodScreen,
}));
const RotaScreen = lazy(async () => ({
  default: (await import('../screens/rota/rota-screen.tsx')).RotaScreen,
}));
const StatsScreen = lazy(async () => ({
  default: (await import('../screens/stats/stats-screen.tsx')).StatsScreen,
}));
const SystemScreen = lazy(async () => ({
  default: (await import('../screens/system/system-screen.tsx')).SystemScreen,
}));

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The look of antd's parts, set to the tokens of `styles/base.css`. */
function lookOf(night: boolean, large: boolean) {
  const size = large ? 18 : 14;
  return {
    algorithm: night ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      fontSize: size,
      controlHeight: large ? 38 : 30,
      borderRadius: 4,
      motion: false,
      colorPrimaryHover: night ? '#e0b35c' : '#174f96',
      colorPrimary: night ? '#d9a441' : '#1a5fb4',
      colorError: night ? '#f08a7f' : '#b3261e',
      colorTextLightSolid: night ? '#17130a' : '#ffffff',
      colorText: night ? '#d9d4c9' : '#1b242d',
      colorTextSecondary: night ? '#a39d91' : '#55616e',
      colorTextTertiary: night ? '#a39d91' : '#55616e',
      colorTextPlaceholder: night ? '#a39d91' : '#626e7a',
      colorTextDisabled: night ? '#948e83' : '#68737f',
      colorBgContainer: night ? '#171b1f' : '#ffffff',
      colorBgElevated: night ? '#1f252a' : '#ffffff',
      colorBorder: night ? '#48525c' : '#b9c1ca',
      colorBorderSecondary: night ? '#323a42' : '#d5dae0',
    },
  };
}

/** The console of somebody who has signed in: strip, places, and the screen of the place. */
export function Console({ session }: { readonly session: Session }) {
  const settings = useAsk('console.settings', {}).data;
  const [overlay, setOverlay] = useState<'palette' | 'keys' | undefined>(undefined);
  const language = settings?.language ?? 'zh-CN';
  useConsoleKeys({
    isLocked: session.isLocked,
    onPalette: () => setOverlay('palette'),
    onHelp: () => setOverlay('keys'),
  });
  useEffect(sayUsable, []);
  const close = (): void => setOverlay(undefined);

  return (
    <ConfigProvider
      csp={{ nonce }}
      getPopupContainer={() => document.getElementById('root') ?? document.body}
      locale={language === 'en' ? enUS : zhCN}
      theme={lookOf(isNight(settings?.theme ?? 'light'), settings?.size === 'large')}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {/* Messages stand below the strip and never over the names on duty. */}
      <App component={false} message={{ top: 56 }}>
        {/* oxlint-disable-next-line react/rules-of-hooks -- wouter takes the hook itself */}
        <Router hook={useHashLocation}>
          <SeatProvider session={session}>
            <div className="console">
              <StatusStrip />
              <div>
                <AlarmBar />
                <ServiceBanner />
              </div>
              <div className="body">
                <Places />
                <main className="screen" id="screen">
                  <Suspense fallback={null}>
                    <Switch>
                      <Route path="/desk" component={DeskScreen} />
                      <Route path="/log" component={LogScreen} />
                      <Route path="/handover" component={HandoverScreen} />
                      <Route path="/rota" component={RotaScreen} />
                      <Route path="/absence" component={AbsenceScreen} />
                      <Route path="/incident" component={IncidentScreen} />
                      <Route path="/period" component={PeriodScreen} />
                      <Route path="/submit" component={SubmitScreen} />
                      <Route path="/people" component={PeopleScreen} />
                      <Route path="/stats" component={StatsScreen} />
                      <Route path="/system" component={SystemScreen} />
                      <Route>
                        <Redirect to="/desk" />
                      </Route>
                    </Switch>
                  </Suspense>
                </main>
              </div>
            </div>
            <LogExport />
            <Reminders />
            <Suspense fallback={null}>
              <IncidentOverlays />
              <SubmitOverlays />
            </Suspense>
            <IdleLock />
            {overlay === 'palette' ? <Palette onClose={close} /> : null}
            {overlay === 'keys' ? <KeysHelp onClose={close} /> : null}
          </SeatProvider>
        </Router>
      </App>
    </ConfigProvider>
  );
}

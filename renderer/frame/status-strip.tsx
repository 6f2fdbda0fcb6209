import { Dropdown, Popover } from 'antd';
import { useWords } from '../use-words.ts';
import type { ShownDay } from '#contract/methods/calendar';
import type { DayType } from '#domain/calendar/official-day';
import type { Output } from '#contract/methods';
import { presentAt } from '#domain/shift/presence';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { isBackupStale } from '#domain/backup/backup-due';
import { useAge } from '../parts/age.ts';
import { dayWords } from '../parts/day-words.ts';
import { keep } from '../parts/kept.ts';
import { useTimes } from '../parts/times.ts';
import { useMinute, useNow } from '../use-now.ts';
import { AwayStrip } from './away-strip.tsx';
import { announce } from './events.ts';
import { IncidentStrip } from './incident-strip.tsx';
import { PeriodStrip } from './period-strip.tsx';
import { ProductStrip } from './product-strip.tsx';
import { ReviewStrip } from './review-strip.tsx';
import { useHasRole, useSeat, useZone } from './seat.tsx';
import { lockSeat } from './use-console-keys.ts';

function Clock() {
  const zone = useZone();
  const { time, seconds } = localParts(useNow(), zone);
  return (
    <span className="clock" role="timer">
      {time}:{seconds}
    </span>
  );
}

const typeTags: Readonly<Record<DayType, string>> = {
  workday: '',
  restday: '',
  holiday: 'red',
  makeup: 'orange',
};

function DayKind({ day }: { readonly day: ShownDay }) {
  const { t } = useWords();
  const isProvisional = day.source === 'provisional';
  const words = dayWords(t, day);
  return (
    <span className={`tag ${isProvisional ? 'yellow' : typeTags[day.type]}`}>
      {isProvisional ? t('strip.provisional', { words }) : words}
    </span>
  );
}

function Today() {
  const zone = useZone();
  const times = useTimes();
  const { i18n } = useWords();
  const { day } = localParts(useMinute(), zone);
  const { session } = useSeat();
  const today = { from: day, until: day, knownOn: null };
  const calendar = useAsk('calendar.days', today, { isOff: session.isLocked }).data?.[0];
  return (
    <span className="two-lines">
      <b>{times.longDay(day)}</b>
      {calendar === undefined ? null : (
        <span className="small">
          <span className="quiet" lang="zh-CN">
            {i18n.language === 'en' ? '' : '农历'}
            {calendar.lunar} {calendar.solarTerm ?? ''}{' '}
          </span>
          <DayKind day={calendar} />
        </span>
      )}
    </span>
  );
}

function ShiftPhones({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useWords();
  const people = useAsk('people.all', { withLeft: true }).data ?? [];
  const members = people.filter((person) => ids.includes(person.id));
  return (
    <dl className="facts" style={{ maxWidth: 360 }}>
      {members.map((person) => (
        <div key={person.id} style={{ display: 'contents' }}>
          <dt>{person.name}</dt>
          <dd>
            {person.phones
              .map((phone) => `${t(`trade:phoneKind.${phone.kind}`)} ${phone.number}`)
              .join('\n') || t('strip.noPhone')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who is to have the desk now by the published rota, where nobody has it. */
function PlannedNow() {
  const { t } = useWords();
  const { session } = useSeat();
  const planned = useAsk('rota.now', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  const names = (planned?.onDuty ?? [])
    .filter((duty) => duty.personId !== null && duty.duty !== 'standby')
    .map((duty) => `${duty.postName} ${duty.personName}`)
    .join('  ');
  return names === '' ? null : <span className="small">{t('rota.now.shouldBe', { names })}</span>;
}

/** Says that others have the desk than the rota has, and why. */
function OffPlan({ offPlan }: { readonly offPlan: Output<'desk.now'>['offPlan'] }) {
  const { t } = useWords();
  if (offPlan === null) return null;
  const names = offPlan.missing.map((member) => member.name).join(t('common.comma'));
  const reason = offPlan.reason === '' ? t('trade:missing') : offPlan.reason;
  return <span className="tag orange">{t('rota.now.offPlan', { names, reason })}</span>;
}

function ShiftNow() {
  const { t } = useWords();
  const { desk } = useSeat();
  const times = useTimes();
  if (desk === undefined) return <span className="grow" />;
  const { shift } = desk;
  if (shift === null) {
    return (
      <span className="grow">
        <span className="tag red">{t('strip.nobody')}</span> <PlannedNow />
      </span>
    );
  }
  const present = presentAt(shift);
  const names = (duty: 'chief' | 'deputy'): string =>
    present
      .filter((member) => member.duty === duty)
      .map((member) => member.name)
      .join(' ');
  return (
    <span className="grow">
      <Popover
        trigger="click"
        title={t('strip.phones')}
        content={<ShiftPhones ids={shift.members.map((member) => member.personId)} />}
      >
        <button className="strip-button two-lines" type="button">
          <span>
            <b>{shift.name}</b>{' '}
            <span className="quiet small">
              {times.day(shift.day)} · {t('strip.since', { time: times.clock(shift.startedAt) })}
            </span>
          </span>
          <span className="small">
            {shift.leaderName === '' ? null : (
              <>
                {t('strip.leader')} {shift.leaderName}
                {'  '}
              </>
            )}
            {names('chief') === '' ? null : (
              <>
                {t('strip.chief')} {names('chief')}
                {'  '}
              </>
            )}
            {names('deputy') === '' ? null : (
              <>
                {t('strip.deputy')} {names('deputy')}
              </>
            )}
          </span>
        </button>
      </Popover>
      <OffPlan offPlan={desk.offPlan} />
    </span>
  );
}

function BackupAge() {
  const { t } = useWords();
  const { session } = useSeat();
  const age = useAge();
  const now = useMinute();
  const state = useAsk('backup.state', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  if (state === undefined) return null;
  const madeAt = state.newest?.madeAt ?? null;
  return (
    <span className={isBackupStale(madeAt, now, state.settings.everyMinutes) ? 'late-backup' : undefined}>
      {madeAt === null ? t('strip.noBackup') : t('strip.backup', { age: age(madeAt) })}
    </span>
  );
}

/** Reminds those who can run a restore drill that one is due, wherever they are; leads to where it is run. */
function DrillDue() {
  const { t } = useWords();
  const { session } = useSeat();
  const mayDrill = useHasRole('admin', 'chief');
  const now = useMinute();
  const isOff = session.isLocked || !mayDrill;
  const due = useAsk('backup.state', {}, { isOff, everyMilliseconds: 60_000 }).data?.drillDueAt ?? null;
  if (!mayDrill || due === null || due > now) return null;
  return (
    <a className="tag orange" href="#/system" onClick={() => keep('system-tab', 'backup')}>
      {t('strip.drillDue')}
    </a>
  );
}

/** Reminds those who can import it that the arrangement of a year is missing, wherever they are; leads to where it is imported. */
function YearMissing() {
  const { t } = useWords();
  const { session } = useSeat();
  const isOff = !useHasRole('admin', 'chief') || session.isLocked;
  const year = useAsk('calendar.missing', {}, { isOff, everyMilliseconds: 60_000 }).data?.year ?? null;
  if (isOff || year === null) return null;
  return (
    <a className="tag yellow" href="#/system" onClick={() => keep('system-tab', 'calendar')}>
      {t('strip.yearMissing', { year })}
    </a>
  );
}

/** The next month where it has to be published soon, or should have been. */
function MonthDue() {
  const { t } = useWords();
  const times = useTimes();
  const { session } = useSeat();
  const isOff = !useHasRole('admin', 'chief') || session.isLocked;
  const now = useAsk('rota.now', {}, { isOff, everyMilliseconds: 60_000 }).data;
  if (isOff || now === undefined || now.due === null) return null;
  const { month, dueDay } = now.due;
  const isLate = now.today > dueDay;
  return (
    <a className={`tag ${isLate ? 'red' : 'yellow'}`} href="#/rota" onClick={() => keep('rota-month', month)}>
      {t(isLate ? 'strip.rotaLate' : 'strip.rotaDue', {
        month: Number(month.slice(5)),
        day: times.day(dueDay),
      })}
    </a>
  );
}

function SavedState() {
  const { t } = useWords();
  const { desk } = useSeat();
  const zone = useZone();
  if (desk === undefined || desk.lastRecordedAt === null) return null;
  const { time, seconds } = localParts(desk.lastRecordedAt, zone);
  return (
    <span className="two-lines small quiet">
      <span>
        {t('strip.saved')} {time}:{seconds} · #{desk.head.seq}
      </span>
      <BackupAge />
    </span>
  );
}

function UserMenu() {
  const { t, i18n } = useWords();
  const { session } = useSeat();
  const settings = useAsk('console.settings', {}).data;
  const roles = session.roles.map((role) => t(`trade:role.${role}`)).join(' ');
  const isNight = settings?.theme === 'night';
  const items = [
    { key: 'lock', label: `${t('strip.lock')}  Ctrl+L` },
    { key: 'theme', label: isNight ? t('strip.day') : t('strip.night') },
    { key: 'language', label: t('strip.language') },
    { type: 'divider' as const },
    { key: 'out', label: t('gate.signOut') },
  ];
  const choose = (key: string): void => {
    if (key === 'lock') void lockSeat();
    if (key === 'theme') void call('console.change', { theme: isNight ? 'light' : 'night' });
    if (key === 'language')
      void call('console.change', { language: i18n.language === 'en' ? 'zh-CN' : 'en' });
    if (key === 'out') {
      announce('keep-drafts', undefined);
      void call('session.signOut', {});
    }
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <button
        className="strip-button two-lines"
        type="button"
        aria-label={`${session.personName} ${roles} ${t('strip.menu')}`}
      >
        <b>{session.personName}</b>
        <span className="small quiet">{roles}</span>
      </button>
    </Dropdown>
  );
}

/** The strip on top: the day, the clock, who has the desk, what is open, and that everything is on disk. */
export function StatusStrip() {
  const { t } = useWords();
  const { desk } = useSeat();
  return (
    <header className="strip">
      <Clock />
      <Today />
      <ShiftNow />
      {desk === undefined || desk.openMatterCount === 0 ? null : (
        <span className="tag orange">{t('strip.open', { count: desk.openMatterCount })}</span>
      )}
      <IncidentStrip />
      <PeriodStrip />
      <ProductStrip />
      <ReviewStrip />
      <AwayStrip />
      <YearMissing />
      <MonthDue />
      <DrillDue />
      <span className="strip-end">
        <SavedState />
        <UserMenu />
      </span>
    </header>
  );
}

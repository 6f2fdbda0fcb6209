import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import { leadsOnly } from '#domain/shift/presence';
import type { HandedOver } from '#domain/shift/sheet';
import type { Station } from '#domain/station';
import { addDays } from '#domain/time/instant';
import { answers, useAsk } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { EquipmentList, ThingList } from './handed-lists.tsx';
import { IncidentLeads } from './incident-leads.tsx';
import { LeaveShift } from './leave-shift.tsx';
import { changedSince, standingIn } from './missing.ts';
import { OpenMatters } from './open-matters.tsx';
import { PeriodHints } from './period-hints.tsx';
import { ReliefMissing } from './relief-missing.tsx';
import { ImportantMatters, SheetCounts, SheetWatch } from './sheet-parts.tsx';
import { SheetTitle } from './sheet-title.tsx';
import { SignHandover } from './sign-handover.tsx';
import { SignedSheet } from './signed-sheet.tsx';
import { useHandoverWork } from './use-handover-work.ts';

function RunningSheet({
  sheet,
  station,
  onSigned,
}: {
  readonly sheet: HandoverSheet;
  readonly station: Station;
  readonly onSigned: (sheet: HandoverSheet) => void;
}) {
  const { t } = useWords();
  const { desk, session } = useSeat();
  const form = useHandoverWork(sheet, station, { canKeep: desk?.isMember === true });
  const [dialog, setDialog] = useState<'missing' | 'leave' | undefined>(undefined);
  const shiftNo = sheet.shift.no;
  const handed = standingIn(sheet, form.work);
  const changed = changedSince(sheet, form.work);
  const hand = (parts: Partial<HandedOver>): void => form.hand({ ...handed, ...parts });
  const see = (entryId: EntryId, version: number): void =>
    form.change({
      seen: [...form.work.seen.filter((one) => one.entryId !== entryId), { entryId, version }],
    });
  const isLead = leadsOnly(sheet.shift, session.personId);
  return (
    <>
      <section className="panel">
        <header>
          <h2>{t('handover.sheet')}</h2>
          {desk?.isMember === true && !isLead ? (
            <span className="buttons">
              <Button onClick={() => setDialog('leave')}>{t('handover.leave')}</Button>{' '}
              <Button onClick={() => setDialog('missing')}>{t('handover.missing')}</Button>
            </span>
          ) : null}
        </header>
        <div className="inside">
          <SheetTitle sheet={sheet} />
          <IncidentLeads sheet={sheet} />
        </div>
      </section>
      <PeriodHints />
      <div className="handover-columns">
        <div>
          <OpenMatters sheet={sheet} handed={handed} changed={changed} onChange={hand} onSeen={see} />
          <ImportantMatters sheet={sheet} />
          <ThingList handed={form.work.handed} onChange={form.hand} />
          <section className="panel">
            <header>
              <h2>{t('handover.note')}</h2>
            </header>
            <div className="inside">
              <Input.TextArea
                rows={3}
                maxLength={5000}
                value={form.work.handed.note}
                aria-label={t('handover.note')}
                placeholder={t('handover.noteHint')}
                onChange={(event) => form.hand({ note: event.target.value })}
              />
            </div>
          </section>
        </div>
        <div>
          <SheetCounts sheet={sheet} />
          <SheetWatch sheet={sheet} />
          <EquipmentList handed={form.work.handed} onChange={form.hand} />
        </div>
      </div>
      <SignHandover
        // Whoever unlocks the screen must not find the password of somebody else in it.
        key={String(session.isLocked)}
        sheet={sheet}
        form={{ ...form, work: { ...form.work, handed } }}
        onSigned={onSigned}
      />
      {dialog === 'missing' ? <ReliefMissing shiftNo={shiftNo} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'leave' ? <LeaveShift shiftNo={shiftNo} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}

function Running({
  shiftNo,
  onSigned,
}: {
  readonly shiftNo: number;
  readonly onSigned: (sheet: HandoverSheet) => void;
}) {
  const { station } = useSeat();
  const sheet = useAsk('handover.sheet', { shiftNo }, { everyMilliseconds: 30_000 });
  if (sheet.isError) return <FailureNotice error={sheet.error} />;
  if (sheet.data === undefined || sheet.data.shift.no !== shiftNo || station === undefined) return null;
  return <RunningSheet sheet={sheet.data} station={station} onSigned={onSigned} />;
}

/** The handover: what is open, gone through by both sides and signed; the sheets of earlier shifts and the leader's review. */
export function HandoverScreen() {
  const { t } = useWords();
  const { desk } = useSeat();
  const times = useTimes();
  const [past, setPast] = useState<number | undefined>(undefined);
  /** A sheet that was just signed or reviewed is shown from its beginning, and asked for again like every other. */
  const show = (sheet: HandoverSheet): void => {
    answers.setQueryData(['handover.sheet', { shiftNo: sheet.shift.no }], sheet);
    setPast(sheet.shift.no);
    document.querySelector('#screen')?.scrollTo(0, 0);
  };
  const shifts =
    useAsk(
      'shifts.between',
      {
        fromDay: addDays(desk?.day ?? ('2000-01-01' as never), -60),
        untilDay: addDays(desk?.day ?? ('2000-01-01' as never), 1),
      },
      { isOff: desk === undefined },
    ).data ?? [];
  const pastSheet = useAsk('handover.sheet', { shiftNo: past ?? 0 }, { isOff: past === undefined });
  if (desk === undefined) return null;
  const ended = shifts.filter((shift) => shift.endedAt !== null).toReversed();
  const waiting = ended.filter((shift) => shift.reviewedAt === null);
  const newestWaiting = waiting[0];
  const shown = past !== undefined && pastSheet.data?.shift.no === past ? pastSheet.data : undefined;
  return (
    <div className="page wide">
      <div className="page-head">
        <h1>{t('handover.title')}</h1>
        <span className="buttons">
          {newestWaiting === undefined || shown !== undefined ? null : (
            <Button onClick={() => setPast(newestWaiting.no)}>
              {t('handover.waiting', { count: waiting.length })}
            </Button>
          )}{' '}
          <Select
            allowClear
            style={{ width: 340 }}
            aria-label={t('handover.history')}
            placeholder={t('handover.history')}
            value={past ?? null}
            options={ended.map((shift) => ({
              value: shift.no,
              label: `${times.day(shift.day)} ${shift.name} · ${shift.members.map((member) => member.name).join(' ')}${shift.reviewedAt === null ? ` · ${t('handover.notReviewed')}` : ''}`,
            }))}
            onChange={(no) => setPast(no ?? undefined)}
          />
        </span>
      </div>
      {past !== undefined && pastSheet.isError ? <FailureNotice error={pastSheet.error} /> : null}
      {shown === undefined ? null : (
        <SignedSheet sheet={shown} onChange={show} onDone={() => setPast(undefined)} />
      )}
      {shown !== undefined || past !== undefined ? null : desk.shift === null ? (
        <div className="empty">{t('handover.nobody')}</div>
      ) : (
        <Running key={desk.shift.no} shiftNo={desk.shift.no} onSigned={show} />
      )}
    </div>
  );
}

import { Button, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import { addDays } from '#domain/time/instant';
import { useAct, useAsk } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { LeaveShift } from './leave-shift.tsx';
import { ReliefMissing } from './relief-missing.tsx';
import { ImportantMatters, OpenMatterList, SheetCounts, SheetHead } from './sheet-parts.tsx';
import { SignHandover } from './sign-handover.tsx';

function SheetTitle({ sheet }: { readonly sheet: HandoverSheet }) {
  const { t } = useWords();
  const times = useTimes();
  const { shift, relief } = sheet;
  return (
    <div>
      <b style={{ fontSize: 'var(--big)' }}>
        {times.longDay(shift.day)} {shift.name}
      </b>{' '}
      <span className="quiet">{t('handover.past', { no: shift.no })}</span>
      <div className="quiet">
        {shift.members
          .map(
            (member) =>
              `${t(`trade:duty.${member.duty}`)} ${member.name} ${times.clock(member.fromAt)}–${member.untilAt === null ? '' : times.clock(member.untilAt)}`,
          )
          .join('  ·  ')}
        {shift.leaderName === '' ? '' : `  ·  ${t('handover.leader')} ${shift.leaderName}`}
      </div>
      <div>
        {t('handover.due')} {times.moment(sheet.dueAt)}{' '}
        {relief === null || (sheet.signedAt === null && relief.minutes < -120) ? null : (
          <span className={`tag ${relief.kind === 'late' ? 'red' : ''}`}>
            {t(`handover.relief.${relief.kind}`, { minutes: Math.abs(relief.minutes) })}
          </span>
        )}
      </div>
    </div>
  );
}

function Signed({ sheet, onDone }: { readonly sheet: HandoverSheet; readonly onDone: () => void }) {
  const { t } = useWords();
  const times = useTimes();
  const print = useAct('console.printHandover');
  return (
    <>
      <section className="panel" role="status">
        <header>
          <h2>{sheet.shift.end === 'unrelieved' ? t('handover.unrelieved') : t('handover.signed')}</h2>
          <span>
            <Button onClick={() => void print.act({ shiftNo: sheet.shift.no })}>{t('handover.print')}</Button>{' '}
            <Button onClick={onDone}>{t('handover.done')}</Button>
          </span>
        </header>
        <div className="inside">
          <SheetTitle sheet={sheet} />
          <FailureNotice error={print.refusal} />
          {sheet.signatures.map((signature) => (
            <div key={`${signature.personId} ${signature.meaning}`}>
              {t(`trade:meaning.${signature.meaning}`)} <b>{signature.name}</b>{' '}
              <span className="quiet">
                {t('handover.signedAt', { time: times.full(signature.signedAt) })}
              </span>
            </div>
          ))}
          {sheet.note === '' ? null : <div style={{ whiteSpace: 'pre-wrap' }}>{sheet.note}</div>}
          {sheet.latenessReason === '' ? null : (
            <div>
              {t('handover.lateness')}: {sheet.latenessReason}
            </div>
          )}
        </div>
      </section>
      <SheetHead sheet={sheet} />
      <OpenMatterList sheet={sheet} acknowledged={new Set(sheet.acknowledged)} />
      <SheetCounts sheet={sheet} />
      <ImportantMatters sheet={sheet} />
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
  const { t } = useWords();
  const sheet = useAsk('handover.sheet', { shiftNo }, { everyMilliseconds: 60_000 });
  const { desk } = useSeat();
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<EntryId>>(new Set());
  const [dialog, setDialog] = useState<'missing' | 'leave' | undefined>(undefined);
  if (sheet.isError) return <FailureNotice error={sheet.error} />;
  if (sheet.data === undefined || sheet.data.shift.no !== shiftNo) return null;
  return (
    <>
      <section className="panel">
        <header>
          <h2>{t('handover.sheet')}</h2>
          {desk?.isMember === true ? (
            <span>
              <Button onClick={() => setDialog('leave')}>{t('handover.leave')}</Button>{' '}
              <Button onClick={() => setDialog('missing')}>{t('handover.missing')}</Button>
            </span>
          ) : null}
        </header>
        <div className="inside">
          <SheetTitle sheet={sheet.data} />
        </div>
      </section>
      <OpenMatterList sheet={sheet.data} acknowledged={acknowledged} onChange={setAcknowledged} />
      <ImportantMatters sheet={sheet.data} />
      <SheetCounts sheet={sheet.data} />
      <SignHandover sheet={sheet.data} acknowledged={acknowledged} onSigned={onSigned} />
      {dialog === 'missing' ? <ReliefMissing shiftNo={shiftNo} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'leave' ? <LeaveShift shiftNo={shiftNo} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}

/** The handover: what is open, acknowledged one by one, signed by both sides; and the sheets of earlier shifts. */
export function HandoverScreen() {
  const { t } = useWords();
  const { desk } = useSeat();
  const times = useTimes();
  const [past, setPast] = useState<number | undefined>(undefined);
  const [signed, setSigned] = useState<HandoverSheet | undefined>(undefined);
  const shifts =
    useAsk(
      'shifts.between',
      {
        fromDay: addDays(desk?.day ?? ('2000-01-01' as never), -60),
        untilDay: addDays(desk?.day ?? ('2000-01-01' as never), 1),
      },
      { isOff: desk === undefined },
    ).data ?? [];
  const pastSheet = useAsk('handover.sheet', { shiftNo: past ?? 0 }, { isOff: past === undefined }).data;
  if (desk === undefined) return null;
  const ended = shifts.filter((shift) => shift.endedAt !== null).toReversed();
  const shown = past === undefined ? signed : pastSheet?.shift.no === past ? pastSheet : undefined;
  return (
    <div className="page">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 8 }}>
        <h1 style={{ fontSize: 'calc(var(--size) * 1.3)' }}>{t('handover.title')}</h1>
        <Select
          allowClear
          style={{ width: 320 }}
          aria-label={t('handover.history')}
          placeholder={t('handover.history')}
          value={past ?? null}
          options={ended.map((shift) => ({
            value: shift.no,
            label: `${times.day(shift.day)} ${shift.name} · ${shift.members.map((member) => member.name).join(' ')}`,
          }))}
          onChange={(no) => setPast(no ?? undefined)}
        />
      </div>
      {shown === undefined ? null : (
        <Signed
          sheet={shown}
          onDone={() => {
            setPast(undefined);
            setSigned(undefined);
          }}
        />
      )}
      {shown !== undefined || past !== undefined ? null : desk.shift === null ? (
        <div className="empty">{t('handover.nobody')}</div>
      ) : (
        <Running key={desk.shift.no} shiftNo={desk.shift.no} onSigned={setSigned} />
      )}
    </div>
  );
}

import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { useTimes } from '../../parts/times.ts';

/** Whose sheet it is, when it was due, and how the relief stood to that. */
export function SheetTitle({ sheet }: { readonly sheet: HandoverSheet }) {
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
      {sheet.facts.rota === undefined ? null : (
        <div className="quiet">
          {t('handover.plannedNext')}{' '}
          {sheet.facts.rota.next.length === 0
            ? t('handover.notPlanned')
            : sheet.facts.rota.next
                .map(({ duty, name }) => `${t(`trade:duty.${duty}`)} ${name}`)
                .join('  ·  ')}
        </div>
      )}
      <div>
        {t('handover.due')} {times.moment(sheet.dueAt)}{' '}
        {relief === null ||
        sheet.unrelieved !== null ||
        (sheet.signedAt === null && relief.minutes < -120) ? null : (
          <span className={`tag ${relief.kind === 'late' ? 'red' : ''}`}>
            {t(`handover.relief.${relief.kind}`, { minutes: Math.abs(relief.minutes) })}
          </span>
        )}
      </div>
    </div>
  );
}

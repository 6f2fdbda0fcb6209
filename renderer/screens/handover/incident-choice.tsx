import { Input, Segmented } from 'antd';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { Entry } from '#domain/log/entry';
import type { HandedOver } from '#domain/shift/sheet';

/** Who leads a major incident on: the outgoing side until released, or the incoming side now with a reason. */
export function IncidentChoice({
  sheet,
  entry,
  handed,
  onChange,
}: {
  readonly sheet: HandoverSheet;
  readonly entry: Entry;
  readonly handed: HandedOver | null;
  readonly onChange?: ((parts: Partial<HandedOver>) => void) | undefined;
}) {
  const { t } = useWords();
  const incident = sheet.facts.majorIncidents.find((one) => one.entryId === entry.id);
  if (incident === undefined || handed === null) return null;
  const released = handed.released.find((one) => one.entryId === entry.id);
  const others = handed.released.filter((one) => one.entryId !== entry.id);
  const lead = sheet.leads.find((one) => one.entryId === entry.id)?.name ?? incident.leadName;
  if (onChange === undefined) {
    return (
      <span className="small lead">
        {released === undefined
          ? t('handover.leadStays', { name: lead })
          : t('handover.leadPassed', { reason: released.reason })}
      </span>
    );
  }
  return (
    <span className="reason">
      <Segmented
        size="small"
        aria-label={`${t('handover.lead')} ${entry.number}`}
        value={released === undefined ? 'stays' : 'passes'}
        options={[
          {
            value: 'stays',
            label: lead === '' ? t('handover.leadOutgoing') : t('handover.leadNamed', { name: lead }),
          },
          { value: 'passes', label: t('handover.leadIncoming') },
        ]}
        onChange={(choice) =>
          onChange({
            released: choice === 'passes' ? [...others, { entryId: entry.id, reason: '' }] : others,
          })
        }
      />
      {released === undefined ? null : (
        <Input
          size="small"
          value={released.reason}
          maxLength={500}
          status={released.reason.trim() === '' ? 'warning' : ''}
          aria-label={`${t('handover.releaseReason')} ${entry.number}`}
          placeholder={t('handover.releaseReason')}
          onChange={(event) =>
            onChange({ released: [...others, { entryId: entry.id, reason: event.target.value }] })
          }
        />
      )}
    </span>
  );
}

import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/methods';
import { reportDelivery } from '#domain/incident/incident-report';
import type { IncidentStage } from '#domain/incident/stage';
import { readTypedTime } from '#domain/time/typed-time';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Countdown } from '../../parts/countdown.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { stageLabel } from '../../parts/stage-title.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { isBeforeEnd } from './one-order.ts';
import { stagesMetBy } from './report-text.ts';

type Issued = Output<'report.issue'>;
type Manner = Issued['deliveries'][number]['manner'];
type Row = { readonly unit: string; readonly isChosen: boolean; readonly receiver: string };

/** Records that a report was sent: to whom, when, how, and which clocks that meets. */
export function ReportSend({
  report,
  stages,
  onClose,
}: {
  readonly report: Issued;
  /** The clocks of its incident. */
  readonly stages: readonly IncidentStage[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useMinute();
  const act = useAct('report.send');
  const waiting = stagesMetBy(stages, report.fields.kind);
  const had = new Set(report.deliveries.map(({ unit }) => unit));
  const [rows, setRows] = useState<readonly Row[]>(() =>
    [
      ...new Set([
        ...report.fields.to,
        ...waiting.map(({ recipient }) => recipient),
        ...report.fields.copyTo,
      ]),
    ].map((unit) => ({ unit, isChosen: report.fields.to.includes(unit) && !had.has(unit), receiver: '' })),
  );
  const [other, setOther] = useState('');
  const [manner, setManner] = useState<Manner>('fax');
  const [time, setTime] = useState('');
  const at = time.trim() === '' ? null : readTypedTime(time, now, zone);
  const change = (unit: string, parts: Partial<Row>): void =>
    setRows(rows.map((row) => (row.unit === unit ? { ...row, ...parts } : row)));
  const chosen: readonly Row[] = [
    ...rows.filter(({ isChosen }) => isChosen),
    ...(other.trim() === '' ? [] : [{ unit: other.trim(), isChosen: true, receiver: '' }]),
  ];
  const confirm = async (): Promise<void> => {
    if (chosen.length === 0 || at === undefined) return;
    const sent = await act.act({
      id: report.id,
      version: report.version,
      deliveries: chosen.map(({ unit, receiver }) => ({
        unit,
        manner,
        receiver: receiver.trim(),
        sentAt: at,
        stageIds: waiting.filter(({ recipient }) => recipient === unit).map(({ id }) => id),
      })),
    });
    if (sent !== undefined) onClose();
  };
  return (
    <StepDialog
      width={720}
      title={t('incident:write.sendTitle', { title: report.fields.title })}
      confirm={t('incident:write.send')}
      isBusy={act.isBusy}
      refusal={act.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ul className="report-recipients">
        {rows.map(({ unit, isChosen, receiver }) => (
          <li key={unit}>
            <Checkbox
              checked={isChosen}
              onChange={(event) => change(unit, { isChosen: event.target.checked })}
            >
              {unit}
            </Checkbox>
            <input
              className="text-input"
              aria-label={t('incident:write.receiverOf', { unit })}
              placeholder={t('incident:write.receiver')}
              value={receiver}
              maxLength={60}
              onChange={(event) => change(unit, { receiver: event.target.value })}
            />
            <span className="report-meets">
              {waiting
                .filter(({ recipient }) => recipient === unit)
                .map((stage) => (
                  <span key={stage.id}>
                    {stageLabel(t, stage)}{' '}
                    <Countdown startAt={stage.startAt} dueAt={stage.dueAt} isBeforeEnd={isBeforeEnd(stage)} />
                  </span>
                ))}
              {had.has(unit) ? <span className="quiet">{t('incident:write.sentBefore')}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      <div className="form-grid">
        <TextField
          label={t('incident:write.otherUnit')}
          value={other}
          onChange={(text) => setOther(text.slice(0, 100))}
        />
        <Field label={t('incident:write.manner')}>
          {(wires) => (
            <select
              {...wires}
              className="text-input"
              value={manner}
              onChange={(event) => setManner(reportDelivery.shape.manner.parse(event.target.value))}
            >
              {reportDelivery.shape.manner.options.map((value) => (
                <option key={value} value={value}>
                  {t(`incident:delivery.${value}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TypedTime
          label={t('incident:write.sentAt')}
          hint={t('incident:write.nowHint')}
          value={time}
          onChange={setTime}
        />
      </div>
      {chosen.length === 0 ? <p className="small quiet">{t('incident:write.nobodyChosen')}</p> : null}
    </StepDialog>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/methods';
import type { IncidentId } from '#domain/incident/incident';
import { localParts } from '#domain/time/zone';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { ReportExport } from './report-export.tsx';
import { ReportPaper } from './report-paper.tsx';
import { ReportReceipt } from './report-receipt.tsx';
import { ReportSend } from './report-send.tsx';
import { paperDay, reportName, signersLine } from './report-text.ts';

type Shown = Output<'report.all'>[number];
type Step = 'send' | 'withdraw' | 'export' | { readonly receiptOf: number };

/** One report: its paper, how it reached whom, and what can be done with it. */
export function ReportDetail({ report }: { readonly report: Shown }) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [step, setStep] = useState<Step | undefined>(undefined);
  const withdraw = useAct('report.withdraw');
  const { fields, deliveries, issuedAt, state, reason } = report;
  const full = useAsk(
    'incident.one',
    { id: fields.incidentId ?? ('' as IncidentId) },
    { isOff: fields.incidentId === null },
  ).data;
  const head =
    useAsk('incident.setup', {}).data?.setup.bulletins.find(({ kind }) => kind === fields.kind)?.head ?? '';
  const close = (): void => setStep(undefined);
  const canChange = isDesk && state === 'issued';
  const missing = fields.elements.filter(({ isPresent }) => !isPresent);
  const elementName = t as (key: string) => string;
  return (
    <section className="report-detail" aria-label={fields.title}>
      <header className="report-bar">
        <h2 lang="zh-CN">{fields.title}</h2>
        <span className="quiet">{reportName(t, report)}</span>
      </header>
      <div className="report-bar">
        {canChange ? (
          <>
            <Button type="primary" onClick={() => setStep('send')}>
              {t('incident:write.send')}
            </Button>
            <Button danger onClick={() => setStep('withdraw')}>
              {t('incident:write.withdraw')}
            </Button>
          </>
        ) : null}
        <Button onClick={() => setStep('export')}>{t('incident:write.export')}</Button>
      </div>
      {state === 'withdrawn' ? (
        <p className="report-notice">{t('incident:write.withdrawnBecause', { reason })}</p>
      ) : null}
      {missing.length === 0 ? null : (
        <p className="small quiet">
          {t('incident:write.stillMissing', {
            what: missing.map(({ key }) => elementName(`incident:write.element.${key}`)).join('、'),
          })}
        </p>
      )}
      {deliveries.length === 0 ? (
        <p className="quiet">{t('incident:reportList.notSent')}</p>
      ) : (
        <ul className="report-deliveries">
          {deliveries.map((one, place) => (
            // A delivery has no other name than its place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place}>
              <span>
                {t('incident:write.delivered', {
                  unit: one.unit,
                  time: times.moment(one.sentAt),
                  manner: t(`incident:delivery.${one.manner}`),
                  receiver: one.receiver,
                })}
              </span>
              <span className="small quiet">
                {one.receiptAt === null
                  ? ''
                  : t('incident:write.receiptSaid', {
                      receipt: one.receipt,
                      time: times.moment(one.receiptAt),
                    })}
                {one.confirmedAt === null
                  ? ''
                  : ` ${t('incident:write.confirmedSaid', { name: one.confirmedBy, time: times.moment(one.confirmedAt) })}`}
              </span>
              {canChange ? (
                <Button size="small" onClick={() => setStep({ receiptOf: place })}>
                  {t('incident:write.toReceipt')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ReportPaper
        fields={fields}
        head={head}
        no={report.no}
        date={paperDay(localParts(issuedAt, zone).day)}
        signers={signersLine(report)}
      />
      {step === 'send' ? (
        <ReportSend report={report} stages={full?.incident.stages ?? []} onClose={close} />
      ) : null}
      {step === 'export' ? <ReportExport report={report} onClose={close} /> : null}
      {step === 'withdraw' ? (
        <ReasonDialog
          title={t('incident:write.withdrawTitle', { title: fields.title })}
          label={t('incident:write.withdrawReason')}
          hint={t('incident:write.withdrawHint')}
          isRequired
          isBusy={withdraw.isBusy}
          refusal={withdraw.refusal}
          onConfirm={async (text) =>
            (await withdraw.act({ id: report.id, version: report.version, reason: text })) !== undefined
          }
          onClose={close}
        />
      ) : null}
      {typeof step === 'object' ? (
        <ReportReceipt report={report} place={step.receiptOf} onClose={close} />
      ) : null}
    </section>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import type { PeriodLine, ShownDue } from '#contract/methods/period-nouns';
import { deskRoles } from '#domain/people/account';
import type { Submission } from '#domain/period/submission';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useWords } from '../../use-words.ts';
import { DueExport } from './due-export.tsx';
import { DueReceipt } from './due-receipt.tsx';
import { DueRecord } from './due-record.tsx';
import { dueRows } from './due-rows.ts';
import { DueTable } from './due-table.tsx';

type Opened =
  | { readonly what: 'record'; readonly due: ShownDue | null }
  | { readonly what: 'receipt' | 'withdraw'; readonly submission: Submission }
  | { readonly what: 'export'; readonly bodyId: string | null };

const isPending = ({ state, isOutdated }: ShownDue): boolean =>
  isOutdated || (state !== 'met' && state !== 'late');

/** What is due of one period with what was sent, and what can be done about it. */
export function DueOf({
  line,
  isPendingOnly,
}: {
  readonly line: PeriodLine;
  readonly isPendingOnly: boolean;
}) {
  const { t } = useWords();
  const mayReport = useHasRole(...deskRoles) && line.state === 'declared';
  const asked = useAsk('period.one', { id: line.id });
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const withdraw = useAct('period.withdraw');
  const full = asked.data?.line.id === line.id ? asked.data : undefined;
  const dues = isPendingOnly ? line.dues.filter(isPending) : line.dues;
  const rows = dueRows(dues, isPendingOnly ? [] : (full?.submissions ?? []));
  const close = (): void => setOpened(undefined);
  return (
    <section className="panel due-of" aria-label={line.name}>
      <header>
        <h3>
          {line.number} {line.name}{' '}
          <span className="small quiet">
            {line.fromDay} – {line.untilDay}
          </span>
        </h3>
        <span className="actions">
          <Button size="small" onClick={() => setOpened({ what: 'export', bodyId: null })}>
            {t('period:due.export.open')}
          </Button>
          {mayReport ? (
            <Button size="small" onClick={() => setOpened({ what: 'record', due: null })}>
              {t('period:due.recordOther')}
            </Button>
          ) : null}
        </span>
      </header>
      <FailureNotice error={asked.error} />
      {rows.length === 0 ? (
        <p className="empty">{t(isPendingOnly ? 'period:due.nonePending' : 'period:due.none')}</p>
      ) : (
        <DueTable
          rows={rows}
          label={t('period:due.tableOf', { name: line.name })}
          mayReport={mayReport}
          onRecord={(due) => setOpened({ what: 'record', due })}
          onReceipt={(submission) => setOpened({ what: 'receipt', submission })}
          onWithdraw={(submission) => {
            withdraw.clear();
            setOpened({ what: 'withdraw', submission });
          }}
          onExport={(bodyId) => setOpened({ what: 'export', bodyId })}
        />
      )}
      {opened?.what === 'record' && full !== undefined ? (
        <DueRecord full={full} due={opened.due} onClose={close} />
      ) : null}
      {opened?.what === 'receipt' ? <DueReceipt submission={opened.submission} onClose={close} /> : null}
      {opened?.what === 'export' ? <DueExport line={line} bodyId={opened.bodyId} onClose={close} /> : null}
      {opened?.what === 'withdraw' ? (
        <ReasonDialog
          title={t('period:due.withdraw.title', {
            what: t(`period:what.${opened.submission.fields.what}`),
            body: opened.submission.bodyName,
          })}
          label={t('period:due.withdraw.label')}
          hint={t('period:due.withdraw.hint')}
          most={300}
          isRequired
          isBusy={withdraw.isBusy}
          refusal={withdraw.refusal}
          onConfirm={async (reason) =>
            (await withdraw.act({ id: opened.submission.id, reason })) !== undefined
          }
          onClose={close}
        />
      ) : null}
    </section>
  );
}

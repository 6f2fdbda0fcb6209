import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/methods';
import type { IncidentId } from '#domain/incident/incident';
import type { ReportKind } from '#domain/incident/incident-report';
import { useAsk } from '../../asking.ts';
import { hear, takePending } from '../../frame/events.ts';
import { useWords } from '../../use-words.ts';
import { ReportEditor } from './report-editor.tsx';
import { ReportSend } from './report-send.tsx';

type Wanted = { readonly id: IncidentId | null; readonly kind: ReportKind };

/** Writes a report or bulletin from anywhere; what is not finished stays kept. After it was issued it asks whom it was sent to. */
export function ReportOverlay() {
  const { t } = useWords();
  const [wanted, setWanted] = useState<Wanted | undefined>(undefined);
  const [issued, setIssued] = useState<Output<'report.issue'> | undefined>(undefined);
  useEffect(() => {
    const open = ({ id, kind }: Wanted): void => setWanted({ id, kind });
    const pending = takePending('write-report');
    if (pending !== undefined) open(pending);
    return hear('write-report', open);
  }, []);
  if (issued !== undefined)
    return <SendIssued key={issued.id} report={issued} onClose={() => setIssued(undefined)} />;
  if (wanted === undefined) return null;
  return (
    <Modal
      open
      width="min(1320px, 96vw)"
      className="report-modal"
      title={t('incident:write.title', { kind: t(`incident:report.${wanted.kind}`) })}
      footer={null}
      mask={{ closable: false }}
      onCancel={() => setWanted(undefined)}
      destroyOnHidden
    >
      <ReportEditor
        key={`${wanted.id ?? ''} ${wanted.kind}`}
        {...wanted}
        onClose={() => setWanted(undefined)}
        onIssued={(report) => {
          setWanted(undefined);
          setIssued(report);
        }}
      />
    </Modal>
  );
}

/** Asks whom a report that was just issued was sent to; it can be said later as well. */
function SendIssued({
  report,
  onClose,
}: {
  readonly report: Output<'report.issue'>;
  readonly onClose: () => void;
}) {
  const { incidentId } = report.fields;
  const full = useAsk(
    'incident.one',
    // Not asked where there is none.
    { id: incidentId ?? ('' as IncidentId) },
    { isOff: incidentId === null },
  ).data;
  if (incidentId !== null && full === undefined) return null;
  return <ReportSend report={report} stages={full?.incident.stages ?? []} onClose={onClose} />;
}

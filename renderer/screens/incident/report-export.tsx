import type { IncidentReport } from '#domain/incident/incident-report';
import { useAct } from '../../asking.ts';
import { PaperExport } from '../../parts/paper-export.tsx';
import { useWords } from '../../use-words.ts';

/** Lets a report leave the machine as a document, or prints it. */
export function ReportExport({
  report: { id, fields },
  onClose,
}: {
  readonly report: IncidentReport;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('report.export');
  const print = useAct('console.printReport');
  return (
    <PaperExport
      title={t('incident:write.exportTitle', { title: fields.title })}
      forms={['docx', 'pdf'] as const}
      chosen={['docx', 'pdf']}
      start={start}
      print={print}
      onStart={(formats, folder) => start.act({ id, formats, folder })}
      onPrint={() => void print.act({ id })}
      onClose={onClose}
    />
  );
}

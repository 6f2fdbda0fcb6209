import type { ReportFields } from '#domain/incident/incident-report';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { useMinute } from '../../use-now.ts';
import { ReportPaper } from './report-paper.tsx';
import { paperDay } from './report-text.ts';

/** A report that is being written as its paper will look if it is issued today. */
export function ReportPreview({ fields, no }: { readonly fields: ReportFields; readonly no: number }) {
  const zone = useZone();
  const now = useMinute();
  const setup = useAsk('incident.setup', {}).data?.setup;
  const head = setup?.bulletins.find(({ kind }) => kind === fields.kind)?.head ?? '';
  return (
    <ReportPaper fields={fields} head={head} no={no} date={paperDay(localParts(now, zone).day)} signers="" />
  );
}

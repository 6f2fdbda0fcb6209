import { CallOverlay } from './call-overlay.tsx';
import { IntakeOverlay } from './intake-overlay.tsx';
import { ReportOverlay } from './report-overlay.tsx';

/** What of the incidents can be opened from anywhere: taking one in, a call, and a report. */
export function IncidentOverlays() {
  return (
    <>
      <IntakeOverlay />
      <CallOverlay />
      <ReportOverlay />
    </>
  );
}

import { CallOverlay } from './call-overlay.tsx';
import { IntakeOverlay } from './intake-overlay.tsx';

/** What of the incidents can be opened from anywhere: taking one in, and a call. */
export function IncidentOverlays() {
  return (
    <>
      <IntakeOverlay />
      <CallOverlay />
    </>
  );
}

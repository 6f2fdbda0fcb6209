import '../../styles/incident-call.css';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { IncidentId } from '#domain/incident/incident';
import { useAsk } from '../../asking.ts';
import { hear, takePending } from '../../frame/events.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { nowAt } from '../../use-now.ts';
import type { WantedCall } from './call-draft.ts';
import { CallPanel } from './call-panel.tsx';

type Asked = WantedCall & { readonly id: IncidentId; readonly place: string };

function OpenCall({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const full = useAsk('incident.one', { id: asked.id });
  const setup = useAsk('incident.setup', {});
  const people = useAsk('people.all', { withLeft: false });
  const error = full.error ?? setup.error ?? people.error;
  if (error !== null)
    return (
      <div className="incident-call">
        <FailureNotice error={error} />
      </div>
    );
  if (full.data?.incident.id !== asked.id || setup.data === undefined || people.data === undefined)
    return null;
  return (
    <CallPanel
      key={asked.id}
      full={full.data}
      setup={setup.data.setup}
      people={people.data}
      wanted={asked}
      onClose={onClose}
    />
  );
}

/** 电话报告: the calling screen, opened on demand over what is on the screen; going to another place closes it and keeps it. */
export function CallOverlay() {
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  useEffect(() => {
    const open = (wanted: Omit<Asked, 'at' | 'place'>): void =>
      setAsked({ ...wanted, at: nowAt(), place: window.location.hash });
    const leave = (): void => setAsked((now) => (now?.place === window.location.hash ? now : undefined));
    const wanted = takePending('call-incident');
    if (wanted !== undefined) open(wanted);
    window.addEventListener('hashchange', leave);
    const stop = hear('call-incident', open);
    return () => {
      window.removeEventListener('hashchange', leave);
      stop();
    };
  }, []);
  // Below the strip, however high it is: its clocks run on above the call.
  const ground = document.querySelector('.console > .body');
  return asked === undefined || ground === null
    ? null
    : createPortal(<OpenCall asked={asked} onClose={() => setAsked(undefined)} />, ground);
}

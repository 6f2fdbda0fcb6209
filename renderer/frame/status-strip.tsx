import '../styles/status-strip.css';
import { NoticeBox } from './notice-box.tsx';
import { Clock, Today } from './strip-day.tsx';
import { StripEnd } from './strip-end.tsx';
import { ShiftNow } from './strip-shift.tsx';

/** The strip on top: the day, the clock, who has the desk, what presses, and that everything is on disk. */
export function StatusStrip() {
  return (
    <header className="strip">
      <div className="strip-row">
        <Clock />
        <Today />
        <ShiftNow />
        <NoticeBox />
        <StripEnd />
      </div>
    </header>
  );
}

import { useRef } from 'react';
import { MoreNotices } from './more-notices.tsx';
import { useNoticeRoom } from './use-notice-room.ts';
import { useNotices } from './use-notices.ts';

/** The width up to which the day and the shift give way to tags that are always shown; beyond it these take a third row. */
const mostKept = 'calc(var(--size) * 21)';

/** What presses, beside the shift: clocks first, then tags in two small rows, and what finds no room there behind the tag that counts it. */
export function NoticeBox() {
  const notices = useNotices();
  const clocks = notices.filter(({ tone }) => tone === 'clock');
  const tags = notices.filter(({ tone }) => tone !== 'clock');
  const line = useRef<HTMLSpanElement>(null);
  const { count, least } = useNoticeRoom(line, tags.filter(({ isKept }) => isKept).length);
  return (
    <span className={notices.length === 0 ? 'strip-notices is-empty' : 'strip-notices'}>
      {clocks.map(({ key, shown }) => (
        <span key={key}>{shown}</span>
      ))}
      <span className="strip-tags" ref={line} style={{ minWidth: `min(${least}px, ${mostKept})` }}>
        <i className="strip-measure" />
        {tags.map(({ key, shown }, place) => (
          <span key={key} className={place < count ? 'strip-notice' : 'strip-notice is-behind'}>
            {shown}
          </span>
        ))}
        <MoreNotices notices={tags.slice(count)} />
      </span>
    </span>
  );
}

import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { countShown, leastWidth } from '../parts/notice-room.ts';

/** How many rows of tags are as high as the two lines of the day and the shift. */
const rows = 2;

type Room = { readonly count: number; readonly least: number };

const isSame = (one: Room, other: Room): boolean => one.count === other.count && one.least === other.least;

const widthOf = (element: Element): number => Math.ceil(element.getBoundingClientRect().width);

function measured(line: HTMLElement, kept: number): Room {
  const widths = [...line.querySelectorAll(':scope > .strip-notice')].map(widthOf);
  const counter = line.querySelector(':scope > .strip-more');
  const gap = Number.parseFloat(getComputedStyle(line).columnGap) || 0;
  const bounds = { rows, gap, more: counter === null ? 0 : widthOf(counter) };
  const width = Math.floor(line.getBoundingClientRect().width);
  // Nothing is laid out yet, or behind the lock.
  if (width === 0) return { count: widths.length, least: 0 };
  return { count: countShown(widths, kept, width, bounds), least: leastWidth(widths, kept, bounds) };
}

/**
 * How many of the tags in a line find room, and the width that the line may not fall below; measured again before the picture is
 * shown whenever the window or a tag changes. A tag is as wide without room as with it, so what is decided never moves what is measured.
 */
export function useNoticeRoom(line: RefObject<HTMLElement | null>, kept: number): Room {
  const [room, setRoom] = useState<Room>({ count: Number.POSITIVE_INFINITY, least: 0 });
  // After every drawing, for other tags may stand there now; they are few, and are not drawn by the second.
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const next = measured(element, kept);
      setRoom((last) => (isSame(last, next) ? last : next));
    };
    measure();
    const observer = new ResizeObserver(() => flushSync(measure));
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return room;
}

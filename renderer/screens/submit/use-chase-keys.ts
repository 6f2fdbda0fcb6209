import { type RefObject, useEffect } from 'react';
import { chaseResult } from '#domain/office/chase';

type Acts = {
  readonly save: () => void;
  readonly go: (step: number) => void;
  readonly tell: () => void;
  readonly choose: (result: (typeof chaseResult.options)[number]) => void;
};

const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.closest('textarea, select, input, [role="dialog"]') !== null;

const isCovered = (): boolean => document.querySelector('.ant-modal-mask, [role="dialog"]') !== null;

/** The keys of a call: digits choose the result, arrows go on, T notes a report, Ctrl+Enter keeps the call; on the window, as the hands are on the telephone and not in a field. */
export function useChaseKeys(isOn: boolean, room: RefObject<HTMLElement | null>, acts: Acts): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onSaveKeys = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.metaKey || event.key !== 'Enter' || isCovered()) return;
      // What is typed elsewhere is kept there.
      if (isTyping(event.target) && room.current?.contains(event.target) === false) return;
      event.preventDefault();
      acts.save();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target) || isCovered()) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key === 'ArrowDown' || key === 'n') acts.go(1);
      else if (key === 'ArrowUp' || key === 'p') acts.go(-1);
      else if (key === 't') acts.tell();
      else {
        const result = chaseResult.options[Number(key) - 1];
        if (result === undefined) return;
        acts.choose(result);
      }
      event.preventDefault();
    };
    // Before the tab or the button that has the focus: those take Enter for themselves.
    window.addEventListener('keydown', onSaveKeys, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onSaveKeys, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  });
}

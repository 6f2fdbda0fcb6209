import { Popover } from 'antd';
import { type FocusEvent, type MouseEvent, useRef, useState } from 'react';
import type { Notice } from '../parts/notice.ts';
import { useWords } from '../use-words.ts';

/** The tag that counts the notices without room, in the tone of the most pressing, and opens them as a list; Escape closes it. */
export function MoreNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [first] = notices;
  const show = (open: boolean): void => {
    // Whoever walks by keys goes on where they came from.
    if (!open && list.current?.contains(document.activeElement) === true) button.current?.focus();
    setOpen(open);
  };
  const left = ({ relatedTarget }: FocusEvent): void => {
    const isElsewhere = relatedTarget instanceof Element && relatedTarget.closest('.ant-popover') === null;
    if (isElsewhere && relatedTarget !== button.current) setOpen(false);
  };
  const followed = ({ target }: MouseEvent): void => {
    if (target instanceof Element && target.closest('a') !== null) setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={isOpen && first !== undefined}
      onOpenChange={show}
      afterOpenChange={(open) => {
        if (open) (list.current?.querySelector<HTMLElement>('a, button') ?? list.current)?.focus();
      }}
      title={t('strip.moreTitle')}
      content={
        <div role="presentation" onBlur={left} onClickCapture={followed}>
          <ul className="strip-list" ref={list} tabIndex={-1}>
            {notices.map(({ key, shown }) => (
              <li key={key}>{shown}</li>
            ))}
          </ul>
        </div>
      }
    >
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        className={`tag strip-tag strip-more ${first?.tone ?? 'is-behind'}`}
      >
        {t('strip.more', { count: notices.length })}
      </button>
    </Popover>
  );
}

import { Modal } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { FailureNotice } from './failure-notice.tsx';
import { useWords } from '../use-words.ts';

/** A small window in which one step is taken; Ctrl+Enter takes it, and what was typed stays where it was refused. */
export function StepDialog({
  title,
  confirm,
  width = 600,
  isBusy,
  refusal,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly confirm: string;
  readonly width?: number;
  readonly isBusy: boolean;
  readonly refusal: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const inside = useRef<HTMLDivElement>(null);
  // On the window: who is quick presses before the first field has the cursor.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // The keys that opened this window come by here too; they were heard already.
      if (!event.ctrlKey || event.key !== 'Enter' || isBusy || event.defaultPrevented) return;
      event.preventDefault();
      onConfirm();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isBusy, onConfirm]);
  return (
    <Modal
      open
      title={title}
      width={width}
      onCancel={onClose}
      onOk={onConfirm}
      okText={confirm}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: isBusy }}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        if (!isOpen) return;
        const first = inside.current?.querySelector<HTMLElement>('input, textarea, select, button');
        // Where what comes first is seldom changed, the window says where to begin.
        const begun = inside.current?.querySelector<HTMLElement>('[data-starts-here] input');
        // Of a group of choices the one that is made.
        const made = first?.matches('[type="radio"]')
          ? inside.current?.querySelector<HTMLElement>('[type="radio"]:checked')
          : undefined;
        (begun ?? made ?? first)?.focus();
      }}
    >
      <div ref={inside} className="step-dialog">
        {children}
        <FailureNotice error={refusal} />
      </div>
    </Modal>
  );
}

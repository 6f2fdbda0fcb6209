import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { WindowKeys } from '../../parts/window-keys.tsx';
import { useWords } from '../../use-words.ts';

/** A small window for one step of a submission; Ctrl+Enter takes it, and what was typed stays where it was refused. */
export function DueDialog({
  title,
  confirm,
  isBusy,
  refusal,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly confirm: string;
  readonly isBusy: boolean;
  readonly refusal: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const inside = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.key !== 'Enter' || isBusy) return;
    event.preventDefault();
    onConfirm();
  };
  return (
    <WindowKeys onKeyDown={onKeyDown}>
      <Modal
        open
        title={title}
        width={680}
        onCancel={onClose}
        onOk={onConfirm}
        okText={confirm}
        cancelText={t('common.cancel')}
        okButtonProps={{ loading: isBusy }}
        mask={{ closable: false }}
        afterOpenChange={(isOpen) => {
          // Whoever was quicker types already.
          if (isOpen && inside.current?.contains(document.activeElement) === false)
            inside.current.querySelector<HTMLElement>('input, select')?.focus();
        }}
      >
        <div ref={inside} className="due-dialog">
          {children}
          <FailureNotice error={refusal} />
        </div>
      </Modal>
    </WindowKeys>
  );
}

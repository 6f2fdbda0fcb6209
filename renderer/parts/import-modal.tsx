import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../use-words.ts';

/** A dialog that shows what an import would do and takes it over only when somebody says so; a click beside it closes nothing. */
export function ImportModal({
  title,
  take,
  canTake,
  isBusy,
  width = 920,
  onTake,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button says that takes it over. */
  readonly take: string;
  readonly canTake: boolean;
  readonly isBusy: boolean;
  readonly width?: number;
  readonly onTake: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <Modal
      open
      width={width}
      style={{ top: 32 }}
      title={title}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button key="take" type="primary" disabled={!canTake} loading={isBusy} onClick={() => void onTake()}>
          {take}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}

import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { presetText } from '#domain/absence/read-preset';
import type { AbsenceRules } from '#domain/absence/rules';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';

/** The rules of this room as the text of a file that another room can import; people and their ranks stay here. */
export function RulesExport({
  rules,
  onClose,
}: {
  readonly rules: AbsenceRules;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const text = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  const save = useAct('console.saveAbsenceRules');
  const [saved, setSaved] = useState('');
  const keepFile = async (): Promise<void> => {
    const done = await save.act({ name: t('absence:rules.exportFile'), text: presetText(rules) });
    setSaved(done?.file ?? '');
  };
  const copy = (): void => {
    const field = text.current;
    if (field === null) return;
    field.select();
    // The asynchronous clipboard needs a permission, and this window is given none.
    // oxlint-disable-next-line typescript/no-deprecated -- see above
    setCopied(document.execCommand('copy'));
  };
  return (
    <Modal
      open
      width={820}
      style={{ top: 32 }}
      title={t('absence:rules.exportTitle')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('common.close')}
        </Button>,
        <Button key="copy" onClick={copy}>
          {t(isCopied ? 'office:accounts.copied' : 'absence:rules.copyAll')}
        </Button>,
        <Button key="save" type="primary" loading={save.isBusy} onClick={() => void keepFile()}>
          {t('absence:rules.saveFile')}
        </Button>,
      ]}
    >
      <div className="pasted">
        <p className="quiet small">{t('absence:rules.exportHint')}</p>
        <textarea
          ref={text}
          className="text-input pasted-text"
          rows={18}
          readOnly
          spellCheck={false}
          value={presetText(rules)}
          aria-label={t('absence:rules.exportText')}
        />
        {saved === '' ? null : <output>{t('absence:rules.savedFile', { file: saved })}</output>}
        <FailureNotice error={save.refusal} />
      </div>
    </Modal>
  );
}

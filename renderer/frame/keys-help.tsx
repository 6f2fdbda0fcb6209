import { Modal } from 'antd';
import { useWords } from '../use-words.ts';

const keys = [
  ['Ctrl+N', 'newEntry'],
  ['Ctrl+Shift+N', 'newAbsence'],
  ['Ctrl+I', 'newIncident'],
  ['Ctrl+D', 'writeDaily'],
  ['Ctrl+Enter', 'save'],
  ['Alt+C', 'category'],
  ['Alt+P', 'phrase'],
  ['Ctrl+K', 'find'],
  ['Ctrl+F', 'searchLog'],
  ['↑ ↓', 'cursor'],
  ['Enter', 'open'],
  ['Ctrl+1 … 0', 'place'],
  ['Ctrl+J', 'handover'],
  ['Ctrl+L', 'lock'],
  ['Esc', 'close'],
  ['F1', 'help'],
] as const;

/** Shows every key that the console knows. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose}>
      <dl className="key-list">
        {keys.map(([key, meaning]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd style={{ margin: 0 }}>{t(`keys.${meaning}`)}</dd>
          </div>
        ))}
        <div style={{ display: 'contents' }}>
          <dt>
            <kbd>Alt+A</kbd>
          </dt>
          <dd style={{ margin: 0 }}>{t('incident:alarm.key')}</dd>
        </div>
      </dl>
    </Modal>
  );
}

import { Modal } from 'antd';
import { useWords } from '../../use-words.ts';

const keys = [
  ['← ↑ ↓ →', 'move'],
  ['Home End', 'week'],
  ['PageUp PageDown', 'page'],
  ['Enter', 'choose'],
  ['X Delete', 'clear'],
  ['P', 'pin'],
  ['M', 'exchange'],
  ['W', 'why'],
  ['F8 Shift+F8', 'conflict'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Y', 'redo'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const;

/** Shows the keys of the calendar. */
export function MonthKeys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open title={t('rota.month.keys.title')} footer={null} onCancel={onClose}>
      <dl className="key-list">
        {keys.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd className="key-meaning">{t(`rota.month.keys.${meaning}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

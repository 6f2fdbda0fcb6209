import { Modal } from 'antd';
import { useWords } from '../../use-words.ts';

const keys = [
  ['← ↑ ↓ →', 'move'],
  ['Home End', 'row'],
  ['PageUp PageDown', 'column'],
  ['Enter', 'menu'],
  ['1 … 6', 'tier'],
  ['0 X Delete', 'clear'],
  ['L', 'lead'],
  ['P', 'pin'],
  ['M', 'exchange'],
  ['W', 'why'],
  ['F8 Shift+F8', 'finding'],
  ['Z Ctrl+Z', 'undo'],
  ['Y Ctrl+Y', 'redo'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const;

/** Shows the keys of the table. */
export function PlanKeys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open title={t('period:plan.keys.title')} footer={null} onCancel={onClose}>
      <dl className="key-list">
        {keys.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd className="key-meaning">{t(`period:plan.keys.${meaning}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

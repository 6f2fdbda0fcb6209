import { Checkbox } from 'antd';
import { useState } from 'react';
import type { CheckedRoom } from '#domain/incident/setup';
import { useAct } from '../../asking.ts';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useWords } from '../../use-words.ts';

/** Names rooms to be checked. */
export function CheckChoose({
  rooms,
  waiting,
  onClose,
}: {
  readonly rooms: readonly CheckedRoom[];
  readonly waiting: ReadonlySet<string>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const choose = useAct('check.choose');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const found = rooms.filter(({ name, group }) => `${name} ${group}`.includes(text.trim()));
  const confirm = async (): Promise<void> => {
    if (chosen.length === 0) return;
    if ((await choose.act({ roomIds: [...chosen] })) !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('incident:checks.choose.title')}
      confirm={t('incident:checks.choose.confirm')}
      isBusy={choose.isBusy}
      refusal={choose.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField label={t('incident:checks.choose.find')} value={text} onChange={setText} />
      <span className="quiet small">{t('incident:checks.choose.chosen', { count: chosen.length })}</span>
      <div className="check-rooms">
        {found.map(({ id, name, group }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            disabled={waiting.has(id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          >
            {name}{' '}
            <span className="quiet small">
              {[group, waiting.has(id) ? t('incident:checks.choose.waiting') : '']
                .filter((one) => one !== '')
                .join(' · ')}
            </span>
          </Checkbox>
        ))}
        {found.length === 0 ? <p className="quiet">{t('incident:checks.choose.none')}</p> : null}
      </div>
    </StepDialog>
  );
}

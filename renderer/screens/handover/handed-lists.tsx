import { Button, Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import { equipmentState, type HandedOver } from '#domain/shift/sheet';

function AddName({ label, onAdd }: { readonly label: string; readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  const add = (): void => {
    if (name.trim() === '') return;
    onAdd(name.trim());
    setName('');
  };
  return (
    <span className="reason">
      <Input
        size="small"
        value={name}
        maxLength={40}
        aria-label={label}
        placeholder={label}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          add();
        }}
      />
      <Button size="small" disabled={name.trim() === ''} onClick={add}>
        +
      </Button>
    </span>
  );
}

/** What was tried and how it was; without `onChange` as it was signed. */
export function EquipmentList({
  handed,
  onChange,
}: {
  readonly handed: HandedOver;
  readonly onChange?: (parts: Partial<HandedOver>) => void;
}) {
  const { t } = useWords();
  const { equipment } = handed;
  const set = (index: number, parts: Partial<HandedOver['equipment'][number]>): void =>
    onChange?.({ equipment: equipment.map((one, at) => (at === index ? { ...one, ...parts } : one)) });
  return (
    <section className="panel" aria-label={t('handover.equipment')}>
      <header>
        <h2>{t('handover.equipment')}</h2>
        <span className={`tag ${equipment.some((one) => one.state === 'fault') ? 'red' : ''}`}>
          {t('handover.tested', {
            done: equipment.filter((one) => one.state !== 'not-tested').length,
            total: equipment.length,
          })}
        </span>
      </header>
      <div className="inside handed-list">
        {equipment.length === 0 ? <span className="quiet">{t('handover.noEquipment')}</span> : null}
        {equipment.map((one, index) => (
          <div key={one.name} className="handed-row">
            <span className="name">{one.name}</span>
            {onChange === undefined ? (
              <span className={`tag ${one.state === 'fault' ? 'red' : ''}`}>
                {t(`trade:equipmentState.${one.state}`)}
              </span>
            ) : (
              <Segmented
                size="small"
                className={one.state}
                aria-label={one.name}
                value={one.state}
                options={equipmentState.options.map((state) => ({
                  value: state,
                  label: t(`trade:equipmentState.${state}`),
                }))}
                onChange={(state) => set(index, { state })}
              />
            )}
            {onChange === undefined ? (
              <span className="small">{one.note}</span>
            ) : one.state === 'fault' || one.note !== '' ? (
              <Input
                size="small"
                value={one.note}
                maxLength={200}
                aria-label={`${t('handover.itemNote')} ${one.name}`}
                placeholder={t('handover.faultNote')}
                onChange={(event) => set(index, { note: event.target.value })}
              />
            ) : null}
          </div>
        ))}
        {onChange === undefined ? null : (
          <AddName
            label={t('handover.addEquipment')}
            onAdd={(name) =>
              equipment.some((one) => one.name === name)
                ? undefined
                : onChange({ equipment: [...equipment, { name, state: 'not-tested', note: '' }] })
            }
          />
        )}
      </div>
    </section>
  );
}

/** What goes from hand to hand; without `onChange` as it was signed. */
export function ThingList({
  handed,
  onChange,
}: {
  readonly handed: HandedOver;
  readonly onChange?: (parts: Partial<HandedOver>) => void;
}) {
  const { t } = useWords();
  const { things } = handed;
  const set = (index: number, parts: Partial<HandedOver['things'][number]>): void =>
    onChange?.({ things: things.map((one, at) => (at === index ? { ...one, ...parts } : one)) });
  return (
    <section className="panel" aria-label={t('handover.things')}>
      <header>
        <h2>{t('handover.things')}</h2>
        <span className="tag">
          {t('handover.handedThings', {
            done: things.filter((one) => one.isHanded).length,
            total: things.length,
          })}
        </span>
      </header>
      <div className="inside handed-list">
        {things.length === 0 ? <span className="quiet">{t('handover.noThings')}</span> : null}
        {things.map((one, index) => (
          <div key={one.name} className="handed-row thing">
            <Checkbox
              checked={one.isHanded}
              disabled={onChange === undefined}
              onChange={(event) => set(index, { isHanded: event.target.checked })}
            >
              {one.name}
            </Checkbox>
            {onChange === undefined ? (
              <span className="small">{one.note}</span>
            ) : (
              <Input
                size="small"
                value={one.note}
                maxLength={200}
                aria-label={`${t('handover.itemNote')} ${one.name}`}
                placeholder={t('handover.itemNote')}
                onChange={(event) => set(index, { note: event.target.value })}
              />
            )}
          </div>
        ))}
        {onChange === undefined ? null : (
          <AddName
            label={t('handover.addThing')}
            onAdd={(name) =>
              things.some((one) => one.name === name)
                ? undefined
                : onChange({ things: [...things, { name, isHanded: false, note: '' }] })
            }
          />
        )}
      </div>
    </section>
  );
}

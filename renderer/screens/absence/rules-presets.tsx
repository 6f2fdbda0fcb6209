import presets from '#presets/absence' with { type: 'json' };
import { Button } from 'antd';
import { useState } from 'react';
import { type AbsencePreset, absencePreset } from '#domain/absence/rules';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { PresetSays } from './preset-says.tsx';
import { isAsPreset } from './rules-draft.ts';
import { RulesExport } from './rules-export.tsx';
import { RulesImport } from './rules-import.tsx';
import type { RulesWork } from './rules-work.ts';

// A test holds the file to this form.
const shipped = absencePreset.array().parse(presets.presets);

/** Sets of rules as units published them; choosing one copies it into the rules of this room, saved only with the rest. */
export function RulesPresets({
  work,
  onChoose,
}: {
  readonly work: RulesWork;
  readonly onChoose: (preset: AbsencePreset) => void;
}) {
  const { t } = useWords();
  const [chosenId, setChosenId] = useKept<string | undefined>('absence-preset', undefined);
  const [open, setOpen] = useState<'import' | 'export' | undefined>(undefined);
  const { rules } = work;
  const isFirst = rules.name === '' && rules.rules.length === 0;
  const chosen = shipped.find(({ id }) => id === (chosenId ?? rules.id)) ?? shipped[0];
  return (
    <>
      {isFirst ? (
        <>
          <h3>{t('absence:rules.firstTitle')}</h3>
          <ol className="first-steps">
            <li>{t('absence:rules.first.preset')}</li>
            <li>{t('absence:rules.first.ranks')}</li>
            <li>{t('absence:rules.first.trial')}</li>
          </ol>
        </>
      ) : (
        <p className="quiet small">{t('absence:rules.presetsHint')}</p>
      )}
      <div className="actions">
        {work.canEdit ? <Button onClick={() => setOpen('import')}>{t('absence:rules.import')}</Button> : null}
        <Button disabled={isFirst} onClick={() => setOpen('export')}>
          {t('absence:rules.export')}
        </Button>
        <span className="quiet small">{t('absence:rules.fileHint')}</span>
      </div>
      <div className="rota-groups">
        <ul className="group-list" aria-label={t('absence:rules.section.presets')}>
          {shipped.map((preset) => (
            <li key={preset.id}>
              <button
                type="button"
                className="toggle"
                aria-pressed={preset.id === chosen?.id}
                onClick={() => setChosenId(preset.id)}
              >
                <b>{preset.name}</b>{' '}
                {preset.id === rules.id ? (
                  <span className="tag green">
                    {t(isAsPreset(rules, preset) ? 'absence:rules.inUse' : 'absence:rules.inUseChanged')}
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
        {chosen === undefined ? null : (
          <section className="group-open" aria-label={chosen.name}>
            <div className="actions">
              <h3 className="grow">{chosen.name}</h3>
              {work.canEdit ? (
                <Button
                  type="primary"
                  aria-label={t('absence:rules.useOf', { name: chosen.name })}
                  onClick={() => onChoose(chosen)}
                >
                  {t('absence:rules.use')}
                </Button>
              ) : null}
            </div>
            <PresetSays preset={chosen} />
          </section>
        )}
      </div>
      {open === 'import' ? (
        <RulesImport
          onClose={() => setOpen(undefined)}
          onTake={(preset) => {
            setOpen(undefined);
            onChoose(preset);
          }}
        />
      ) : null}
      {open === 'export' ? <RulesExport rules={rules} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

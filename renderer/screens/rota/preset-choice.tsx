import { Button } from 'antd';
import { useWords } from '../../use-words.ts';
import { type PresetId, rotaPresets } from './setup-draft.ts';

/** Offers the usual ways of manning a room; choosing one fills groups and posts, saved only with the rest. */
export function PresetChoice({
  isFirst,
  onChoose,
}: {
  /** True where nothing is set up yet, and what to do first has to be said. */
  readonly isFirst: boolean;
  readonly onChoose: (id: PresetId) => void;
}) {
  const { t } = useWords();
  return (
    <section className="rota-block" aria-label={t('rota.setup.presets')}>
      <h3>{t(isFirst ? 'rota.setup.firstTitle' : 'rota.setup.presets')}</h3>
      {isFirst ? (
        <ol className="first-steps">
          <li>{t('rota.setup.first.preset')}</li>
          <li>{t('rota.setup.first.people')}</li>
          <li>{t('rota.setup.first.generate')}</li>
        </ol>
      ) : (
        <p className="quiet small">{t('rota.setup.presetsHint')}</p>
      )}
      <ul className="preset-list">
        {rotaPresets.map(({ id }) => (
          <li key={id} className="panel">
            <h3>{t(`rota.setup.preset.${id}.name`)}</h3>
            <p className="quiet small">{t(`rota.setup.preset.${id}.explain`)}</p>
            <Button
              aria-label={t('rota.setup.usePresetOf', { name: t(`rota.setup.preset.${id}.name`) })}
              onClick={() => onChoose(id)}
            >
              {t('rota.setup.usePreset')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button } from 'antd';
import type { Scheme } from '#domain/period/scheme';
import { useWords } from '../../use-words.ts';
import { freeName } from './setup-draft.ts';
import { schemePresets } from './setup-presets.ts';
import { tierSums } from './scheme-sums.ts';

/** Schemes as published rules name them; choosing one copies it into the schemes of this room. */
export function SchemePresets({
  schemes,
  onChoose,
}: {
  readonly schemes: readonly Scheme[];
  /** Undefined where nothing can be chosen. */
  readonly onChoose: ((scheme: Scheme) => void) | undefined;
}) {
  const { t } = useWords();
  const names = schemes.map(({ name }) => name);
  const copyOf = (preset: Scheme): Scheme => ({
    ...preset,
    id: crypto.randomUUID(),
    name: freeName(
      (no) =>
        no === 1
          ? t('period:scheme.ownName', { name: preset.name })
          : t('period:scheme.ownNameNo', { name: preset.name, no }),
      names,
    ),
  });
  return (
    <>
      <p className="quiet small">{t('period:scheme.presetsHint')}</p>
      <ul className="preset-list" aria-label={t('period:setup.section.presets')}>
        {schemePresets.map((preset) => (
          <li key={preset.id} className="panel">
            <h3>{preset.name}</h3>
            <dl className="period-facts">
              {preset.pools.map((pool) => (
                <div key={pool.key}>
                  <dt>{pool.name}</dt>
                  <dd>
                    {tierSums(preset, pool)
                      .map(({ name, by, amount }) => t(`period:scheme.sum.${by}`, { name, amount }))
                      .join(t('period:scheme.comma'))}
                  </dd>
                </div>
              ))}
            </dl>
            <p>{preset.note}</p>
            <p className="quiet small">{t('period:scheme.from', { source: preset.source })}</p>
            {onChoose === undefined ? null : (
              <Button
                aria-label={t('period:scheme.useOf', { name: preset.name })}
                onClick={() => onChoose(copyOf(preset))}
              >
                {t('period:scheme.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

import type { FigureKey } from '#domain/incident/facts';
import { figureKey } from '#domain/incident/facts';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { AmountCell } from './setup-cells.tsx';
import type { TypedFigures } from './setup-case.ts';

const unitOf = {
  householdsCut: 'households',
  directLossYuan: 'yuan',
  areaHectares: 'hectares',
} as const satisfies Partial<Record<FigureKey, string>>;

/** The unit in which a figure is counted. */
export const figureUnit = (key: FigureKey): 'people' | 'households' | 'yuan' | 'hectares' =>
  (unitOf as Partial<Record<FigureKey, 'households' | 'yuan' | 'hectares'>>)[key] ?? 'people';

/** Figures of a made-up case, each empty while nobody knows it. */
export function FigureFields({
  figures,
  onChange,
}: {
  readonly figures: TypedFigures;
  readonly onChange: (figures: TypedFigures) => void;
}) {
  const { t } = useWords();
  return (
    <div className="setup-figures">
      {figureKey.options.map((key) => {
        const label = t('incident:setup.figureIn', {
          name: t(`incident:fact.${key}`),
          unit: t(`incident:unit.${figureUnit(key)}`),
        });
        const value = figures[key] ?? null;
        return (
          <Titled key={key} label={label}>
            <AmountCell
              label={label}
              value={value}
              problem={Number.isNaN(value) ? t('incident:setup.problem.number') : undefined}
              onChange={(number) => onChange({ ...figures, [key]: number })}
            />
          </Titled>
        );
      })}
    </div>
  );
}

import { category } from '#domain/log/categories';
import { productGaps } from '#domain/product/fill-product';
import { type SectionRule, sectionSource } from '#domain/product/setup';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { SeveralPick } from '../incident/setup-cells.tsx';
import { ChoiceCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { GapText } from './setup-gap-text.tsx';

const steps = [
  { name: 'up', by: -1, sign: '↑' },
  { name: 'down', by: 1, sign: '↓' },
] as const;

/** One section of a kind: its heading and source, and unfolded what stands before it and what it says when there is nothing. */
export function FormatLine({
  id,
  line,
  index,
  hasZero,
  canEdit,
  isOpen,
  onOpen,
  say,
  change,
  onMove,
  onRemove,
}: {
  readonly id: string;
  readonly line: SectionRule;
  readonly index: number;
  readonly hasZero: boolean;
  readonly canEdit: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly say: (path: string) => string | undefined;
  readonly change: (parts: Partial<SectionRule>) => void;
  readonly onMove: (by: number) => void;
  /** Undefined of the last section. */
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { heading, source, categories, text, empty, isInZero } = line;
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { name: heading, field });
  const isWrongInside = ['text', 'empty', 'categories'].some((name) => say(name) !== undefined);
  const withSource = (next: SectionRule['source']): void =>
    change({ source: next, categories: next === 'entries' ? categories : [] });
  return (
    <>
      <div className="submit-line">
        {canEdit ? (
          <span className="submit-steps">
            {steps.map(({ name, by, sign }) => (
              <button
                key={name}
                id={`${id}-${name}`}
                type="button"
                className="quiet-button"
                aria-label={t(`product:setup.line.${name}`, { name: heading })}
                title={t('product:setup.line.moveHint')}
                onClick={() => onMove(by)}
              >
                {sign}
              </button>
            ))}
          </span>
        ) : null}
        <TextCell
          label={t('product:setup.line.heading', { no: index + 1 })}
          value={heading}
          problem={say('heading')}
          onChange={(next) => change({ heading: next })}
        />
        <ChoiceCell
          label={labelOf(t('product:setup.line.source'))}
          value={source}
          choices={sectionSource.options.map((value) => ({ value, label: t(`product:source.${value}`) }))}
          onChange={withSource}
        />
        {hasZero ? (
          <TickCell
            label={t('product:setup.line.isInZero')}
            isOn={isInZero}
            isOff={!canEdit}
            onChange={(next) => change({ isInZero: next })}
          />
        ) : null}
        <button
          type="button"
          className="quiet-button"
          aria-expanded={isOpen || isWrongInside}
          aria-label={labelOf(t('product:setup.line.more'))}
          onClick={() => onOpen(!isOpen)}
        >
          {t('product:setup.line.more')}
        </button>
        {onRemove === undefined ? null : <RemoveLine name={heading} onRemove={onRemove} />}
      </div>
      {isOpen || isWrongInside ? (
        <div className="submit-line-more">
          {source === 'entries' ? (
            <Titled label={t('product:setup.line.categories')}>
              <SeveralPick
                label={labelOf(t('product:setup.line.categories'))}
                values={categories}
                choices={category.options.map((value) => ({ value, label: t(`trade:category.${value}`) }))}
                none={t('product:setup.line.noCategory')}
                onChange={(next) => change({ categories: next })}
              />
              {say('categories') === undefined ? null : (
                <span className="form-problem">{say('categories')}</span>
              )}
            </Titled>
          ) : null}
          <GapText
            label={t(source === 'text' ? 'product:setup.line.own' : 'product:setup.line.before')}
            value={text}
            gaps={productGaps}
            rows={2}
            problem={say('text')}
            isOff={!canEdit}
            onChange={(next) => change({ text: next })}
          />
          <Titled label={t('product:setup.line.empty')}>
            <TextCell
              label={labelOf(t('product:setup.line.empty'))}
              value={empty}
              problem={say('empty')}
              onChange={(next) => change({ empty: next })}
            />
          </Titled>
        </div>
      ) : null}
    </>
  );
}

import { productGaps } from '#domain/product/fill-product';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { NamesPick } from '../incident/setup-cells.tsx';
import { TextCell } from '../rota/cells.tsx';
import type { FormatWork } from './setup-formats.tsx';
import { GapText } from './setup-gap-text.tsx';
import { FormatLines } from './setup-lines.tsx';

/** Gaps that may have nothing to say, so that a part of a text can depend on them. */
const parts = ['重要时段', '第几日', '突发事件', '重大突发事件', '未定级事件'] as const;

/** Title, sections, conclusion and imprint of one kind. */
export function FormatEditor({ work }: { readonly work: FormatWork }) {
  const { t } = useWords();
  const { template, canEdit, change, say, sayIn } = work;
  const hasZero = template.kind === 'daily';
  const text = (name: 'title' | 'zeroTitle' | 'conclusion' | 'zeroConclusion', rows: number) => (
    <GapText
      label={t(`product:setup.format.${name}`)}
      value={template[name]}
      gaps={productGaps}
      parts={parts}
      rows={rows}
      problem={say(name)}
      isOff={!canEdit}
      onChange={(next) => change({ [name]: next })}
    />
  );
  return (
    <>
      {text('title', 2)}
      {hasZero ? text('zeroTitle', 2) : null}
      <FormatLines work={work} />
      {text('conclusion', 3)}
      {hasZero ? text('zeroConclusion', 3) : null}
      <div className="submit-fields">
        <Titled label={t('product:setup.format.head')}>
          <TextCell
            label={t('product:setup.format.head')}
            value={template.head}
            placeholder={t('product:setup.format.headHint')}
            problem={say('head')}
            onChange={(head) => change({ head })}
          />
        </Titled>
        {(['to', 'copyTo'] as const).map((name) => (
          <Titled key={name} label={t(`product:write.${name}`)}>
            <NamesPick
              label={t(`product:write.${name}`)}
              values={template[name]}
              known={[]}
              problem={sayIn(name)}
              onChange={(names) => change({ [name]: names })}
            />
          </Titled>
        ))}
      </div>
      <TickCell
        label={t('product:setup.format.needsReviewer')}
        isOn={template.needsReviewer}
        isOff={!canEdit}
        onChange={(needsReviewer) => change({ needsReviewer })}
      />
    </>
  );
}

import { productKind, type ProductKind } from '#domain/product/product';
import type { ProductTemplate } from '#domain/product/setup';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { FormatEditor } from './setup-format.tsx';
import { FormatPreview } from './setup-preview.tsx';
import type { ProductWork } from './setup-work.ts';
import { WordFile } from './setup-word.tsx';

/** The layout of one kind under change, and what is wrong with it by a path within it. */
export type FormatWork = {
  readonly template: ProductTemplate;
  readonly canEdit: boolean;
  readonly isEdited: boolean;
  readonly change: (parts: Partial<ProductTemplate>) => void;
  readonly say: (path: string) => string | undefined;
  readonly sayIn: (path: string) => string | undefined;
};

/** 报告格式: how the products of each kind look, beside how that comes out. */
export function FormatSection({ work }: { readonly work: ProductWork }) {
  const { t } = useWords();
  const [kind, setKind] = useKept<ProductKind>('submit-setup-kind', 'daily');
  const { templates } = work.setup;
  const at = templates.findIndex((one) => one.kind === kind);
  const template = templates[at];
  if (template === undefined) return null;
  const format: FormatWork = {
    template,
    canEdit: work.canEdit,
    isEdited: work.isEdited,
    change: (parts) => work.change({ templates: templates.with(at, { ...template, ...parts }) }),
    say: (path) => work.say(`templates.${at}.${path}`),
    sayIn: (path) => work.sayIn(`templates.${at}.${path}`),
  };
  return (
    <>
      <nav className="actions" aria-label={t('product:setup.format.kinds')}>
        {productKind.options.map((one) => (
          <button
            key={one}
            type="button"
            className="toggle"
            aria-pressed={one === kind}
            onClick={() => setKind(one)}
          >
            {t(`product:kind.${one}`)}
            {work.sayIn(`templates.${templates.findIndex((each) => each.kind === one)}`) ===
            undefined ? null : (
              <span className="form-problem inline"> {t('product:setup.format.wrong')}</span>
            )}
          </button>
        ))}
      </nav>
      <div className="submit-format">
        <div className="submit-format-main">
          <FormatEditor key={kind} work={format} />
          <WordFile key={`word ${kind}`} work={format} />
        </div>
        <FormatPreview key={kind} work={format} />
      </div>
    </>
  );
}

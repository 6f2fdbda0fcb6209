import { Button } from 'antd';
import { useRef, useState } from 'react';
import preset from '#presets/product' with { type: 'json' };
import type { Output } from '#contract/methods';
import { applySections } from '#domain/product/apply-template-sections';
import type { ProductKind } from '#domain/product/product';
import { productTemplate, type ProductTemplate } from '#domain/product/setup';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { base64Of } from '../../parts/file-bytes.ts';
import { useWords } from '../../use-words.ts';
import type { FormatWork } from './setup-formats.tsx';
import { WordFound } from './setup-word-found.tsx';

/** The largest file that is taken; a page with a seal and pictures has less than a tenth of it. */
const largest = 2 * 1024 * 1024;

type Looked = {
  readonly name: string;
  readonly base64: string;
  readonly found: Output<'product.readTemplate'>;
};

/** The layout of a kind as it is shipped; what the unit took out can be put back by a Word file that has it. */
const shippedOf = (kind: ProductKind): ProductTemplate | undefined =>
  productTemplate
    .array()
    .parse(preset.setup.templates)
    .find((one) => one.kind === kind);

/** Looks at a Word file, and takes it as the layout when somebody says so. */
function useTaking(work: FormatWork) {
  const { t } = useWords();
  const look = useAct('product.readTemplate');
  const store = useAct('attachment.add');
  const [looked, setLooked] = useState<Looked | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { kind } = work.template;
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const { name } = file;
    setLooked(undefined);
    setProblem(undefined);
    store.clear();
    if (file.size > largest) return setProblem(t('product:setup.word.tooLarge', { name }));
    const base64 = await base64Of(file).catch(() => undefined);
    if (base64 === undefined) return setProblem(t('product:setup.word.unreadable', { name }));
    const found = await look.act({ kind, name, base64 });
    if (found !== undefined) setLooked({ name, base64, found });
  };
  const adopt = async ({ name, base64, found }: Looked): Promise<void> => {
    const kept = await store.act({ name, base64 });
    if (kept === undefined) return;
    const { template } = work;
    const { sections } = applySections(template, found.sections, shippedOf(kind) ?? template);
    work.change({ sections, file: { hash: kept.hash, name } });
    setLooked(undefined);
  };
  return {
    take,
    adopt,
    looked,
    problem,
    isBusy: look.isBusy || store.isBusy,
    refusal: look.refusal ?? store.refusal,
    forget: () => setLooked(undefined),
  };
}

function SaveWord({ work }: { readonly work: FormatWork }) {
  const { t } = useWords();
  const saving = useAct('console.saveProductTemplate');
  const [file, setFile] = useState('');
  const save = async (): Promise<void> => {
    const done = await saving.act({ kind: work.template.kind });
    setFile(done?.file ?? '');
  };
  return (
    <>
      <Button disabled={work.isEdited} loading={saving.isBusy} onClick={() => void save()}>
        {t('product:setup.word.save')}
      </Button>
      {work.isEdited ? <span className="quiet small">{t('product:setup.word.saveFirst')}</span> : null}
      {file === '' ? null : (
        <output className="quiet small submit-saved">{t('product:setup.word.saved', { file })}</output>
      )}
      <FailureNotice error={saving.refusal} />
    </>
  );
}

/** A Word file as the layout of a kind: saved to be edited, given back, looked at, taken, and put aside. */
export function WordFile({ work }: { readonly work: FormatWork }) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const taking = useTaking(work);
  const { file } = work.template;
  const { looked } = taking;
  return (
    <section className="rota-block panel submit-block" aria-label={t('product:setup.word.title')}>
      <h3>{t('product:setup.word.title')}</h3>
      <p className="quiet small">{t('product:setup.word.hint')}</p>
      <p>
        {file === null ? (
          <span className="quiet">{t('product:setup.word.none')}</span>
        ) : (
          <>
            {t('product:setup.word.used')} <b className="file-name">{file.name}</b>
          </>
        )}
      </p>
      {work.canEdit ? (
        <div className="actions">
          <SaveWord work={work} />
          <Button loading={taking.isBusy} onClick={() => chooser.current?.click()}>
            {t('product:setup.word.choose')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".docx"
            aria-label={t('product:setup.word.file')}
            onChange={(event) => {
              void taking.take(event.target.files?.[0]);
              // The same file, mended meanwhile, can be chosen again.
              Object.assign(event.target, { value: '' });
            }}
          />
          {file === null ? null : (
            <Button
              onClick={() => {
                taking.forget();
                work.change({ file: null });
              }}
            >
              {t('product:setup.word.remove')}
            </Button>
          )}
        </div>
      ) : null}
      {taking.problem === undefined ? null : (
        <div className="failure" role="alert">
          {taking.problem}
        </div>
      )}
      <FailureNotice error={taking.refusal} />
      {looked === undefined ? null : (
        <WordFound
          name={looked.name}
          found={looked.found}
          headingOf={(key) => work.template.sections.find((one) => one.key === key)?.heading ?? ''}
          dropped={work.template.sections
            .filter(({ key }) => !looked.found.sections.some((one) => one.key === key))
            .map(({ heading }) => heading)}
          isBusy={taking.isBusy}
          onAdopt={() => void taking.adopt(looked)}
          onClose={taking.forget}
        />
      )}
    </section>
  );
}

import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { base64Of } from '../../parts/file-bytes.ts';
import { useWords } from '../../use-words.ts';
import type { BodyWork } from './body-work.ts';
import { TemplateFound } from './template-found.tsx';
import { TemplateSave } from './template-save.tsx';

/** The largest file that is taken as a form; a table with a seal and pictures has less than a tenth of it. */
const largest = 2 * 1024 * 1024;

type Looked = { readonly name: string; readonly found: Output<'period.previewTemplate'> };

/** Looks at a file and, where it can be filled, keeps it as the form of a body. */
function useTaking(work: BodyWork) {
  const { t } = useWords();
  const look = useAct('period.previewTemplate');
  const store = useAct('attachment.add');
  const [looked, setLooked] = useState<Looked | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const { name } = file;
    setLooked(undefined);
    setProblem(undefined);
    store.clear();
    if (file.size > largest) return setProblem(t('period:template.tooLarge', { name }));
    const base64 = await base64Of(file).catch(() => undefined);
    if (base64 === undefined) return setProblem(t('period:template.unreadable', { name }));
    const found = await look.act({ name, base64 });
    if (found === undefined) return;
    setLooked({ name, found });
    if (found.problem !== null || found.format === null) return;
    const kept = await store.act({ name, base64 });
    if (kept === undefined) return setLooked(undefined);
    work.changeForm({ template: { hash: kept.hash, name, format: found.format } });
  };
  return {
    take,
    looked,
    problem,
    isBusy: look.isBusy || store.isBusy,
    refusal: look.refusal ?? store.refusal,
    forget: () => setLooked(undefined),
  };
}

/** A file of the body's own that the console fills: saved with gaps to be edited, given back, looked at, taken away. */
export function TemplateFile({ work }: { readonly work: BodyWork }) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const taking = useTaking(work);
  const { template } = work.body.form;
  return (
    <section className="rota-block" aria-label={t('period:template.title')}>
      <h3>{t('period:template.title')}</h3>
      <p className="quiet small">{t('period:template.hint')}</p>
      <p>
        {template === null ? (
          <span className="quiet">{t('period:template.none')}</span>
        ) : (
          <>
            {t('period:template.used')} <b className="file-name">{template.name}</b>{' '}
            <span className="tag">{template.format.toUpperCase()}</span>
          </>
        )}
      </p>
      {work.canEdit ? (
        <div className="actions">
          <TemplateSave work={work} />
          <Button loading={taking.isBusy} onClick={() => chooser.current?.click()}>
            {t(template === null ? 'period:template.choose' : 'period:template.replace')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".docx,.xlsx"
            aria-label={t('period:template.file')}
            onChange={(event) => {
              void taking.take(event.target.files?.[0]);
              // The same file, mended meanwhile, can be chosen again.
              Object.assign(event.target, { value: '' });
            }}
          />
          {template === null ? null : (
            <Button
              onClick={() => {
                taking.forget();
                work.changeForm({ template: null });
              }}
            >
              {t('period:template.remove')}
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
      {taking.looked === undefined ? null : <TemplateFound {...taking.looked} />}
    </section>
  );
}

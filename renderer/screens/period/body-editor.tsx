import { Button } from 'antd';
import type { PeriodSetup } from '#domain/period/setup';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { TextCell } from '../rota/cells.tsx';
import { BodyColumns } from './body-columns.tsx';
import { BodyFooter } from './body-footer.tsx';
import { BodyPreview } from './body-preview.tsx';
import { BodyRules } from './body-rules.tsx';
import type { BodyWork } from './body-work.ts';
import { TemplateFile } from './template-file.tsx';

/** One superior body: by when it wants what, and the form in which it wants the table. */
export function BodyEditor({
  work,
  setup,
  onRemove,
}: {
  readonly work: BodyWork;
  readonly setup: PeriodSetup;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const { body } = work;
  return (
    <section className="group-open" aria-label={body.name}>
      <div className="period-title">
        <Titled label={t('period:body.name')}>
          <TextCell
            label={t('period:body.name')}
            value={body.name}
            problem={work.say('name')}
            onChange={(name) => work.change({ name })}
          />
        </Titled>
        {work.canEdit ? (
          <div className="actions">
            <Button danger onClick={onRemove}>
              {t('period:body.remove')}
            </Button>
          </div>
        ) : null}
      </div>
      <BodyRules work={work} />
      <BodyPreview form={body.form} setup={setup} />
      <BodyColumns work={work} />
      <BodyFooter work={work} />
      <TemplateFile work={work} />
    </section>
  );
}

import { Button } from 'antd';
import { formGaps } from '#domain/period/form-gaps';
import type { TableForm } from '#domain/period/setup';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { RemoveLine, TextCell } from '../rota/cells.tsx';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import type { BodyWork } from './body-work.ts';

type Line = TableForm['footer'][number];
const mostLines = 12;

/** The line above a body's table and those below it, and the gaps that the console fills in them. */
export function BodyFooter({ work }: { readonly work: BodyWork }) {
  const { t } = useWords();
  const { title, footer } = work.body.form;
  const change = (next: Line[]): void => work.changeForm({ footer: next });
  const movesOf = useLineMoves(work.canEdit, (from, to) => change(movedLine(footer, from, to)));
  return (
    <section className="rota-block" aria-label={t('period:body.words')}>
      <h3>{t('period:body.words')}</h3>
      <Titled label={t('period:body.title')}>
        <TextCell
          label={t('period:body.title')}
          value={title}
          problem={work.say('form.title')}
          onChange={(text) => work.changeForm({ title: text })}
        />
      </Titled>
      {footer.length === 0 ? null : (
        <table className="plain-table lined rota-lines period-narrow">
          <thead>
            <tr>
              <th>
                <span className="unseen">{t('rota.setup.order')}</span>
              </th>
              <th>{t('period:body.footerLabel')}</th>
              <th>{t('period:body.footerValue')}</th>
              <th>
                <span className="unseen">{t('rota.setup.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {footer.map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a line below a table has no name but its place
              <tr key={index} {...movesOf(index)}>
                <td>
                  <button
                    type="button"
                    className="handle"
                    aria-label={t('rota.setup.moveLine', { name: line.label, place: index + 1 })}
                    title={t('rota.setup.moveHint')}
                  >
                    ⠿
                  </button>
                </td>
                {(['label', 'value'] as const).map((field) => (
                  <td key={field}>
                    <TextCell
                      label={t(`period:body.footerNo.${field}`, { no: index + 1 })}
                      value={line[field]}
                      problem={work.say(`form.footer.${index}.${field}`)}
                      {...(field === 'value' ? { placeholder: t('period:body.byHand') } : {})}
                      onChange={(text) => change(changedLine<Line>(footer, index, { [field]: text }))}
                    />
                  </td>
                ))}
                <td>
                  <RemoveLine name={line.label} onRemove={() => change(footer.toSpliced(index, 1))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {work.canEdit && footer.length < mostLines ? (
        <div>
          <Button onClick={() => change([...footer, { label: '', value: '' }])}>
            {t('period:body.addFooter')}
          </Button>
        </div>
      ) : null}
      <p className="quiet small">
        {t('period:body.gaps')}{' '}
        {formGaps.map((gap) => (
          <span key={gap} className="nowrap period-gap">
            <code>{`{{${gap}}}`}</code> {t(`period:body.gap.${gap}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

import type { TableColumn, TableForm } from '#domain/period/setup';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { RemoveLine, TextCell } from '../rota/cells.tsx';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { freeColumns } from './body-draft.ts';
import type { BodyWork } from './body-work.ts';

type Column = TableForm['columns'][number];

/** The columns of a body's table in order, each with the heading that the body wants. */
export function BodyColumns({ work }: { readonly work: BodyWork }) {
  const { t } = useWords();
  const { form } = work.body;
  const { columns } = form;
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.changeForm({ columns: movedLine(columns, from, to) }),
  );
  const free = freeColumns(form);
  const problem = work.say('form.columns');
  const add = (key: TableColumn): void =>
    work.changeForm({ columns: [...columns, { key, label: t(`period:column.${key}`) }] });
  return (
    <section className="rota-block" aria-label={t('period:body.columns')}>
      <h3>{t('period:body.columns')}</h3>
      <div className="choices">
        {(['withPosts', 'withPhones'] as const).map((field) => (
          <TickCell
            key={field}
            label={t(`period:body.${field}`)}
            isOn={form[field]}
            isOff={!work.canEdit}
            onChange={(isOn) => work.changeForm({ [field]: isOn })}
          />
        ))}
      </div>
      <table className="plain-table lined rota-lines period-narrow">
        <thead>
          <tr>
            <th>
              <span className="unseen">{t('rota.setup.order')}</span>
            </th>
            <th>{t('period:body.columnWhat')}</th>
            <th>{t('period:body.columnLabel')}</th>
            <th>
              <span className="unseen">{t('rota.setup.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => {
            const name = t(`period:column.${column.key}`);
            return (
              <tr key={column.key} {...movesOf(index)}>
                <td>
                  <button
                    type="button"
                    className="handle"
                    aria-label={t('rota.setup.moveLine', { name, place: index + 1 })}
                    title={t('rota.setup.moveHint')}
                  >
                    ⠿
                  </button>
                </td>
                <td className="nowrap">{name}</td>
                <td>
                  <TextCell
                    label={t('period:body.labelOf', { name })}
                    value={column.label}
                    problem={work.say(`form.columns.${index}.label`)}
                    onChange={(label) =>
                      work.changeForm({ columns: changedLine<Column>(columns, index, { label }) })
                    }
                  />
                </td>
                <td>
                  <RemoveLine
                    name={name}
                    onRemove={() => work.changeForm({ columns: columns.toSpliced(index, 1) })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
      {work.canEdit && free.length > 0 ? (
        <div className="rota-line">
          <span className="quiet small">{t('period:body.addColumn')}</span>
          {free.map((key) => (
            <button key={key} type="button" className="quiet-button" onClick={() => add(key)}>
              + {t(`period:column.${key}`)}
            </button>
          ))}
        </div>
      ) : null}
    </section>
  );
}

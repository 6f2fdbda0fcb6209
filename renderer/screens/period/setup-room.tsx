import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { NumberCell, TextCell } from '../rota/cells.tsx';
import type { SetupWork } from './setup-work.ts';

/** Numbers of the duty room for the table, and the days that a proposed holiday has before and after. */
export function SetupRoom({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { setup } = work;
  return (
    <div className="period-room">
      <section className="rota-block" aria-label={t('period:setup.numbers')}>
        <h3>{t('period:setup.numbers')}</h3>
        <p className="quiet small">{t('period:setup.numbersHint')}</p>
        <div className="period-fields">
          {(['dutyPhone', 'fax'] as const).map((field) => (
            <Titled key={field} label={t(`period:column.${field}`)}>
              <TextCell
                label={t(`period:column.${field}`)}
                value={setup[field]}
                problem={work.say(field)}
                onChange={(text) => work.change({ [field]: text })}
              />
            </Titled>
          ))}
        </div>
      </section>
      <section className="rota-block" aria-label={t('period:setup.around')}>
        <h3>{t('period:setup.around')}</h3>
        <p className="quiet small">{t('period:setup.aroundHint')}</p>
        {(['daysBefore', 'daysAfter'] as const).map((field) => (
          <div key={field} className="rota-line">
            <span aria-hidden="true">{t(`period:setup.${field}`)}</span>
            <NumberCell
              label={t(`period:setup.${field}`)}
              value={setup[field]}
              problem={work.say(field)}
              onChange={(days) => work.change({ [field]: days })}
            />
            <span aria-hidden="true">{t('period:setup.days')}</span>
          </div>
        ))}
      </section>
    </div>
  );
}

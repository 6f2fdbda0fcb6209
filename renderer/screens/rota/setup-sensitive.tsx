import { Button } from 'antd';
import type { RotaSetup } from '#domain/rota/setup';
import type { IsoDay } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { DayCell, RemoveLine, TextCell } from './cells.tsx';
import { changedLine, type SetupWork } from './setup-work.ts';

// An empty day is refused beside its field until one is typed.
const noDay = '' as IsoDay;

/** Important and sensitive stretches of days, in which posts may have more people. */
export function SetupSensitive({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { sensitive } = work.setup;
  const change = (index: number, parts: Partial<RotaSetup['sensitive'][number]>): void =>
    work.change({ sensitive: changedLine(sensitive, index, parts) });
  return (
    <section className="rota-block">
      <p className="quiet small">{t('rota.setup.sensitiveHint')}</p>
      {sensitive.length === 0 ? null : (
        <table className="plain-table lined rota-lines" aria-label={t('rota.setup.section.sensitive')}>
          <thead>
            <tr>
              <th>{t('rota.setup.periodName')}</th>
              <th>{t('rota.setup.firstDay')}</th>
              <th>{t('rota.setup.lastDay')}</th>
              <th>
                <span className="unseen">{t('rota.setup.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sensitive.map((period, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a period has no other name while it is typed
              <tr key={index}>
                <td>
                  <TextCell
                    label={t('rota.setup.periodName')}
                    value={period.name}
                    problem={work.say(`sensitive.${index}.name`)}
                    onChange={(name) => change(index, { name })}
                  />
                </td>
                {(['fromDay', 'untilDay'] as const).map((field) => (
                  <td key={field}>
                    <DayCell
                      label={t(field === 'fromDay' ? 'rota.setup.fromOf' : 'rota.setup.untilOf', {
                        name: period.name,
                      })}
                      day={period[field]}
                      problem={work.say(`sensitive.${index}.${field}`)}
                      onChange={(day) => change(index, { [field]: day ?? noDay })}
                    />
                  </td>
                ))}
                <td>
                  <RemoveLine
                    name={period.name}
                    onRemove={() => work.change({ sensitive: sensitive.toSpliced(index, 1) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>
        <Button
          onClick={() =>
            work.change({ sensitive: [...sensitive, { name: '', fromDay: noDay, untilDay: noDay }] })
          }
        >
          {t('rota.setup.addPeriod')}
        </Button>
      </div>
    </section>
  );
}

import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { NumberCell } from '../rota/cells.tsx';
import { rosterOf, withExample } from './body-draft.ts';
import type { BodyWork } from './body-work.ts';
import { ClockCell } from './setup-clock.tsx';
import { dueExamples } from './setup-presets.ts';
import { clockTime } from '#domain/time/instant';

const firstDaily = { at: clockTime.parse('17:00') };

function Examples({ work }: { readonly work: BodyWork }) {
  const { t } = useWords();
  if (!work.canEdit) return null;
  return (
    <div className="period-examples">
      <span className="quiet small">{t('period:body.examples')}</span>
      <ul>
        {dueExamples.map((example) => (
          <li key={example.id}>
            <button
              type="button"
              className="quiet-button"
              aria-label={t('period:body.useExample', { name: example.name, source: example.source })}
              onClick={() => work.change(withExample(work.body, example))}
            >
              {example.name}
            </button>{' '}
            <span className="quiet small">{example.source}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a body wants by when: the table so long before a period, and a report of each day. */
export function BodyRules({ work }: { readonly work: BodyWork }) {
  const { t } = useWords();
  const { roster, daily } = work.body;
  const changeRoster = (parts: Partial<NonNullable<typeof roster>>): void =>
    work.change({ roster: { ...rosterOf(work.body), ...parts } });
  return (
    <section className="rota-block" aria-label={t('period:body.rules')}>
      <h3>{t('period:body.rules')}</h3>
      <div className="rota-line">
        <TickCell
          label={t('period:body.wantsRoster')}
          isOn={roster !== null}
          isOff={!work.canEdit}
          onChange={(isOn) => work.change({ roster: isOn ? rosterOf(work.body) : null })}
        />
        {roster === null ? null : (
          <>
            <span aria-hidden="true">{t('period:body.before')}</span>
            <NumberCell
              label={t('period:body.daysBefore')}
              value={roster.daysBefore}
              problem={work.say('roster.daysBefore')}
              onChange={(daysBefore) => changeRoster({ daysBefore })}
            />
            <span aria-hidden="true">{t('period:body.daysAt')}</span>
            <ClockCell
              label={t('period:body.rosterAt')}
              value={roster.at}
              problem={work.say('roster.at')}
              onChange={(at) => changeRoster({ at })}
            />
            <span aria-hidden="true">{t('period:body.urgentLead')}</span>
            <NumberCell
              label={t('period:body.urgentHours')}
              value={roster.urgentHours}
              problem={work.say('roster.urgentHours')}
              onChange={(urgentHours) => changeRoster({ urgentHours })}
            />
            <span aria-hidden="true">{t('period:body.urgentTail')}</span>
          </>
        )}
      </div>
      <div className="rota-line">
        <TickCell
          label={t('period:body.wantsDaily')}
          isOn={daily !== null}
          isOff={!work.canEdit}
          onChange={(isOn) => work.change({ daily: isOn ? firstDaily : null })}
        />
        {daily === null ? null : (
          <ClockCell
            label={t('period:body.dailyAt')}
            value={daily.at}
            problem={work.say('daily.at')}
            onChange={(at) => work.change({ daily: { at } })}
          />
        )}
      </div>
      <Examples work={work} />
    </section>
  );
}

import { Button, Segmented } from 'antd';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentStage } from '#domain/incident/stage';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { useMetBy } from './one-met-by.ts';
import { type BoardOrder, groupStages } from './one-order.ts';
import { unexplained } from './one-owed.ts';
import { OneStage, type StageAct } from './one-stage.tsx';

/** The clocks of an incident: who has to know by when, what is left, and what met them. */
export function OneBoard({
  full,
  order,
  cursor,
  mayAct,
  phoneOf,
  onOrder,
  onCursor,
  onAct,
  onAdd,
  onExplain,
}: {
  readonly full: IncidentFull;
  readonly order: BoardOrder;
  readonly cursor: string | undefined;
  readonly mayAct: boolean;
  readonly phoneOf: (recipient: string) => string;
  readonly onOrder: (order: BoardOrder) => void;
  readonly onCursor: (id: string) => void;
  readonly onAct: (act: StageAct, stage: IncidentStage) => void;
  readonly onAdd: () => void;
  readonly onExplain: (stages: readonly IncidentStage[]) => void;
}) {
  const { t } = useWords();
  const now = useNow();
  const metBy = useMetBy(full);
  const stages = full.incident.stages.filter(({ origin }) => origin !== 'tree');
  const count = (state: IncidentStage['state']): number =>
    stages.filter((stage) => stage.state === state).length;
  const late = unexplained(stages, now);
  return (
    <section className="panel one-board" aria-label={t('incident:page.clocks')}>
      <header>
        <h3>
          {t('incident:page.clocks')}{' '}
          <span className="quiet small">
            {t('incident:page.clockCounts', { open: count('open'), met: count('met') })}
          </span>{' '}
          {late.length === 0 ? null : (
            <span className="tag red">{t('incident:page.unexplained', { count: late.length })}</span>
          )}
        </h3>
        <span className="actions">
          {mayAct && late.length > 0 ? (
            <Button size="small" onClick={() => onExplain(late)}>
              {t('incident:page.act.late')}
            </Button>
          ) : null}
          {mayAct ? (
            <Button size="small" title="A" onClick={onAdd}>
              {t('incident:page.act.add')}
            </Button>
          ) : null}
          <Segmented<BoardOrder>
            size="small"
            aria-label={t('incident:page.order')}
            value={order}
            options={(['recipient', 'due'] as const).map((value) => ({
              value,
              label: t(`incident:page.orderBy.${value}`),
            }))}
            onChange={onOrder}
          />
        </span>
      </header>
      {stages.length === 0 ? <div className="empty">{t('incident:page.noClocks')}</div> : null}
      <div>
        {groupStages(stages, order).map(({ recipient, stages: of }) => (
          <div key={recipient} className="clock-group">
            {order === 'due' ? null : (
              <h4>
                {recipient} <span className="quiet small">{phoneOf(recipient)}</span>
              </h4>
            )}
            <ul className="clock-rows" aria-label={recipient === '' ? t('incident:page.clocks') : recipient}>
              {of.map((stage) => (
                <OneStage
                  key={stage.id}
                  stage={stage}
                  now={now}
                  withRecipient={order === 'due'}
                  isCursor={stage.id === cursor}
                  metBy={metBy(stage)}
                  mayAct={mayAct}
                  onCursor={() => onCursor(stage.id)}
                  onAct={(act) => onAct(act, stage)}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

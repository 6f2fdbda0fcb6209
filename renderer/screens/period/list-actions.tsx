import { Button } from 'antd';
import { useState } from 'react';
import type { PeriodLine } from '#contract/methods/period-nouns';
import { useAct } from '../../asking.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useWords } from '../../use-words.ts';
import type { GoToTab } from './part-props.ts';

/** What can be done with the period under the cursor. */
export function ListActions({
  line,
  mayPlan,
  onGoTo,
  onChange,
}: {
  readonly line: PeriodLine;
  readonly mayPlan: boolean;
  readonly onGoTo: GoToTab;
  readonly onChange: () => void;
}) {
  const { t } = useWords();
  const [asked, setAsked] = useState<{ readonly what: 'cancel' | 'close'; readonly version: number }>();
  const cancel = useAct('period.cancel');
  const close = useAct('period.close');
  const act = asked?.what === 'close' ? close : cancel;
  // After a conflict the newest form was shown; doing it again means it.
  const version = act.refusal?.failure.code === 'conflict' ? line.version : (asked?.version ?? line.version);
  const ask = (what: 'cancel' | 'close') => (): void => {
    cancel.clear();
    close.clear();
    setAsked({ what, version: line.version });
  };
  const stands = line.state === 'declared';
  return (
    <div className="office-bar period-actions" role="toolbar" aria-label={t('period:list.actions')}>
      <b>
        {line.number} {line.name}
      </b>
      <span className="grow" />
      {line.state === 'cancelled' ? <span className="quiet">{t('period:list.cancelledSays')}</span> : null}
      {line.state === 'closed' ? <span className="quiet">{t('period:list.closedSays')}</span> : null}
      {line.state === 'cancelled' ? null : (
        <>
          <Button onClick={() => onGoTo('plan', line.id)}>
            {t('period:list.act.plan')} <span className="small">Enter</span>
          </Button>
          <Button onClick={() => onGoTo('due', line.id)}>{t('period:list.act.due')}</Button>
          <Button onClick={() => onGoTo('summary', line.id)}>{t('period:list.act.summary')}</Button>
        </>
      )}
      {stands && mayPlan ? (
        <>
          <Button onClick={onChange}>{t('period:list.act.change')}</Button>
          <Button onClick={ask('cancel')}>{t('period:list.act.cancel')}</Button>
          <Button
            disabled={line.stage !== 'over'}
            title={line.stage === 'over' ? undefined : t('period:list.notOver')}
            onClick={ask('close')}
          >
            {t('period:list.act.close')}
          </Button>
        </>
      ) : null}
      {asked === undefined ? null : (
        <ReasonDialog
          title={t(`period:list.${asked.what}.title`, { number: line.number, name: line.name })}
          label={t(`period:list.${asked.what}.label`)}
          hint={t(`period:list.${asked.what}.hint`)}
          most={300}
          isRequired
          isBusy={act.isBusy}
          refusal={act.refusal}
          onConfirm={async (text) =>
            (asked.what === 'cancel'
              ? await cancel.act({ id: line.id, version, reason: text })
              : await close.act({ id: line.id, version, conclusion: text })) !== undefined
          }
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}

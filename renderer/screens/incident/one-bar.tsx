import { Button } from 'antd';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { announce } from '../../frame/events.ts';
import { useWords } from '../../use-words.ts';
import { letterOf, type OneAct } from './one-keys.ts';
import { nextReportOf } from './one-next-report.ts';
import type { OneStep } from './one-steps.tsx';

const buttons = ['facts', 'decide', 'add', 'change'] as const;

function Letter({ act }: { readonly act: OneAct }) {
  return <kbd className="one-letter">{letterOf(act)}</kbd>;
}

/** What can be done with an incident as a whole; one that is closed can only be opened again. */
export function OneBar({
  full,
  onStep,
}: {
  readonly full: IncidentFull;
  readonly onStep: (step: OneStep) => void;
}) {
  const { t } = useWords();
  const { state, id } = full.incident;
  const nextReport = nextReportOf(full);
  if (state === 'void') return null;
  if (state === 'closed')
    return (
      <div className="actions">
        <Button onClick={() => onStep({ kind: 'settle', what: 'reopen' })}>
          {t('incident:page.settleShort.reopen')}
        </Button>
      </div>
    );
  return (
    <div className="actions one-bar">
      {buttons.map((act) => (
        <Button key={act} onClick={() => onStep({ kind: act })}>
          {t(`incident:page.act.${act}`)} <Letter act={act} />
        </Button>
      ))}
      <Button onClick={() => announce('write-report', { id, kind: nextReport })}>
        {t('incident:page.writeReport', { report: t(`incident:report.${nextReport}`) })}{' '}
        <Letter act="written" />
      </Button>
      <Button onClick={() => announce('call-incident', { id, direction: 'out', stageIds: [], unit: '' })}>
        {t('incident:page.otherCall')}
      </Button>
      <Button onClick={() => announce('call-incident', { id, direction: 'in', stageIds: [], unit: '' })}>
        {t('incident:page.callIn')}
      </Button>
      <span className="grow" />
      <Button onClick={() => onStep({ kind: 'settle', what: 'close' })}>
        {t('incident:page.settleShort.close')} <Letter act="close" />
      </Button>
      <Button danger onClick={() => onStep({ kind: 'settle', what: 'void' })}>
        {t('incident:page.settleShort.void')}
      </Button>
    </div>
  );
}

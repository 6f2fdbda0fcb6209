import { useState } from 'react';
import { checkNumber } from '#domain/check/spot-check';
import { useAct } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { CheckCorrect } from './check-correct.tsx';
import type { ShownCheck } from './check-draft.ts';
import { isUnrectified } from './check-history-rows.ts';
import { colourOf } from './check-words.ts';

function Rectify({ check, onClose }: { readonly check: ShownCheck; readonly onClose: () => void }) {
  const { t } = useWords();
  const rectify = useAct('check.rectify');
  return (
    <ReasonDialog
      title={t('incident:checks.history.rectifyTitle', {
        number: checkNumber(check),
        room: check.roomName,
      })}
      label={t('incident:checks.history.rectifyLabel')}
      hint={t('incident:checks.history.rectifyHint')}
      most={1000}
      isRequired
      isBusy={rectify.isBusy}
      refusal={rectify.refusal}
      onConfirm={async (text) =>
        (await rectify.act({ id: check.id, version: check.version, text })) !== undefined
      }
      onClose={onClose}
    />
  );
}

function Answer({ made }: { readonly made: NonNullable<ShownCheck['made']> }) {
  const { t } = useWords();
  const { rings, seconds } = made;
  return [
    rings === null ? '' : t('incident:checks.history.rings', { count: rings }),
    seconds === null ? '' : t('incident:checks.history.seconds', { count: seconds }),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

function Outcome({ check }: { readonly check: ShownCheck }) {
  const { t } = useWords();
  if (check.dropped !== '') return t('incident:checks.history.dropped', { reason: check.dropped });
  return (
    <>
      {check.made === null || check.made.problem === '' ? null : <div>{check.made.problem}</div>}
      {check.rectified !== null ? (
        <div>{t('incident:checks.history.rectified', { text: check.rectified.text })}</div>
      ) : isUnrectified(check) ? (
        <div className="late-words">{t('incident:checks.history.notRectified')}</div>
      ) : null}
    </>
  );
}

/** One check of the record, with what can be done about it. */
export function CheckRow({ check }: { readonly check: ShownCheck }) {
  const { t } = useWords();
  const times = useTimes();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [open, setOpen] = useState<'correct' | 'rectify' | undefined>(undefined);
  const { made, entryId } = check;
  const number = checkNumber(check);
  const button = (text: string, onClick: () => void) => (
    <button type="button" className="link-button" aria-label={`${text} ${number}`} onClick={onClick}>
      {text}
    </button>
  );
  return (
    <tr className={check.dropped === '' ? '' : 'is-dropped'}>
      <td className="nowrap">{number}</td>
      <td className="nowrap">{times.moment(made?.checkedAt ?? check.pickedAt)}</td>
      <td>
        <b>{check.roomName}</b>{' '}
        <span className="quiet small">
          {[check.group, made === null ? '' : t(`incident:checkManner.${made.manner}`), check.checkerName]
            .filter((one) => one !== '')
            .join(' · ')}
        </span>
      </td>
      <td>
        {made === null ? '' : [made.name, made.post].filter((one) => one !== '').join(' ')}
        {made === null || made.expected === '' || made.expected === made.name ? null : (
          <div className="quiet small">{t('incident:checks.history.expected', { name: made.expected })}</div>
        )}
      </td>
      <td className="nowrap">{made === null ? '' : <Answer made={made} />}</td>
      <td className="nowrap">
        {made !== null ? (
          <span className={`tag ${colourOf(made.result)}`}>{t(`incident:checkResult.${made.result}`)}</span>
        ) : check.dropped === '' ? (
          <span className="tag">{t('incident:checks.history.waiting')}</span>
        ) : null}
      </td>
      <td>
        <Outcome check={check} />
      </td>
      <td className="nowrap">
        <span className="row-actions">
          {isDesk && made !== null
            ? button(t('incident:checks.history.rectify'), () => setOpen('rectify'))
            : null}
          {isDesk && made !== null
            ? button(t('incident:checks.history.correct'), () => setOpen('correct'))
            : null}
          {entryId === null
            ? null
            : button(t('incident:checks.history.toLog'), () => announce('open-entry', { id: entryId }))}
        </span>
        {open === 'rectify' ? <Rectify check={check} onClose={() => setOpen(undefined)} /> : null}
        {open === 'correct' && made !== null ? (
          <CheckCorrect check={check} made={made} onClose={() => setOpen(undefined)} />
        ) : null}
      </td>
    </tr>
  );
}

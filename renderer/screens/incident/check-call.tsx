import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ringsIn } from '#domain/check/suggest-result';
import { checkNumber, type CheckResult } from '#domain/check/spot-check';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt, useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import {
  type CheckDraft,
  checkOf,
  emptyCheck,
  isRinging,
  resultOfKey,
  rungSeconds,
  type ShownCheck,
  suggestedOf,
  timed,
  withResult,
} from './check-draft.ts';
import { CheckForm, ResultButtons } from './check-fields.tsx';

function Timer({
  draft,
  mostRings,
  onPress,
}: {
  readonly draft: CheckDraft;
  readonly mostRings: number;
  readonly onPress: () => void;
}) {
  const { t } = useWords();
  const seconds = rungSeconds(draft, useNow());
  const rings = seconds === undefined ? 0 : ringsIn(seconds);
  const says =
    seconds === undefined
      ? t('incident:checks.call.idle')
      : isRinging(draft)
        ? t('incident:checks.call.ringing')
        : draft.isAnswered
          ? t('incident:checks.call.answeredAfter', { seconds })
          : t('incident:checks.call.rangFor', { seconds });
  return (
    <div className={isRinging(draft) ? 'check-timer is-ringing' : 'check-timer'}>
      <b role="timer" className={rings > mostRings ? 'is-over' : ''}>
        {seconds ?? 0}
      </b>
      <span>
        {says}
        <span className="quiet small">
          {seconds === undefined ? '' : `${t('incident:checks.call.about', { rings })} · `}
          {t('incident:checks.call.limit', { rings: mostRings })}
        </span>
      </span>
      <Button size="large" type={isRinging(draft) ? 'primary' : 'default'} onClick={onPress}>
        <kbd>0</kbd>{' '}
        {t(
          isRinging(draft)
            ? 'incident:checks.call.answer'
            : draft.rangAt === ''
              ? 'incident:checks.call.start'
              : 'incident:checks.call.again',
        )}
      </Button>
    </div>
  );
}

/** True where a window stands over the screen; one that is only hidden does not. */
const isCovered = (): boolean =>
  [...document.querySelectorAll('[role="dialog"]')].some(
    (one) => one.closest('[style*="display: none"]') === null,
  );

/** True where a key is meant for the checks: not for a window or a form that stands over or beside them. */
const isMeantFor = (part: HTMLElement | null, target: EventTarget | null): boolean =>
  !isCovered() &&
  (target === document.body ||
    (target instanceof Node && part?.closest('.checks-part')?.contains(target) === true));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** One room that is called: its number large, a timer, what was noted, and one key for each result. What is typed is kept until it is saved. */
export function CheckCall({
  check,
  note,
  mostRings,
  onDone,
}: {
  readonly check: ShownCheck;
  /** What the set-up says of the room. */
  readonly note: string;
  readonly mostRings: number;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const [draft, setDraft, drop, { isReady }] = useFormDraft<CheckDraft>(`check:${check.id}`, emptyCheck);
  const make = useAct('check.make');
  const dropping = useAct('check.drop');
  const [isDropping, setDropping] = useState(false);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const suggested = suggestedOf(draft, mostRings);
  const change = (next: Partial<CheckDraft>): void => setDraft({ ...draft, ...next });
  const choose = (result: CheckResult): void => {
    setWrong([]);
    setDraft(withResult(draft, result, nowAt()));
  };
  const save = async (): Promise<void> => {
    if (make.isBusy || !isReady) return;
    const { made, wrong: bad = [] } = checkOf(
      { ...draft, result: draft.result === '' ? (suggested ?? '') : draft.result },
      { now: nowAt(), zone },
    );
    setWrong(bad);
    if (made === undefined) return;
    const saved = await make.act({ id: check.id, version: check.version, made, reason: '' });
    if (saved === undefined) return;
    drop();
    onDone();
  };
  const part = useRef<HTMLElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    if (event.metaKey || event.isComposing || !isMeantFor(part.current, event.target)) return;
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return;
      void save();
    } else {
      // With Alt a digit is meant whatever has the cursor; some layouts give another sign then.
      const key = event.altKey ? event.code.replace(/^(Digit|Numpad)/, '') : event.key;
      if (!event.altKey && isTyping(event.target)) return;
      const result = resultOfKey(key);
      if (key === '0') setDraft(timed(draft, nowAt()));
      else if (result === undefined) return;
      else choose(result);
    }
    event.preventDefault();
  };
  // With every drawing anew: a key acts on what stands there.
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return (
    <section ref={part} className="panel check-call" aria-label={check.roomName}>
      <header>
        <h2>{check.roomName}</h2>
        <span className="quiet grow">
          {[check.group, checkNumber(check), note].filter((one) => one !== '').join(' · ')}
        </span>
      </header>
      <div className="check-body">
        <div className="check-dial">
          <span>
            <span className="quiet small">{t('incident:checks.call.phone')}</span>
            {check.phone === '' ? (
              <span>{t('incident:checks.call.noPhone')}</span>
            ) : (
              <b className="check-phone">{check.phone}</b>
            )}
          </span>
          <Timer draft={draft} mostRings={mostRings} onPress={() => setDraft(timed(draft, nowAt()))} />
        </div>
        <ResultButtons
          value={draft.result}
          suggested={suggested}
          isMissing={wrong.includes('result')}
          hasKeys
          onChoose={choose}
        />
        <CheckForm draft={draft} wrong={wrong} onChange={change} />
        <div className="actions">
          <Button type="primary" size="large" loading={make.isBusy} onClick={() => void save()}>
            {t('incident:checks.call.save')}
          </Button>
          <Button onClick={() => setDropping(true)}>{t('incident:checks.call.drop')}</Button>
        </div>
        <FailureNotice error={make.refusal} />
      </div>
      {isDropping ? (
        <ReasonDialog
          title={t('incident:checks.call.dropTitle', {
            number: checkNumber(check),
            room: check.roomName,
          })}
          label={t('entry.reason')}
          hint={t('incident:checks.call.dropHint')}
          most={300}
          isRequired
          isBusy={dropping.isBusy}
          refusal={dropping.refusal}
          onConfirm={async (reason) => {
            const dropped = await dropping.act({ id: check.id, version: check.version, reason });
            if (dropped !== undefined) drop();
            return dropped !== undefined;
          }}
          onClose={() => setDropping(false)}
        />
      ) : null}
    </section>
  );
}

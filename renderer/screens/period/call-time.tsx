import { Modal, Segmented } from 'antd';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import type { CalledPerson } from '#domain/period/call-out';
import { addMinutes, type Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { namesWords } from './call-words.ts';

type What = 'answered' | 'arrived';

/** A typed minute that holds the call means a moment after it, for seconds are not typed. */
const notBefore = (calledAt: Instant, at: Instant): Instant =>
  at < calledAt && addMinutes(at, 1) > calledAt ? calledAt : at;

/** Notes that people answered or arrived at a time that is typed. */
export function CallTime({
  people,
  calledAt,
  isBusy,
  refusal,
  onNote,
  onClose,
}: {
  readonly people: readonly CalledPerson[];
  readonly calledAt: Instant;
  readonly isBusy: boolean;
  readonly refusal: unknown;
  /** True where it was noted. */
  readonly onNote: (what: What, at: Instant) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [what, setWhat] = useState<What>('arrived');
  const [typed, setTyped] = useState('');
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const at = readTypedTime(typed, nowAt(), zone);
    if (at !== undefined && (await onNote(what, notBefore(calledAt, at)))) onClose();
  };
  return (
    <Modal
      open
      title={t('period:callOut.timeTitle', { names: namesWords(t, people) })}
      okText={t('period:callOut.record')}
      cancelText={t('common.cancel')}
      okButtonProps={{
        htmlType: 'submit',
        form: formId,
        loading: isBusy,
        disabled: readTypedTime(typed, nowAt(), zone) === undefined,
      }}
      afterOpenChange={(isOpen) => {
        if (isOpen) form.current?.querySelector<HTMLElement>('input:not([type="radio"])')?.focus();
      }}
      onCancel={onClose}
    >
      <form ref={form} id={formId} className="entry-form bare-form" onSubmit={(event) => void submit(event)}>
        <div className="row">
          <Segmented
            aria-label={t('period:callOut.timeWhat')}
            value={what}
            options={(['arrived', 'answered'] as const).map((value) => ({
              value,
              label: t(`period:callOut.${value}`),
            }))}
            onChange={setWhat}
          />
        </div>
        <TypedTime
          label={t('period:callOut.time')}
          hint={t('period:callOut.timeHint')}
          value={typed}
          onChange={setTyped}
        />
        <FailureNotice error={refusal} />
      </form>
    </Modal>
  );
}

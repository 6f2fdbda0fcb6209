import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { chaseResult } from '#domain/office/chase';
import type { IsoDay } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { ChaseCalls } from './chase-calls.tsx';
import { ChaseGone } from './chase-gone.tsx';
import { goToIntake } from './office-goto.ts';
import { ToldDialog } from './told-dialog.tsx';
import { useChaseKeys } from './use-chase-keys.ts';

type Result = (typeof chaseResult.options)[number];

const blank = { phone: '', result: '', answeredBy: '', said: '' } as {
  /** Empty where the number of the registry was dialled. */
  readonly phone: string;
  readonly result: Result | '';
  readonly answeredBy: string;
  readonly said: string;
};

/** One room to be called: its number, what to say, what came of it, and the calls before; digits choose the result, Ctrl+Enter keeps it and goes on. */
export function ChaseRoom({
  room,
  day,
  isGone,
  onGo,
}: {
  readonly room: Output<'office.missing'>[number];
  readonly day: IsoDay;
  /** True where its report came meanwhile. */
  readonly isGone: boolean;
  readonly onGo: (step: number) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const chase = useAct('office.chase');
  const [draft, change, drop] = useFormDraft(`chase:${day}:${room.roomId}`, blank);
  const [isTelling, setTelling] = useState(false);
  const answeredBy = useRef<HTMLDivElement>(null);
  const { intakeId } = room;
  const said = useRef<HTMLTextAreaElement>(null);
  const section = useRef<HTMLElement>(null);
  const phone = draft.phone === '' ? room.phone : draft.phone;
  const choose = (result: Result): void => {
    change({ ...draft, result });
    // Who answered is asked first; otherwise there is nobody to name.
    if (result === 'reached') answeredBy.current?.querySelector('input')?.focus();
    else said.current?.focus();
  };
  const save = async (): Promise<void> => {
    const { result } = draft;
    if (result === '' || chase.isBusy) return;
    const made = await chase.act({
      roomId: room.roomId,
      day,
      phone: phone.trim(),
      result,
      answeredBy: draft.answeredBy.trim(),
      said: draft.said.trim(),
      calledAt: null,
    });
    if (made === undefined) return;
    drop();
    onGo(1);
  };
  useChaseKeys(isDesk && !isTelling, section, {
    save: () => void save(),
    go: onGo,
    tell: () => setTelling(true),
    choose,
  });
  return (
    <section ref={section} className="panel chase-room" aria-label={room.roomName}>
      <header>
        <h3>
          {room.roomName} <span className="quiet small">{room.group}</span>
        </h3>
        <span className="actions">
          {isGone ? null : (
            <span className={room.state === 'm' || room.state === 'x' ? 'tag red' : 'tag'}>
              {t(`product:cell.${room.state}`)}
            </span>
          )}
          {room.dueAt === null ? null : (
            <span className="quiet small">
              {t('product:matrix.line.due', { time: times.moment(room.dueAt) })}
            </span>
          )}
          <span className={room.lapses === 0 ? 'quiet small' : 'tag orange'}>
            {t('product:chase.lapses', { count: room.lapses })}
          </span>
        </span>
      </header>
      <div className="chase-body">
        {isGone ? <ChaseGone roomId={room.roomId} day={day} /> : null}
        {isGone || intakeId === null ? null : (
          <div className="report-notice">
            <span>{t('product:chase.held')}</span>
            <Button size="small" onClick={() => goToIntake(intakeId)}>
              {t('product:chase.openHeld')}
            </Button>
          </div>
        )}
        <div className="chase-dial">
          <span>
            <span className="quiet small">{t('product:chase.phone')}</span>
            <b className="chase-phone">{phone === '' ? t('product:chase.noPhone') : phone}</b>
          </span>
          {isDesk ? (
            <Button onClick={() => setTelling(true)}>
              {t('product:chase.told.open')} <kbd>T</kbd>
            </Button>
          ) : null}
        </div>
        <blockquote className="chase-script">{room.script}</blockquote>
        {isDesk ? (
          <form
            className="chase-form"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <fieldset className="bare chase-results">
              <legend>{t('product:chase.result')}</legend>
              {chaseResult.options.map((result, index) => (
                <button
                  key={result}
                  type="button"
                  className="toggle"
                  aria-pressed={draft.result === result}
                  onClick={() => choose(result)}
                >
                  <kbd>{index + 1}</kbd> {t(`product:chaseResult.${result}`)}
                </button>
              ))}
            </fieldset>
            <div ref={answeredBy} className="chase-fields">
              <TextField
                label={t('product:chase.answeredBy')}
                value={draft.answeredBy}
                onChange={(text) => change({ ...draft, answeredBy: text.slice(0, 60) })}
              />
              <TextField
                label={t('product:chase.otherPhone')}
                value={draft.phone}
                onChange={(text) => change({ ...draft, phone: text.slice(0, 60) })}
              />
            </div>
            <Field label={t('product:chase.said')} isWide hint={t('product:chase.saidHint')}>
              {(wires) => (
                <textarea
                  {...wires}
                  ref={said}
                  className="text-input"
                  rows={2}
                  maxLength={500}
                  value={draft.said}
                  onChange={({ target }) => change({ ...draft, said: target.value })}
                />
              )}
            </Field>
            <div className="actions">
              <Button type="primary" htmlType="submit" disabled={draft.result === ''} loading={chase.isBusy}>
                {t('product:chase.save')} <kbd>Ctrl+Enter</kbd>
              </Button>
              <Button onClick={() => onGo(-1)}>
                {t('product:chase.previous')} <kbd>↑</kbd>
              </Button>
              <Button onClick={() => onGo(1)}>
                {t('product:chase.next')} <kbd>↓</kbd>
              </Button>
              {draft.result === '' ? (
                <span className="quiet small">{t('product:chase.noResult')}</span>
              ) : null}
            </div>
            <FailureNotice error={chase.refusal} />
          </form>
        ) : null}
        <div className="chase-before">
          <h4>{t('product:chase.calls')}</h4>
          <ChaseCalls chases={room.chases} />
        </div>
      </div>
      {isTelling ? (
        <ToldDialog
          roomId={room.roomId}
          roomName={room.roomName}
          day={day}
          onClose={() => setTelling(false)}
          onDone={() => {
            setTelling(false);
            onGo(1);
          }}
        />
      ) : null}
    </section>
  );
}

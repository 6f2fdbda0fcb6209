import '../../styles/office.css';
import '../../styles/incident-intake.css';
import { App, Button, Drawer, Popconfirm } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { guessKind } from '#domain/incident/guess-kind';
import { questionsOf } from '#domain/incident/questions';
import type { IncidentStage } from '#domain/incident/stage';
import type { EntryId } from '#domain/log/entry';
import { useAct, useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useZone } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { useTimes } from '../../parts/times.ts';
import type { FormDraftState } from '../../parts/use-form-draft.ts';
import { usePaused } from '../../parts/use-paused.ts';
import { WindowKeys } from '../../parts/window-keys.tsx';
import { nowAt, useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { IntakeClocks, IntakeElapsed } from './intake-clocks.tsx';
import { blankIntake, type IntakeDraft, isBlankIntake, readIntake } from './intake-draft.ts';
import { IntakeForm } from './intake-form.tsx';
import { IntakeMore } from './intake-more.tsx';
import { byDue } from './one-order.ts';

/** As many facts as one step takes. */
const factsAtOnce = 60;

/** True where a window stands over the screen that would take the cursor back. */
const isOverWindow = (): boolean =>
  document.querySelector(
    '.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open .ant-drawer-mask',
  ) !== null;

/** The call that is due first and the first one on the other side; of two at the same time the one outside the unit comes first. */
function firstCalls(stages: readonly IncidentStage[]): readonly IncidentStage[] {
  const calls = stages.filter(
    ({ state, manner, report }) => state === 'open' && manner !== 'written' && report !== 'final',
  );
  const isInside = ({ origin }: IncidentStage): boolean => origin === 'tree';
  const inOrder = byDue([...calls.filter((one) => !isInside(one)), ...calls.filter(isInside)]);
  const [first] = inOrder;
  if (first === undefined) return [];
  const other = inOrder.find((one) => isInside(one) !== isInside(first));
  return other === undefined ? [first] : [first, other];
}

const isShown = (element: HTMLElement): boolean => element.closest('[hidden], [inert]') === null;

/** Goes from one field to the next, and from the last one to the button that saves. */
function goToNext(sheet: HTMLElement, from: HTMLElement): void {
  const fields = [
    ...sheet.querySelectorAll<HTMLElement>(
      'input:not([type="radio"]), input[type="radio"]:checked, textarea, select, .intake-save',
    ),
  ].filter((field) => field.tabIndex >= 0 && isShown(field));
  fields[fields.indexOf(from) + 1]?.focus();
}

/** The sheet in which an incident is taken in, beside what is on the screen; every field keeps what is typed. */
export function IntakeSheet({
  kept: [draft, setDraft, drop, state],
  first = blankIntake,
  entryId,
  onClose,
}: {
  readonly kept: readonly [IntakeDraft, (next: IntakeDraft) => void, () => void, FormDraftState];
  /** What stands in the sheet where nothing was typed yet. */
  readonly first?: IntakeDraft;
  readonly entryId: EntryId | null;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { message, modal } = App.useApp();
  const goTo = useGoTo();
  const zone = useZone();
  const minute = useMinute();
  const [openedHere] = useState(nowAt);
  const [hasTrap] = useState(isOverWindow);
  const [isTitleMissing, setTitleMissing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const titleField = useRef<HTMLInputElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const isSaving = useRef(false);
  const setupAnswer = useAsk('incident.setup', {});
  const setup = setupAnswer.data?.setup;
  const kinds = setup?.kinds ?? [];
  const open = useAct('incident.open');
  const note = useAct('incident.note');

  const isBegun = draft.openedAt !== '';
  const shown: IntakeDraft = isBegun
    ? draft
    : { ...first, openedAt: first.openedAt === '' ? openedHere : first.openedAt };
  const newest = useRef(shown);
  useEffect(() => {
    newest.current = shown;
  });
  const change = (parts: Partial<IntakeDraft>): void => {
    newest.current = { ...newest.current, ...parts };
    setDraft(newest.current);
  };
  const kind = kinds.find(({ id }) => id === shown.kindId);
  const ground = {
    now: minute > openedHere ? minute : openedHere,
    zone,
    setup: setup ?? { questions: [] },
    class: kind?.class ?? null,
    t,
  };
  const read = readIntake(shown, ground);
  const asked = usePaused({
    // The clocks and the level do not depend on words, so words do not ask again.
    fields: {
      ...read.fields,
      title: '—',
      place: '',
      reporter: { unit: '', name: '', post: '', phone: '' },
      alreadyInformed: '',
    },
    facts: read.facts
      .filter(({ number }) => number !== null)
      .slice(0, factsAtOnce)
      .map((one) => ({ ...one, source: '' })),
    level: read.level,
    policies: null,
  });
  const tried = useAsk('incident.dryRun', asked);
  const suggestion = tried.data?.suggestion;

  const { keepNow } = state;
  const isBlank = isBlankIntake(shown);
  const leave = (): void => {
    if (isBegun && isBlank) drop();
    else void keepNow();
    onClose();
  };

  const offerCall = (full: Output<'incident.open'>): void => {
    const { incident, number } = full;
    const [stage, after] = firstCalls(incident.stages);
    if (stage === undefined) return;
    const said = ({ origin, dueAt, ...of }: IncidentStage): string =>
      t('incident:intake.offerOne', {
        side: t(`incident:call.${origin === 'tree' ? 'inside' : 'outside'}`),
        name: stageTitle(t, of),
        due:
          dueAt === null
            ? t('incident:intake.atOnce')
            : t('incident:intake.by', { time: times.moment(dueAt) }),
      });
    modal.confirm({
      title: t('incident:intake.offer', { recipient: stage.recipient }),
      content: (
        <>
          <div>{t('incident:intake.offerNote', { number, label: said(stage) })}</div>
          {after === undefined ? null : (
            <div className="quiet">{t('incident:intake.offerThen', { label: said(after) })}</div>
          )}
        </>
      ),
      okText: t('incident:intake.callNow'),
      cancelText: t('incident:intake.callLater'),
      onOk: () => {
        const stageIds = incident.stages
          .filter(
            (one) =>
              one.state === 'open' &&
              one.manner !== 'written' &&
              one.report !== 'final' &&
              one.recipient === stage.recipient,
          )
          .map(({ id }) => id);
        announce('call-incident', { id: incident.id, direction: 'out', stageIds, unit: stage.recipient });
      },
    });
  };

  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    const typed = newest.current;
    const meant = readIntake(typed, { ...ground, now: nowAt() });
    if (meant.fields.title === '') {
      setTitleMissing(true);
      titleField.current?.focus();
      return;
    }
    isSaving.current = true;
    await keepNow();
    // Another level than the rules suggest is explained; who has no time for it says so later.
    const isExplained =
      meant.level === null || typed.levelReason.trim() !== '' || suggestion?.level === meant.level;
    let full = await open.act({
      fields: meant.fields,
      facts: meant.facts.slice(0, factsAtOnce),
      level: meant.level,
      levelReason: isExplained ? typed.levelReason.trim() : t('trade:missing'),
      entryId,
    });
    for (let from = factsAtOnce; full !== undefined && from < meant.facts.length; from += factsAtOnce) {
      const { incident, version } = full;
      const facts = meant.facts.slice(from, from + factsAtOnce);
      full = (await note.act({ id: incident.id, version, facts, note: '' })) ?? full;
    }
    isSaving.current = false;
    if (full === undefined) return;
    drop();
    onClose();
    void message.success(t('incident:intake.saved', { number: full.number }));
    goTo('/incident');
    announce('show-incident', { tab: 'now', id: full.incident.id });
    offerCall(full);
  };

  const unfold = (selector: string): void => {
    setOpen(true);
    setTimeout(() => sheet.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      void save();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      const from = event.target as HTMLElement;
      if (sheet.current === null || from.tagName === 'BUTTON') return;
      event.preventDefault();
      goToNext(sheet.current, from);
    } else if (event.altKey && event.key.toLowerCase() === 'q') {
      event.preventDefault();
      unfold('.incident-questions input');
    } else if (event.altKey && event.key.toLowerCase() === 'm') {
      event.preventDefault();
      unfold('.intake-more input');
    }
  };
  const questions = questionsOf(ground.setup, shown.kindId, ground.class);
  const refusal = open.refusal ?? note.refusal ?? setupAnswer.error;
  return (
    <Drawer
      open
      mask={false}
      focusable={{ trap: hasTrap }}
      size="min(calc(var(--size) * 74), 97vw)"
      rootClassName="intake-drawer"
      title={
        <span className="intake-head">
          {t('incident:intake.title')} <IntakeElapsed openedAt={read.fields.receivedAt} />
        </span>
      }
      onClose={leave}
      afterOpenChange={(isShownNow) => {
        if (isShownNow && sheet.current?.contains(document.activeElement) !== true)
          titleField.current?.focus();
      }}
      destroyOnHidden
      footer={null}
    >
      <WindowKeys onKeyDown={onKeyDown}>
        <div ref={sheet} className="intake">
          <div className="intake-main">
            <IntakeForm
              draft={shown}
              read={read}
              kinds={kinds}
              guess={guessKind(kinds, `${shown.title} ${shown.what}`)}
              suggestion={suggestion}
              isTitleMissing={isTitleMissing}
              titleField={titleField}
              onChange={change}
            />
            <button
              type="button"
              className="link-button intake-unfold"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? '▾' : '▸'} {t('incident:intake.more')} <kbd>Alt+M</kbd>
            </button>
            {isOpen ? (
              <IntakeMore
                draft={shown}
                read={read}
                setup={ground.setup}
                class={ground.class}
                onChange={change}
              />
            ) : null}
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached by the keyboard */}
          <aside className="intake-side" tabIndex={0} aria-label={t('incident:intake.side')}>
            <IntakeClocks stages={tried.data?.stages} error={tried.error} />
            <section aria-label={t('incident:intake.questions')}>
              <h3>
                {t('incident:intake.questions')} <kbd>Alt+Q</kbd>
              </h3>
              <ul className="intake-ask">
                {questions.map(({ id, text }) => {
                  const isAnswered = (shown.answers[id] ?? '').trim() !== '';
                  return (
                    <li key={id} className={isAnswered ? 'is-answered' : ''}>
                      {isAnswered ? '✓ ' : ''}
                      {text}
                    </li>
                  );
                })}
              </ul>
            </section>
          </aside>
          <div className="intake-foot">
            <Button type="primary" className="intake-save" loading={open.isBusy} onClick={() => void save()}>
              {t('incident:intake.save')} <span className="small">Ctrl+Enter</span>
            </Button>
            <Popconfirm
              title={t('incident:intake.clearSure')}
              okText={t('incident:intake.clear')}
              cancelText={t('common.cancel')}
              onConfirm={() => {
                drop();
                titleField.current?.focus();
              }}
            >
              <Button disabled={isBlank}>{t('incident:intake.clear')}</Button>
            </Popconfirm>
            <span className="small quiet" role="status">
              {state.isUnkept ? (
                <span className="field-problem">{t('entry.draftFailed')}</span>
              ) : (
                t(state.isRestored && !isBlank ? 'incident:intake.restored' : 'incident:intake.escKeeps')
              )}
            </span>
            {read.missing.length === 0 ? null : (
              <span className="intake-lacks small">
                {t('incident:intake.lacks', {
                  fields: read.missing
                    .map((field) => t(`incident:intake.short.${field}`))
                    .join(t('common.comma')),
                })}
              </span>
            )}
            <FailureNotice error={refusal} />
          </div>
        </div>
      </WindowKeys>
    </Drawer>
  );
}

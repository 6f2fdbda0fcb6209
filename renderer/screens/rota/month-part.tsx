import '../../styles/rota-month.css';
import { Button } from 'antd';
import {
  type KeyboardEvent,
  type MouseEvent,
  type FocusEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { WayOut } from '#domain/rota/conflict';
import { type DutyPlace, type IsoMonth, placeKey } from '#domain/rota/duty';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { DraftTrouble } from '../../parts/draft-trouble.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useSaid } from '../../parts/use-said.ts';
import { useWords } from '../../use-words.ts';
import { useBalances } from './month-balance.ts';
import { MonthBar, MonthState } from './month-bar.tsx';
import { MonthChooser } from './month-chooser.tsx';
import { MonthGenerate } from './month-generate.tsx';
import { MonthGrid } from './month-grid.tsx';
import { MonthKeys } from './month-keys.tsx';
import { MonthPublish } from './month-publish.tsx';
import { MonthSide, type SideFace } from './month-side.tsx';
import { deedOf, type SeatDeed, stepOf } from './month-steps.ts';
import type { SeatView } from './month-view.ts';
import { nextAmong, stepFrom } from './month-weeks.ts';
import { useMonthWords } from './month-words.ts';
import { useMonthActions } from './use-month-actions.ts';
import { useMonthDrag } from './use-month-drag.ts';
import { type MonthWork, useMonthWork } from './use-month-work.ts';

type Dialog = 'choose' | 'generate' | 'publish' | 'keys';

const seatOf = (event: { readonly target: EventTarget }): string | undefined =>
  event.target instanceof Element
    ? event.target.closest<HTMLElement>('[data-seat]')?.dataset['seat']
    : undefined;

function focusSeat(grid: HTMLElement | null, key: string | undefined): void {
  if (key !== undefined) grid?.querySelector<HTMLElement>(`[data-seat="${CSS.escape(key)}"]`)?.focus();
}

/** A narrow window with large letters begins with the calendar alone. */
const firstFace = (): SideFace | 'none' =>
  document.documentElement.dataset['size'] === 'large' && window.innerWidth < 1200 ? 'none' : 'people';

/** The calendar with everything that is done in it. */
function MonthDesk({
  work,
  onSetup,
  children,
}: {
  readonly work: MonthWork;
  readonly onSetup: (section: 'presets' | 'rules' | 'spared') => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const goTo = useGoTo();
  const { month, view, mayPlan } = work;
  const words = useMonthWords(month);
  const { said, say } = useSaid();
  const actions = useMonthActions(work, words, say);
  const drag = useMonthDrag(work, words, actions);
  const balances = useBalances(month.month);
  const grid = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [marked, setMarked] = useState<string | undefined>(undefined);
  const [face, setFace] = useKept<SideFace | 'none'>('rota-side', firstFace());
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  const first = view.seats.find(({ isLocked }) => !isLocked) ?? view.seats[0];
  const seat = view.byKey.get(chosen ?? '');
  const cursor = seat ?? first;

  const isDialogOpen = dialog !== undefined;
  const wasDialogOpen = useRef(false);
  useEffect(() => {
    // A dialog holds the cursor as long as it is there; afterwards it goes on where it was.
    if (wasDialogOpen.current && !isDialogOpen) focusSeat(grid.current, cursor?.key);
    wasDialogOpen.current = isDialogOpen;
  }, [isDialogOpen, cursor?.key]);

  const show = (key: string): void => {
    setChosen(key);
    focusSeat(grid.current, key);
  };
  const exchangeWith = (at: SeatView): void => {
    const other = view.byKey.get(marked ?? '');
    if (other === undefined) {
      setMarked(at.key);
      say(t('rota.month.markedNow', { place: words.place(at.place) }));
      return;
    }
    setMarked(undefined);
    void actions.exchange(other, at);
  };
  const doAt = (deed: SeatDeed, at: SeatView): void => {
    switch (deed) {
      case 'choose':
        if (mayPlan && !at.isLocked) setDialog('choose');
        else say(t('rota.month.closed'));
        break;
      case 'clear':
        actions.clear(at);
        break;
      case 'pin':
        actions.pin(at);
        break;
      case 'mark':
        exchangeWith(at);
        break;
      case 'why':
        setFace('why');
        break;
      case 'undo':
        actions.undo();
        break;
      case 'redo':
        actions.redo();
        break;
      case 'help':
        setDialog('keys');
        break;
      case 'escape':
        setMarked(undefined);
        break;
      default:
        deed satisfies never;
    }
  };
  const onGridKey = (event: KeyboardEvent): void => {
    const at = view.byKey.get(seatOf(event) ?? '');
    if (at === undefined || event.nativeEvent.isComposing) return;
    const step = stepOf(event);
    const deed = deedOf(event);
    if (step !== undefined) show(placeKey(stepFrom(month.places, at.place, step)));
    else if (deed !== undefined) doAt(deed, at);
    else return;
    event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'F8') return;
    event.preventDefault();
    const wanted = new Set(work.problems.flatMap(({ place }) => (place === null ? [] : [placeKey(place)])));
    const next = nextAmong(month.places, wanted, seat?.place, event.shiftKey ? -1 : 1);
    setFace('conflicts');
    if (next === undefined) say(t('rota.conflicts.none'));
    else show(placeKey(next));
  };
  const onFocus = (event: FocusEvent): void => {
    const key = seatOf(event);
    if (key !== undefined) setChosen(key);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const at = view.byKey.get(seatOf(event) ?? '');
    if (at !== undefined) doAt('choose', at);
  };
  const takeWay = (place: DutyPlace | null, way: WayOut): void => {
    const at = place === null ? undefined : view.byKey.get(placeKey(place));
    if (way.kind === 'publish') setDialog('publish');
    else if (way.kind === 'add-phone') goTo('/people');
    else if (at === undefined) return;
    else if (way.kind === 'assign') void actions.assign(at, way.personId);
    else if (way.kind === 'leave-empty') actions.leaveEmpty(at);
    else {
      const other = view.byKey.get(placeKey(way.with));
      if (other !== undefined) void actions.exchange(at, other);
    }
  };
  const closeDialog = (): void => setDialog(undefined);

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- seats and people inside are dragged and have the keys
    <div className="month-part" onKeyDown={onKey} {...drag.handlers}>
      <MonthBar
        work={work}
        actions={actions}
        onGenerate={() => setDialog('generate')}
        onPublish={() => setDialog('publish')}
        onKeys={() => setDialog('keys')}
        face={face}
        onFace={setFace}
      >
        {children}
      </MonthBar>
      <DraftTrouble
        state={work.state}
        keeper={work.keeper}
        lost={(count) => t('rota.month.lost', { count })}
      />
      <div className={face === 'none' ? 'month-desk is-wide' : 'month-desk'}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the seats inside take the keys */}
        <div className="month-scroll" onKeyDown={onGridKey} onFocus={onFocus} onDoubleClick={onDoubleClick}>
          {view.seats.length === 0 ? (
            <div className="empty">
              <p>{t('rota.month.empty')}</p>
              <Button type="primary" onClick={() => onSetup('presets')}>
                {t('rota.month.toSetup')}
              </Button>
            </div>
          ) : null}
          <MonthGrid
            ref={grid}
            work={work}
            marks={{ cursor: cursor?.key, marked, troubles: drag.troubles }}
          />
        </div>
        {face === 'none' ? null : (
          <MonthSide work={work} face={face} seat={seat} balances={balances} onShow={show} onWay={takeWay} />
        )}
      </div>
      <footer className="office-foot small month-foot">
        <span className="grow">{seat === undefined ? t('rota.month.footHint') : words.seat(seat)}</span>
        <MonthState work={work} />
        <span className="unseen" aria-live="polite">
          {said}
        </span>
      </footer>
      {dialog === 'choose' && seat !== undefined ? (
        <MonthChooser work={work} seat={seat} actions={actions} balances={balances} onClose={closeDialog} />
      ) : null}
      {dialog === 'generate' ? (
        <MonthGenerate work={work} onShow={show} onSetup={onSetup} onClose={closeDialog} />
      ) : null}
      {dialog === 'publish' ? <MonthPublish work={work} onClose={closeDialog} /> : null}
      {dialog === 'keys' ? <MonthKeys onClose={closeDialog} /> : null}
    </div>
  );
}

/** 月历: the rota of a month as the printed form shows it, changed by mouse or by key; `children` are more buttons for its bar. */
export function MonthPart({
  month,
  onSetup,
  children,
}: {
  readonly month: IsoMonth;
  /** Goes to a section of the set-up. */
  readonly onSetup: (section: 'presets' | 'rules' | 'spared') => void;
  readonly children?: ReactNode;
}) {
  const { work, error } = useMonthWork(month);
  return (
    <>
      <FailureNotice error={error} />
      {work === undefined ? null : (
        <MonthDesk work={work} onSetup={onSetup}>
          {children}
        </MonthDesk>
      )}
    </>
  );
}

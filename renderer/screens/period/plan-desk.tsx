import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { cellKey } from '#domain/period/plan';
import { DraftTrouble } from '../../parts/draft-trouble.tsx';
import { useKept } from '../../parts/kept.ts';
import { useSaid } from '../../parts/use-said.ts';
import { useWords } from '../../use-words.ts';
import { PlanBar, PlanState } from './plan-bar.tsx';
import { cellOfFinding } from './plan-findings.tsx';
import { PlanGenerate } from './plan-generate.tsx';
import { PlanGrid } from './plan-grid.tsx';
import { type PlanColumn, tiersOn } from './plan-ground.ts';
import { PlanKeys } from './plan-keys.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { pageWith, PlanPages } from './plan-pages.tsx';
import { PlanPublish } from './plan-publish.tsx';
import { type PlanFace, PlanSide } from './plan-side.tsx';
import { type CellDeed, deedOf, stepFrom, stepOf } from './plan-steps.ts';
import type { CellView } from './plan-view.ts';
import { usePlanWords } from './plan-words.ts';
import { usePlanActions } from './use-plan-actions.ts';
import { cellAt, usePlanDrag } from './use-plan-drag.ts';
import type { PlanWork } from './use-plan-work.ts';

type Dialog = 'fresh' | 'fewest-changes' | 'publish' | 'keys';
type Menu = { readonly key: string; readonly at: DOMRect };

const buttonOf = (grid: HTMLElement | null, key: string | undefined): HTMLElement | null =>
  key === undefined ? null : (grid?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`) ?? null);

/** A narrow window with large letters begins with the table alone. */
const firstFace = (): PlanFace | 'none' =>
  document.documentElement.dataset['size'] === 'large' || window.innerWidth < 1200 ? 'none' : 'findings';

/** The table of a period with everything that is done in it. */
export function PlanDesk({ work }: { readonly work: PlanWork }) {
  const { t } = useWords();
  const { view, full } = work;
  const words = usePlanWords(full);
  const { said, say } = useSaid();
  const actions = usePlanActions(work, words, say);
  const drag = usePlanDrag(work, words, actions);
  const grid = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [marked, setMarked] = useState<string | undefined>(undefined);
  const [menu, setMenu] = useState<Menu | undefined>(undefined);
  const [face, setFace] = useKept<PlanFace | 'none'>('plan-side', firstFace());
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  const cell = view.byKey.get(chosen ?? '');
  const cursor = chosen ?? [...view.byKey.values()].find(({ place }) => place.state === 'open')?.place.key;
  const menuCell = view.byKey.get(menu?.key ?? '');

  const isDialogOpen = dialog !== undefined;
  const wasDialogOpen = useRef(false);
  useEffect(() => {
    // A dialog holds the cursor as long as it is there; afterwards it goes on where it was.
    if (wasDialogOpen.current && !isDialogOpen) buttonOf(grid.current, cursor)?.focus();
    wasDialogOpen.current = isDialogOpen;
  }, [isDialogOpen, cursor]);

  const days = pageWith(view.columns, view.byKey.get(cursor ?? '')?.place.day);
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    // The cell of a page that is only now drawn.
    if (wanted.current === undefined) return;
    buttonOf(grid.current, wanted.current)?.focus();
    wanted.current = undefined;
  });
  const goTo = (key: string): void => {
    setChosen(key);
    const button = buttonOf(grid.current, key);
    if (button === null) wanted.current = key;
    else button.focus();
  };
  const show = (key: string): void => {
    goTo(key);
    buttonOf(grid.current, key)?.scrollIntoView({ block: 'center', inline: 'center' });
  };
  const openMenu = (at: CellView): void => {
    const rect = buttonOf(grid.current, at.place.key)?.getBoundingClientRect();
    if (rect !== undefined) setMenu({ key: at.place.key, at: rect });
  };
  const exchangeWith = (at: CellView): void => {
    const other = view.byKey.get(marked ?? '');
    if (other === undefined) {
      setMarked(at.place.key);
      say(t('period:plan.markedNow', { place: words.place(at.place) }));
      return;
    }
    setMarked(undefined);
    actions.exchange(other, at);
  };
  const doAt = (deed: CellDeed, at: CellView): void => {
    switch (deed.kind) {
      case 'tier':
        actions.put(at, tiersOn(at.place.column)[deed.index]);
        break;
      case 'menu':
        openMenu(at);
        break;
      case 'mark':
        exchangeWith(at);
        break;
      case 'why':
        setFace('why');
        break;
      case 'undo':
      case 'redo':
        actions[deed.kind]();
        break;
      case 'clear':
      case 'lead':
      case 'pin':
        actions[deed.kind](at);
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
    const at = view.byKey.get(cellAt(event) ?? '');
    if (at === undefined || event.nativeEvent.isComposing) return;
    const step = stepOf(event);
    const deed = deedOf(event);
    if (step !== undefined) goTo(stepFrom(view, at.place.key, step));
    else if (deed !== undefined) doAt(deed, at);
    else return;
    event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'F8') return;
    event.preventDefault();
    setFace('findings');
    const keys = [...new Set(work.findings.flatMap((finding) => cellOfFinding(work, finding) ?? []))];
    const at = keys.indexOf(chosen ?? '');
    const next = keys.at(event.shiftKey ? (at <= 0 ? -1 : at - 1) : (at + 1) % Math.max(1, keys.length));
    if (next === undefined) say(t('period:plan.findings.none'));
    else show(next);
  };
  const onFocus = (event: FocusEvent): void => {
    const key = cellAt(event);
    if (key !== undefined) setChosen(key);
  };
  const onClick = (event: MouseEvent): void => {
    const at = view.byKey.get(cellAt(event) ?? '');
    // A key that presses the button is heard as a key already.
    if (at !== undefined && event.detail > 0) openMenu(at);
  };
  const goToPage = ({ day }: PlanColumn): void => {
    const personId = view.byKey.get(cursor ?? '')?.place.personId;
    if (personId !== undefined) goTo(cellKey({ day, personId }));
  };
  const closeMenu = (isBack: boolean): void => {
    if (isBack) buttonOf(grid.current, menu?.key)?.focus();
    setMenu(undefined);
  };
  const closeDialog = (): void => setDialog(undefined);
  const footWords =
    drag.hint?.text ??
    (cell === undefined ? t('period:plan.footHint') : `${words.place(cell.place)} ${words.cell(cell)}`);

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- cells inside are dragged and have the keys
    <div className="plan-desk" onKeyDown={onKey} {...drag.handlers}>
      <PlanBar
        work={work}
        actions={actions}
        onGenerate={() => setDialog('fresh')}
        onReplan={() => setDialog('fewest-changes')}
        onPublish={() => setDialog('publish')}
        onKeys={() => setDialog('keys')}
        face={face}
        onFace={setFace}
      />
      <DraftTrouble
        state={work.state}
        keeper={work.keeper}
        lost={(count) => t('period:plan.lost', { count })}
      />
      <PlanPages columns={view.columns} days={days} onGo={goToPage} />
      <div className={face === 'none' ? 'plan-room is-wide' : 'plan-room'}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the cells inside take the keys */}
        <div className="plan-scroll" onKeyDown={onGridKey} onFocus={onFocus} onClick={onClick}>
          <PlanGrid ref={grid} work={work} marks={{ cursor, marked, hints: drag.hints, days }} />
        </div>
        {face === 'none' ? null : <PlanSide work={work} face={face} cell={cell} onShow={show} />}
      </div>
      <footer className="office-foot small month-foot">
        <span className={drag.hint === undefined ? 'grow' : `grow drop-words ${drag.hint.grade}`}>
          {footWords}
        </span>
        <PlanState work={work} />
        <span className="unseen" aria-live="polite">
          {said}
        </span>
      </footer>
      {menu !== undefined && menuCell !== undefined ? (
        <PlanMenu
          work={work}
          words={words}
          cell={menuCell}
          at={menu.at}
          actions={actions}
          onWhy={() => setFace('why')}
          onClose={closeMenu}
        />
      ) : null}
      {dialog === 'fresh' || dialog === 'fewest-changes' ? (
        <PlanGenerate work={work} way={dialog} onClose={closeDialog} />
      ) : null}
      {dialog === 'publish' ? <PlanPublish work={work} onClose={closeDialog} /> : null}
      {dialog === 'keys' ? <PlanKeys onClose={closeDialog} /> : null}
    </div>
  );
}

import { Checkbox, Input } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import { isCritical } from '#domain/shift/major-incident';
import type { HandedOver } from '#domain/shift/sheet';
import { Matter } from './matter.tsx';
import { IncidentChoice } from './incident-choice.tsx';

type Side = 'handed' | 'taken';

const noneChanged: ReadonlySet<EntryId> = new Set();

const toggled = (ids: readonly EntryId[], id: EntryId, isIn: boolean): EntryId[] =>
  isIn ? [...ids.filter((one) => one !== id), id] : ids.filter((one) => one !== id);

/** Up and down lead from a tick to the same tick of the next matter; the space bar sets it. */
function moveTick(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const side = event.target instanceof HTMLElement ? event.target.dataset['side'] : undefined;
  if (step === 0 || side === undefined) return;
  const ticks = [...event.currentTarget.querySelectorAll<HTMLElement>(`input[data-side="${side}"]`)];
  const next = ticks[ticks.findIndex((tick) => tick === event.target) + step];
  event.preventDefault();
  next?.focus();
}

/** Open matters, each gone through by both sides; without `onChange` as they were signed. */
export function OpenMatters({
  sheet,
  handed,
  changed = noneChanged,
  onChange,
  onSeen,
}: {
  readonly sheet: HandoverSheet;
  readonly handed: HandedOver | null;
  /** Matters that were changed after they had been ticked. */
  readonly changed?: ReadonlySet<EntryId>;
  readonly onChange?: (parts: Partial<HandedOver>) => void;
  /** Told which matter was ticked as it stands now. */
  readonly onSeen?: (id: EntryId, version: number) => void;
}) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const { facts } = sheet;
  const ids = new Set<EntryId>(facts.openMatters);
  const open = facts.matters.filter((entry) => ids.has(entry.id));
  const reasons = new Map(handed?.unread.map((one) => [one.entryId, one.reason]));
  const isIn = (side: Side, id: EntryId): boolean => handed?.[side].includes(id) === true;
  const read = open.filter(({ id }) => isIn('handed', id) && isIn('taken', id)).length;
  const explained = open.filter(({ id }) => (reasons.get(id) ?? '').trim() !== '').length;
  const tick = (side: Side, id: EntryId, isTicked: boolean): void => {
    if (handed === null) return;
    const entry = open.find((one) => one.id === id);
    if (entry !== undefined) onSeen?.(id, entry.version);
    const next = { ...handed, [side]: toggled(handed[side], id, isTicked) };
    // Whoever has gone through a matter needs no reason any more for leaving it unread.
    const isRead = next.handed.includes(id) && next.taken.includes(id);
    onChange?.({
      [side]: next[side],
      unread: isRead ? handed.unread.filter((one) => one.entryId !== id) : handed.unread,
    });
  };
  const explain = (id: EntryId, reason: string | undefined): void => {
    if (handed === null) return;
    const others = handed.unread.filter((one) => one.entryId !== id);
    onChange?.({ unread: reason === undefined ? others : [...others, { entryId: id, reason }] });
  };
  return (
    <section className="panel sticky-head" aria-label={t('handover.open')}>
      <header>
        <h2>{t('handover.open')}</h2>
        <span className={`tag ${read < open.length ? 'orange' : 'green'}`}>
          {t('handover.acknowledged', { done: read, total: open.length })}
          {explained === 0 ? '' : ` · ${t('handover.explained', { count: explained })}`}
        </span>
      </header>
      {open.length === 0 ? <div className="empty">{t('handover.noOpen')}</div> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the ticks inside */}
      <ul className="matters ticked" ref={list} onKeyDown={moveTick}>
        {open.map((entry) => {
          const reason = reasons.get(entry.id);
          const isRead = isIn('handed', entry.id) && isIn('taken', entry.id);
          return (
            <li key={entry.id}>
              <span className="ticks">
                {(['handed', 'taken'] as const).map((side) => (
                  <Checkbox
                    key={side}
                    checked={isIn(side, entry.id)}
                    disabled={onChange === undefined}
                    data-side={side}
                    aria-label={`${t(`handover.tick.${side}`)} ${entry.number}`}
                    onChange={(event) => tick(side, entry.id, event.target.checked)}
                  >
                    {t(`handover.tick.${side}`)}
                  </Checkbox>
                ))}
              </span>
              <span>
                {changed.has(entry.id) ? <span className="tag red">{t('handover.changedSince')}</span> : null}
                <Matter entry={entry} facts={facts} />
                <IncidentChoice sheet={sheet} entry={entry} handed={handed} onChange={onChange} />
                {onChange === undefined ? (
                  reason === undefined ? null : (
                    <span className="small unread">{t('handover.leftUnread', { reason })}</span>
                  )
                ) : isRead ? null : reason === undefined ? (
                  <button className="link-button small" type="button" onClick={() => explain(entry.id, '')}>
                    {t('handover.explain')}
                  </button>
                ) : (
                  <span className="reason">
                    <Input
                      autoFocus={reason === ''}
                      size="small"
                      value={reason}
                      maxLength={500}
                      status={reason.trim() === '' ? 'warning' : ''}
                      aria-label={`${t('handover.unreadReason')} ${entry.number}`}
                      placeholder={t(isCritical(entry) ? 'handover.criticalReason' : 'handover.unreadReason')}
                      onChange={(event) => explain(entry.id, event.target.value)}
                    />
                    <button
                      className="link-button small"
                      type="button"
                      onClick={() => explain(entry.id, undefined)}
                    >
                      {t('common.cancel')}
                    </button>
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { Button, Select } from 'antd';
import type { SchemePool } from '#domain/period/scheme';
import { deskDuty } from '#domain/shift/shift';
import { useSeat } from '../../frame/seat.tsx';
import { LineHandle } from '../../parts/line-handle.tsx';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { ChoiceCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { mostLines, newPool } from './scheme-draft.ts';
import type { SchemeWork } from './scheme-work.ts';
import { freeName } from './setup-draft.ts';

/** The shifts of this station that a pool can be on duty in, and the place it has where the station has no such shift any more. */
function useShiftChoices(
  place: number | null,
): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useWords();
  const { station } = useSeat();
  const shifts = station?.pattern.shifts ?? [];
  const known = shifts.map((shift, index) => ({
    value: String(index),
    label: `${shift.name} ${shift.startsAt}`,
  }));
  const lost =
    place === null || place < shifts.length
      ? []
      : [{ value: String(place), label: t('period:scheme.noShift', { no: place + 1 }) }];
  return [{ value: '', label: t('rota.setup.wholeDay') }, ...known, ...lost];
}

function PoolCells({
  work,
  pool,
  index,
}: {
  readonly work: SchemeWork;
  readonly pool: SchemePool;
  readonly index: number;
}) {
  const { t } = useWords();
  const { pools } = work.scheme;
  const shifts = useShiftChoices(pool.shift);
  const name = pool.name === '' ? t('rota.setup.unnamed') : pool.name;
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name });
  const change = (parts: Partial<SchemePool>): void =>
    work.change({ pools: changedLine<SchemePool>(pools, index, parts) });
  const known = new Map(work.groups.map((group) => [group.id, group.name]));
  const groupIds = [...known.keys(), ...pool.groupIds.filter((id) => !known.has(id))];
  return (
    <>
      <td>
        <TextCell
          label={t('period:scheme.poolNo', { no: index + 1 })}
          value={pool.name}
          problem={work.say(`pools.${index}.name`)}
          onChange={(text) => change({ name: text })}
        />
      </td>
      <td className="period-ticks">
        <TickCell
          label={t('period:scheme.isLeaders')}
          isOn={pool.isLeaders}
          isOff={!work.canEdit}
          onChange={(isLeaders) => change({ isLeaders })}
        />
        <TickCell
          label={t('period:scheme.hasLead')}
          isOn={pool.hasLead}
          isOff={!work.canEdit}
          onChange={(hasLead) => change({ hasLead })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('rota.setup.dutyAs'))}
          value={pool.duty}
          choices={deskDuty.options.map((value) => ({ value, label: t(`rota.setup.duty.${value}`) }))}
          onChange={(duty) => change({ duty })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('handover.shift'))}
          value={pool.shift === null ? '' : String(pool.shift)}
          choices={shifts}
          onChange={(value) => change({ shift: value === '' ? null : Number(value) })}
        />
      </td>
      <td>
        <Select
          mode="multiple"
          className="group-pick"
          aria-label={labelOf(t('period:scheme.groups'))}
          placeholder={t('period:scheme.noGroups')}
          value={pool.groupIds}
          options={groupIds.map((value) => ({
            value,
            label: known.get(value) ?? t('period:scheme.goneGroup'),
          }))}
          onChange={(next: string[]) => change({ groupIds: next })}
        />
      </td>
      <td>
        {pools.length === 1 ? null : (
          <RemoveLine name={name} onRemove={() => work.change({ pools: pools.toSpliced(index, 1) })} />
        )}
      </td>
    </>
  );
}

/** The pools of a scheme: people who are shared out among the tiers apart from others. */
export function SchemePools({ work }: { readonly work: SchemeWork }) {
  const { t } = useWords();
  const { pools, tiers } = work.scheme;
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.change({ pools: movedLine(pools, from, to) }),
  );
  const add = (): void => {
    const name = freeName(
      (no) => t('period:scheme.newPool', { no }),
      pools.map((pool) => pool.name),
    );
    work.change({ pools: [...pools, newPool(crypto.randomUUID(), name, tiers)] });
  };
  return (
    <section className="rota-block" aria-label={t('period:scheme.pools')}>
      <h3>{t('period:scheme.pools')}</h3>
      <p className="quiet small">{t('period:scheme.poolsHint')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="rota-wide" tabIndex={0} aria-label={t('period:scheme.poolsTable')}>
        <table className="plain-table lined rota-lines">
          <thead>
            <tr>
              <th>
                <span className="unseen">{t('rota.setup.order')}</span>
              </th>
              <th>{t('period:setup.name')}</th>
              <th>{t('period:scheme.whose')}</th>
              <th>{t('rota.setup.dutyAs')}</th>
              <th>{t('handover.shift')}</th>
              <th>{t('period:scheme.groups')}</th>
              <th>
                <span className="unseen">{t('rota.setup.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {pools.map((pool, index) => (
              <tr key={pool.key} {...movesOf(index)}>
                <td>
                  <LineHandle name={pool.name} index={index} />
                </td>
                <PoolCells work={work} pool={pool} index={index} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {work.canEdit && pools.length < mostLines ? (
        <div>
          <Button onClick={add}>{t('period:scheme.addPool')}</Button>
        </div>
      ) : null}
    </section>
  );
}

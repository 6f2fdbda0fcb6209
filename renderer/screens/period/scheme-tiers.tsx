import { Button } from 'antd';
import { type SchemeTier, tierKind, tierPlace } from '#domain/period/scheme';
import { LineHandle } from '../../parts/line-handle.tsx';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { ChoiceCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { mostLines, newTier, withTiers } from './scheme-draft.ts';
import { MinutesCell } from './scheme-minutes.tsx';
import type { SchemeWork } from './scheme-work.ts';
import { freeName } from './setup-draft.ts';

function TierCells({
  work,
  tier,
  index,
}: {
  readonly work: SchemeWork;
  readonly tier: SchemeTier;
  readonly index: number;
}) {
  const { t } = useWords();
  const { tiers } = work.scheme;
  const name = tier.name === '' ? t('rota.setup.unnamed') : tier.name;
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name });
  const say = (field: string): string | undefined => work.say(`tiers.${index}.${field}`);
  const change = (parts: Partial<SchemeTier>): void =>
    work.change({ tiers: changedLine<SchemeTier>(tiers, index, parts) });
  return (
    <>
      <td>
        <TextCell
          label={t('period:scheme.tierNo', { no: index + 1 })}
          value={tier.name}
          problem={say('name')}
          onChange={(text) => change({ name: text })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('period:scheme.kind'))}
          value={tier.kind}
          choices={tierKind.options.map((value) => ({ value, label: t(`period:tierKind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('period:scheme.place'))}
          value={tier.place}
          problem={say('place')}
          choices={tierPlace.options.map((value) => ({ value, label: t(`period:place.${value}`) }))}
          onChange={(place) => change({ place })}
        />
      </td>
      <td>
        <MinutesCell
          label={labelOf(t('period:scheme.minutes'))}
          value={tier.arriveMinutes}
          problem={say('arriveMinutes')}
          onChange={(arriveMinutes) => change({ arriveMinutes })}
        />
      </td>
      <td>
        <TickCell
          label={t('period:scheme.mayLeave')}
          isOn={tier.mayLeaveTown}
          isOff={!work.canEdit}
          onChange={(mayLeaveTown) => change({ mayLeaveTown })}
        />
      </td>
      <td>
        {tiers.length === 1 ? null : (
          <RemoveLine
            name={name}
            onRemove={() => work.change(withTiers(work.scheme, tiers.toSpliced(index, 1)))}
          />
        )}
      </td>
    </>
  );
}

/** The tiers of a scheme in order: what people of each do, where they have to be, and in how many minutes. */
export function SchemeTiers({ work }: { readonly work: SchemeWork }) {
  const { t } = useWords();
  const { tiers } = work.scheme;
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.change(withTiers(work.scheme, movedLine(tiers, from, to))),
  );
  const problem = work.say('tiers');
  const add = (): void => {
    const name = freeName(
      (no) => t('period:scheme.newTier', { no }),
      tiers.map((tier) => tier.name),
    );
    work.change({ tiers: [...tiers, newTier(crypto.randomUUID(), name)] });
  };
  return (
    <section className="rota-block" aria-label={t('period:scheme.tiers')}>
      <h3>{t('period:scheme.tiers')}</h3>
      <p className="quiet small">{t('period:scheme.tiersHint')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="rota-wide" tabIndex={0} aria-label={t('period:scheme.tiersTable')}>
        <table className="plain-table lined rota-lines">
          <thead>
            <tr>
              <th>
                <span className="unseen">{t('rota.setup.order')}</span>
              </th>
              <th>{t('period:setup.name')}</th>
              <th>{t('period:scheme.kind')}</th>
              <th>{t('period:scheme.place')}</th>
              <th>{t('period:scheme.minutes')}</th>
              <th>{t('period:scheme.town')}</th>
              <th>
                <span className="unseen">{t('rota.setup.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier, index) => (
              <tr key={tier.key} {...movesOf(index)}>
                <td>
                  <LineHandle name={tier.name} index={index} />
                </td>
                <TierCells work={work} tier={tier} index={index} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
      {work.canEdit && tiers.length < mostLines ? (
        <div>
          <Button onClick={add}>{t('period:scheme.addTier')}</Button>
        </div>
      ) : null}
    </section>
  );
}

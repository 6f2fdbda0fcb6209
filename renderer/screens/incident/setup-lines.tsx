import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { LineHandle } from '../../parts/line-handle.tsx';
import { useWords } from '../../use-words.ts';
import { RemoveLine } from '../rota/cells.tsx';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';

/** So many lines are drawn before somebody asks for more. */
const first = 60;

/** A line of a table, where it stands in its list, and how to change it. */
export type LineOf<T> = {
  readonly line: T;
  readonly index: number;
  readonly change: (parts: Partial<T>) => void;
};

/** Lines of a list as a table in which each is changed, moved and taken out in its place. */
export function LineTable<T>({
  label,
  heads,
  lines,
  isShown,
  keyOf,
  nameOf,
  renderCells,
  canEdit,
  least = 0,
  problem,
  empty,
  add,
  onChange,
}: {
  readonly label: string;
  /** The cells of the heading row, without those of the handle and the removal. */
  readonly heads: ReactNode;
  readonly lines: readonly T[];
  readonly isShown?: (line: T) => boolean;
  readonly keyOf: (line: T, index: number) => string;
  readonly nameOf: (line: T) => string;
  readonly renderCells: (line: LineOf<T>) => ReactNode;
  readonly canEdit: boolean;
  /** So many lines cannot be taken out. */
  readonly least?: number;
  readonly problem?: string | undefined;
  readonly empty: string;
  readonly add?: { readonly label: string; readonly most: number; readonly onAdd: () => void };
  readonly onChange: (lines: T[]) => void;
}) {
  const { t } = useWords();
  const [most, setMost] = useState(first);
  // What is added stands at the end, beyond what is drawn; it is drawn all the same.
  const [addedFrom, setAddedFrom] = useState(Number.POSITIVE_INFINITY);
  const found = lines.flatMap((line, index) =>
    isShown === undefined || isShown(line) ? [{ line, index }] : [],
  );
  const shown = found.filter(({ index }, place) => place < most || index >= addedFrom);
  const movesOf = useLineMoves(canEdit, (from, to) => {
    const [one, other] = [shown[from], shown[to]];
    if (one !== undefined && other !== undefined) onChange(movedLine(lines, one.index, other.index));
  });
  return (
    <>
      {shown.length === 0 ? (
        <div className="empty">{empty}</div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="rota-wide" tabIndex={0} aria-label={label}>
          <table className="plain-table lined rota-lines">
            <thead>
              <tr>
                {canEdit ? (
                  <th>
                    <span className="unseen">{t('rota.setup.order')}</span>
                  </th>
                ) : null}
                {heads}
                {canEdit ? (
                  <th>
                    <span className="unseen">{t('rota.setup.remove')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ line, index }, place) => (
                <tr key={keyOf(line, index)} {...movesOf(place)}>
                  {canEdit ? (
                    <td>
                      <LineHandle name={nameOf(line)} index={place} />
                    </td>
                  ) : null}
                  {renderCells({
                    line,
                    index,
                    change: (parts) => onChange(changedLine<T>(lines, index, parts)),
                  })}
                  {canEdit ? (
                    <td>
                      {lines.length <= least ? null : (
                        <RemoveLine
                          name={nameOf(line)}
                          onRemove={() => onChange(lines.toSpliced(index, 1))}
                        />
                      )}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {found.length > shown.length ? (
        <div>
          <Button onClick={() => setMost(most + first)}>
            {t('incident:setup.more', { count: found.length - shown.length })}
          </Button>
        </div>
      ) : null}
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
      {canEdit && add !== undefined && lines.length < add.most ? (
        <div>
          <Button
            onClick={() => {
              setAddedFrom(Math.min(addedFrom, lines.length));
              add.onAdd();
            }}
          >
            {add.label}
          </Button>
        </div>
      ) : null}
    </>
  );
}

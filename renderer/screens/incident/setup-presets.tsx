import { useId } from 'react';
import type { IncidentKind } from '#domain/incident/taxonomy';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import type { SetupWork } from './setup-work.ts';

/** Something that ships and can be taken over. */
export type PresetLine = {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly source: string;
  /** True where the set-up has it already. */
  readonly isTaken: boolean;
};

/** Kinds with those added that lines which are taken over name and that are not there yet. */
export function kindsWith(work: SetupWork, wanted: readonly string[]): IncidentKind[] {
  const own = new Set(work.setup.kinds.map(({ id }) => id));
  const missing = (work.presets?.kinds ?? []).filter(({ id }) => wanted.includes(id) && !own.has(id));
  return [...work.setup.kinds, ...missing];
}

/** What ships of a part of the set-up, folded away, each line with the button that takes it over. */
export function PresetFold({
  name,
  title,
  lines,
  canEdit,
  onTake,
  onTakeAll,
}: {
  /** Under which it is kept whether it is open. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly PresetLine[];
  readonly canEdit: boolean;
  readonly onTake: (id: string) => void;
  /** Takes over every line that is not there yet; undefined where that is not offered. */
  readonly onTakeAll?: ((ids: readonly string[]) => void) | undefined;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useKept<boolean>(`incident-presets-${name}`, false);
  const listId = useId();
  const missing = lines.filter(({ isTaken }) => !isTaken).map(({ id }) => id);
  if (lines.length === 0) return null;
  return (
    <section className="rota-block" aria-label={title}>
      <div className="rota-line">
        <button
          type="button"
          className="toggle"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? '▾' : '▸'} {t('incident:setup.presetsOf', { title, count: lines.length })}
        </button>
        {isOpen && canEdit && onTakeAll !== undefined && missing.length > 0 ? (
          <button type="button" className="quiet-button" onClick={() => onTakeAll(missing)}>
            {t('incident:setup.takeAll', { count: missing.length })}
          </button>
        ) : null}
      </div>
      <ul id={listId} className="setup-presets" hidden={!isOpen}>
        {isOpen
          ? lines.map((line) => (
              <li key={line.id}>
                <span>
                  <b>{line.name}</b> {line.says === '' ? null : <span>{line.says}</span>}
                  {line.source === '' ? null : <span className="quiet small"> {line.source}</span>}
                </span>
                {line.isTaken ? <span className="quiet small">{t('incident:setup.taken')}</span> : null}
                {canEdit && !line.isTaken ? (
                  <button
                    type="button"
                    className="quiet-button"
                    aria-label={t('incident:setup.takeOf', { name: line.name })}
                    onClick={() => onTake(line.id)}
                  >
                    {t('incident:setup.take')}
                  </button>
                ) : null}
              </li>
            ))
          : null}
      </ul>
    </section>
  );
}

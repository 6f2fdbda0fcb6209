import { Button } from 'antd';
import { useWords } from '../use-words.ts';

/** One part of a long form: what it is called, and what is to be said of things in it that are wrong; empty where nothing is. */
export type FormSection<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly wrong: string;
};

/** The parts of a long form, how its changes stand, and the buttons that keep or undo them. */
export function SectionsBar<Name extends string>({
  label,
  sections,
  open,
  onOpen,
  changes,
}: {
  readonly label: string;
  readonly sections: readonly FormSection<Name>[];
  readonly open: Name;
  readonly onOpen: (name: Name) => void;
  /** What is said instead to somebody who may only read, or how the changes stand. */
  readonly changes:
    | string
    | {
        readonly state: string;
        readonly isEdited: boolean;
        readonly isRight: boolean;
        readonly isBusy: boolean;
        readonly onUndo: () => void;
        readonly onSave: () => void;
      };
}) {
  const { t } = useWords();
  return (
    <div className="part-bar">
      <nav className="actions grow" aria-label={label}>
        {sections.map((section) => (
          <button
            key={section.name}
            type="button"
            className="toggle"
            aria-pressed={section.name === open}
            onClick={() => onOpen(section.name)}
          >
            {section.label}
            {section.wrong === '' ? null : <span className="form-problem inline"> {section.wrong}</span>}
          </button>
        ))}
      </nav>
      {typeof changes === 'string' ? (
        <span className="quiet small">{changes}</span>
      ) : (
        <>
          <output className="quiet small">{changes.state}</output>
          <Button disabled={!changes.isEdited} onClick={changes.onUndo}>
            {t('office:station.undo')}
          </Button>
          <Button
            type="primary"
            disabled={!changes.isEdited || !changes.isRight}
            loading={changes.isBusy}
            onClick={changes.onSave}
          >
            {t('common.save')}
          </Button>
        </>
      )}
    </div>
  );
}

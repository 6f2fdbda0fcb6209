import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { TakenReport } from '#contract/methods/records';
import type { IntakeId } from '#domain/office/intake';
import { useWords } from '../../use-words.ts';
import { problemSays } from './problem-says.ts';

const outcomes = ['accepted', 'already', 'held', 'refused'] as const;
const colours = { accepted: 'green', already: '', held: 'yellow', refused: 'red' } as const;

/** What became of packages that were taken in: how many of each, and what is wrong with those that were not simply accepted; in a low window it gives way to the one that is opened. */
export function IntakeTaken({
  report,
  onOpen,
  onClear,
}: {
  readonly report: TakenReport;
  readonly onOpen: (id: IntakeId) => void;
  /** Undefined while more of them are being taken in. */
  readonly onClear: (() => void) | undefined;
}) {
  const { t } = useWords();
  const [isFolded, setFolded] = useState(false);
  const unfold = useRef<HTMLButtonElement>(null);
  // Shown only where the window is low: what was pressed is out of sight there.
  useEffect(() => {
    if (isFolded) unfold.current?.focus();
  }, [isFolded]);
  return (
    <div className={isFolded ? 'intake-taken is-folded' : 'intake-taken'}>
      <div className="part-bar">
        <output className="tags grow">
          {outcomes
            .filter((outcome) => outcome === 'accepted' || report[outcome] > 0)
            .map((outcome) => (
              <span key={outcome} className={`tag ${colours[outcome]}`}>
                {t(`product:intake.taken.${outcome}`, { count: report[outcome] })}
              </span>
            ))}
        </output>
        {isFolded ? (
          <Button
            ref={unfold}
            size="small"
            className="intake-unfold"
            aria-expanded={false}
            onClick={() => setFolded(false)}
          >
            {t('product:intake.taken.unfold')}
          </Button>
        ) : null}
        {onClear === undefined ? null : (
          <Button size="small" onClick={onClear}>
            {t('common.close')}
          </Button>
        )}
      </div>
      {report.files.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <section tabIndex={0} aria-label={t('product:intake.taken.list')}>
          <ul>
            {report.files.map((file, index) => {
              const { intakeId } = file;
              return (
                // oxlint-disable-next-line react/no-array-index-key -- two files of a folder can have one name
                <li key={index}>
                  <span className={`tag ${colours[file.outcome]}`}>
                    {t(`product:intake.outcome.${file.outcome}`)}
                  </span>{' '}
                  <b>{file.roomName === '' ? file.file : file.roomName}</b> {file.day}{' '}
                  {intakeId === null ? null : (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => {
                        setFolded(true);
                        onOpen(intakeId);
                      }}
                    >
                      {t('product:intake.taken.open')}
                    </button>
                  )}
                  {file.roomName === '' ? null : <div className="hash quiet">{file.file}</div>}
                  {file.problems.map((problem, place) => (
                    // oxlint-disable-next-line react/no-array-index-key -- one code can stand twice
                    <div key={place} className="small">
                      {problemSays(t, problem, null)}
                    </div>
                  ))}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

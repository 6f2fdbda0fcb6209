import '../../styles/period-list.css';
import { Button, Modal } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { PeriodLine } from '#contract/methods/period-nouns';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { WindowKeys } from '../../parts/window-keys.tsx';
import { useWords } from '../../use-words.ts';
import { DeclareBodies } from './declare-bodies.tsx';
import { DeclareDays } from './declare-days.tsx';
import { DeclareNotes } from './declare-notes.tsx';
import { DeclareParts } from './declare-parts.tsx';
import { type DeclarePage, declarePages, pageOf } from './declare-read.ts';
import { type DeclareFirst, type DeclareSources, useDeclareWork } from './use-declare-work.ts';

/** Declares a period, or changes one that stands; what was typed is there again after Esc, another place and the lock. */
export function DeclareForm({
  first,
  sources,
  onSetup,
  onDone,
  onClose,
}: {
  readonly first: DeclareFirst;
  readonly sources: DeclareSources;
  readonly onSetup: () => void;
  readonly onDone: (line: PeriodLine) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const form = useRef<HTMLDivElement>(null);
  const work = useDeclareWork(first, sources);
  const [page, setPage] = useState<DeclarePage>('days');
  const [isShown, setShown] = useState(false);
  // Somebody comes back to a form that was left, once; what is typed from now on is not news.
  const [wasLeft] = useState(work.isKept);
  const { problems, fault } = work;
  const { changes } = first;

  const say = (part: string): string | undefined => {
    const problem = problems[part];
    // What cannot be read is said at once; what is missing only when somebody wants to be done.
    if (problem === undefined || (problem === 'required' && !isShown)) return undefined;
    return t(`period:declare.problem.${problem}`);
  };
  const wrongOn = (on: DeclarePage): number =>
    Object.keys(problems).filter((part) => pageOf(part) === on && say(part) !== undefined).length;
  const submit = async (): Promise<void> => {
    setShown(true);
    if (work.isBusy) return;
    const wrong = declarePages.find((on) => Object.keys(problems).some((part) => pageOf(part) === on));
    if (wrong !== undefined) {
      setPage(wrong);
      // The messages stand there when the page was drawn again.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (fault !== undefined) return;
    const sent = await work.send();
    if (sent !== undefined) onDone(sent);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.key !== 'Enter') return;
    event.preventDefault();
    void submit();
  };
  const focusFirst = (): void => form.current?.querySelector<HTMLElement>('input, select')?.focus();

  return (
    <WindowKeys onKeyDown={onKeyDown}>
      <Modal
        open
        width={1240}
        className="declare-modal"
        style={{ top: 16 }}
        title={
          changes === undefined
            ? t('period:declare.title')
            : t('period:declare.changeTitle', { number: changes.line.number, name: changes.line.name })
        }
        onCancel={onClose}
        mask={{ closable: false }}
        afterOpenChange={(isOpen) => {
          // Whoever was quicker types already.
          if (isOpen && form.current?.contains(document.activeElement) === false) focusFirst();
        }}
        footer={[
          <span key="keys" className="small quiet footer-note">
            {t('period:declare.keys')}
          </span>,
          work.isKept ? (
            <Button
              key="again"
              onClick={() => {
                work.startAgain();
                setShown(false);
                setPage('days');
                // The button goes away, and the keys would go to nothing.
                setTimeout(focusFirst);
              }}
            >
              {t('period:declare.startAgain')}
            </Button>
          ) : null,
          <Button key="cancel" onClick={onClose}>
            {t('common.close')}
          </Button>,
          <Button key="save" type="primary" loading={work.isBusy} onClick={() => void submit()}>
            {t(changes === undefined ? 'period:declare.save' : 'period:declare.saveChange')}{' '}
            <span className="small">Ctrl+Enter</span>
          </Button>,
        ]}
      >
        <div ref={form} className="declare-form">
          <div className="declare-fields">
            <nav className="actions declare-pages" aria-label={t('period:declare.pages')}>
              {declarePages.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="toggle"
                  aria-pressed={each === page}
                  onClick={() => setPage(each)}
                >
                  {t(`period:declare.page.${each}`)}
                  {wrongOn(each) === 0 ? null : (
                    <span className="form-problem inline">
                      {' '}
                      {t('period:declare.wrongHere', { count: wrongOn(each) })}
                    </span>
                  )}
                </button>
              ))}
            </nav>
            {wasLeft && work.isKept ? (
              <output className="small quiet">{t('period:declare.goesOn')}</output>
            ) : null}
            {page === 'days' ? <DeclareDays work={work} isChange={changes !== undefined} say={say} /> : null}
            {page === 'parts' ? (
              <DeclareParts work={work} sources={sources} say={say} onSetup={onSetup} />
            ) : null}
            {page === 'bodies' ? <DeclareBodies work={work} say={say} onSetup={onSetup} /> : null}
            <FailureNotice error={isShown ? (fault ?? work.refusal) : work.refusal} />
          </div>
          <DeclareNotes work={work} line={changes?.line} />
        </div>
      </Modal>
    </WindowKeys>
  );
}

import type { AbsenceDecision } from '#domain/absence/absence';
import type { Person } from '#domain/people/person';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { ExplainFields } from './explain-fields.tsx';
import { FindingsList } from './findings-list.tsx';
import type { AbsenceWork } from './use-absence-work.ts';

/** What the rules say of the form as it stands, beside it; what is missed can be explained there. */
export function FormFindings({
  work,
  people,
  decisions,
  say,
}: {
  readonly work: AbsenceWork;
  readonly people: readonly Person[];
  /** What was decided about the absence before. */
  readonly decisions: readonly AbsenceDecision[];
  readonly say: (part: string) => string | undefined;
}) {
  const { t } = useWords();
  const typed = work.draft.decisions;
  const usual = Object.values(typed).findLast(({ byName }) => byName.trim() !== '');
  return (
    <section className="panel form-findings" aria-label={t('absence:form.findings')}>
      <header>
        <h2>{t('absence:form.findings')}</h2>
      </header>
      <div className="inside" aria-live="polite">
        <FailureNotice error={work.judging} />
        {work.fields === undefined ? (
          <p className="quiet">{t('absence:form.notYet')}</p>
        ) : (
          <FindingsList
            findings={work.findings}
            decisions={decisions}
            renderBelow={(key, isDecided) => (
              <ExplainFields
                people={people}
                typed={typed[key]}
                usual={usual}
                isDecided={isDecided}
                problem={say(key)}
                onChange={(decision) => {
                  const { [key]: _dropped, ...others } = typed;
                  work.change({
                    decisions: decision === undefined ? others : { ...others, [key]: decision },
                  });
                }}
              />
            )}
          />
        )}
      </div>
    </section>
  );
}

import { useWords } from '../use-words.ts';
import type { PastedPeople } from '#domain/people/pasted-people';
import { Field } from './plain-field.tsx';

const mostShown = 100;
const known = ['name', 'post', 'unit', 'phones', 'group'] as const;
type KnownField = (typeof known)[number];

/** Text out of a spreadsheet and what is understood of it, with the lines that need a look first. */
export function PastedPreview({
  text,
  read,
  hint,
  rows = 6,
  onChange,
}: {
  readonly text: string;
  readonly read: PastedPeople;
  readonly hint: string;
  readonly rows?: number;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useWords();
  const fieldWords = (field: string): string => {
    const name: KnownField | undefined = known.find((each) => each === field);
    return name === undefined ? field : t(`office:people.${name}`);
  };
  const numbers = (kind: string, person: PastedPeople['people'][number]): string =>
    person.phones
      .filter((phone) => phone.kind === kind)
      .map((phone) => phone.number)
      .join(' ');
  return (
    <div className="pasted wide">
      <Field label={t('office:people.paste')} hint={hint} isWide>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input pasted-text"
            rows={rows}
            value={text}
            spellCheck={false}
            placeholder={t('office:people.pasteExample')}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {read.problems.length === 0 ? null : (
        <div className="failure" aria-live="polite">
          <div>
            {t('office:people.problemLines', { count: read.problems.length })}
            <ul className="problem-lines">
              {read.problems.slice(0, 20).map((problem) => (
                <li key={problem.line}>
                  {t('office:people.problemLine', {
                    line: problem.line,
                    field: fieldWords(problem.field),
                    text: problem.text,
                  })}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {read.people.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <section className="preview-table" tabIndex={0} aria-label={t('office:people.preview')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th className="number">{t('office:people.order')}</th>
                <th>{t('office:people.name')}</th>
                <th>{t('office:people.post')}</th>
                <th>{t('office:people.unit')}</th>
                <th>{t('trade:phoneKind.mobile')}</th>
                <th>{t('trade:phoneKind.office')}</th>
                <th>{t('office:people.group')}</th>
              </tr>
            </thead>
            <tbody>
              {read.people.slice(0, mostShown).map((person) => (
                <tr key={person.order}>
                  <td className="number">{person.order}</td>
                  <td>{person.name}</td>
                  <td>{person.post}</td>
                  <td>{person.unit}</td>
                  <td>{numbers('mobile', person)}</td>
                  <td>{numbers('office', person)}</td>
                  <td>{person.group}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {read.people.length > mostShown ? (
        <span className="form-hint">
          {t('office:people.moreRows', { count: read.people.length - mostShown })}
        </span>
      ) : null}
    </div>
  );
}

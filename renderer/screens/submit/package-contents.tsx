import { Checkbox } from 'antd';
import type { PackageContents } from '#domain/package/contents';
import { useWords } from '../../use-words.ts';

const documents = ['docx', 'pdf', 'xlsx'] as const;
const extras = ['withLog', 'withAttachments', 'withPhones', 'withWhereabouts'] as const;

/** What goes into a package, each choice with what it means for who gets it. */
export function PackageContentsChoice({
  contents,
  onChange,
}: {
  readonly contents: PackageContents;
  readonly onChange: (contents: PackageContents) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className="bare package-contents">
      <legend>{t('product:packages.contents')}</legend>
      <Checkbox.Group
        options={documents.map((value) => ({ value, label: t(`product:document.${value}`) }))}
        value={[...contents.documents]}
        onChange={(next) => onChange({ ...contents, documents: next })}
      />
      {extras.map((name) => (
        <div key={name}>
          <Checkbox
            checked={contents[name]}
            onChange={(event) => onChange({ ...contents, [name]: event.target.checked })}
          >
            {t(`product:packages.with.${name}`)}
          </Checkbox>
          {name === 'withPhones' || name === 'withWhereabouts' ? (
            <span className={contents[name] ? 'small late-words' : 'small quiet'}>
              {t(`product:packages.means.${name}`)}
            </span>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}

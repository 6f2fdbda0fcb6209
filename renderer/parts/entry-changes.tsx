import { useWords } from '../use-words.ts';
import { changedFields } from '#domain/log/changed-fields';
import { contentOf, type Entry, type EntryChange, type EntryContent } from '#domain/log/entry';
import { useTimes } from './times.ts';

function useFieldName(): (field: string) => string {
  const { t } = useWords();
  return (field) => {
    const [group, key = ''] = field.split('.');
    // Every key has a word: tests/contract/words.test.ts.
    if (group === 'fields') return t(`trade:field.${key}` as 'trade:field.place');
    if (group === 'counterpart') return t(`trade:part.${key}` as 'trade:part.unit');
    return t(`trade:part.${field}` as 'trade:part.content');
  };
}

function useFieldText(): (content: EntryContent, field: string) => string {
  const { t } = useWords();
  const times = useTimes();
  return (content, field) => {
    const [group, key = ''] = field.split('.');
    if (group === 'fields') return String(content.fields[key] ?? '—');
    if (group === 'counterpart') return content.counterpart[key as keyof EntryContent['counterpart']] || '—';
    switch (field as keyof EntryContent) {
      case 'occurredAt':
      case 'remindAt': {
        const at = content[field as 'occurredAt' | 'remindAt'];
        return at === null ? '—' : times.full(at);
      }
      case 'category':
        return t(`trade:category.${content.category}`);
      case 'urgency':
        return t(`trade:urgency.${content.urgency}`);
      case 'state':
        return t(`trade:state.${content.state}`);
      case 'isImportant':
        return content.isImportant ? t('entry.yes') : t('entry.no');
      case 'attachments':
        return content.attachments.map((file) => file.name).join(' ') || '—';
      case 'links':
        return String(content.links.length);
      default:
        return content[field as 'content' | 'instruction' | 'handling'] || '—';
    }
  };
}

/** What happened to an entry since it was written, the newest last; every earlier text stands here. */
export function EntryChanges({
  entry,
  changes,
}: {
  readonly entry: Entry;
  readonly changes: readonly EntryChange[];
}) {
  const { t } = useWords();
  const times = useTimes();
  const nameOf = useFieldName();
  const textOf = useFieldText();
  const corrections = changes.filter((change) => change.before !== null);
  const after = (change: EntryChange): EntryContent =>
    corrections[corrections.indexOf(change) + 1]?.before ?? contentOf(entry);
  if (changes.length === 0) return null;
  return (
    <section>
      <h3>{t('entry.history')}</h3>
      <ul className="history">
        {changes.map((change) => (
          <li key={change.seq}>
            <div>
              <b>
                {t(`entry.change.${change.kind}`, {
                  state: change.state === null ? '' : t(`trade:state.${change.state}`),
                })}
              </b>{' '}
              <span className="small quiet">
                {t('entry.by', { name: change.byName, time: times.full(change.at) })} #{change.seq}
              </span>
            </div>
            {change.reason === '' ? null : <div>{change.reason}</div>}
            {change.before === null
              ? null
              : changedFields(change.before, after(change))
                  .filter((field) => field !== 'state')
                  .map((field) => (
                    <div key={field}>
                      <span className="quiet">{nameOf(field)}: </span>
                      <del>{change.before === null ? '' : textOf(change.before, field)}</del> →{' '}
                      <span>{textOf(after(change), field)}</span>
                    </div>
                  ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

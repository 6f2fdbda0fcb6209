import { Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../use-words.ts';
import type { EntryContent, EntryId } from '#domain/log/entry';
import { useAsk } from '../asking.ts';
import { call } from '../call.ts';

type Links = EntryContent['links'];

function LinkName({ id }: { readonly id: EntryId }) {
  const entry = useAsk('log.entry', { id }).data?.entry;
  return entry === undefined ? String(id) : `${entry.number} ${entry.content.slice(0, 24)}`;
}

/** The ties of an entry that is being written: typed by number. */
export function EntryLinks({
  links,
  onChange,
}: {
  readonly links: Links;
  readonly onChange: (links: Links) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const add = async (): Promise<void> => {
    const { entry } = await call('log.byNumber', { number: typed.trim() });
    setUnknown(entry === null);
    if (entry === null || links.some((link) => link.entryId === entry.id)) return;
    onChange([...links, { entryId: entry.id, kind: 'relates' }]);
    setTyped('');
  };
  return (
    <div className="field">
      <span>{t('entry.links')}</span>
      <div className="row">
        {links.map((link) => (
          <span key={link.entryId} className="tag">
            <LinkName id={link.entryId} />{' '}
            <Select
              size="small"
              variant="borderless"
              aria-label={t('entry.links')}
              value={link.kind}
              options={[
                { value: 'relates', label: t('entry.linkRelates') },
                { value: 'closes', label: t('entry.linkCloses') },
              ]}
              onChange={(kind: 'relates' | 'closes') =>
                onChange(links.map((other) => (other === link ? { ...link, kind } : other)))
              }
            />
            <button
              type="button"
              className="strip-button"
              aria-label={t('common.delete')}
              onClick={() => onChange(links.filter((other) => other !== link))}
            >
              ×
            </button>
          </span>
        ))}
        <Input
          style={{ width: 210 }}
          value={typed}
          aria-label={t('entry.links')}
          placeholder={t('entry.addLink')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return;
            event.preventDefault();
            void add();
          }}
        />
      </div>
      {isUnknown ? <span className="field-problem">{t('entry.noEntry')}</span> : null}
    </div>
  );
}

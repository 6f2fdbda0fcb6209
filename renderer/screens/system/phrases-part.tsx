import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Phrase } from '#contract/methods/log';
import { category } from '#domain/log/categories';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { type OpenedPhrase, PhraseForm } from './phrase-form.tsx';

/** The phrases of the desk by category, each in the order in which the menu offers them. */
export function PhrasesPart() {
  const { t } = useWords();
  const canEdit = useHasRole('officer', 'chief', 'dutyLeader', 'admin');
  const asked = useAsk('phrases.all', {});
  const save = useAct('phrase.save');
  const remove = useAct('phrase.remove');
  const [typed, setTyped] = useKept('phrases-search', '');
  const [opened, setOpened] = useState<OpenedPhrase | undefined>(undefined);
  const phrases = asked.data ?? [];
  const groups = [null, ...category.options]
    .map((of) => ({
      of,
      name: of === null ? t('office:phrases.everywhere') : t(`trade:category.${of}`),
      phrases: phrases
        .filter((phrase) => phrase.category === of && phrase.text.includes(typed.trim()))
        .toSorted((a, b) => a.order - b.order),
    }))
    .filter((group) => group.phrases.length > 0);

  const write = ({ id, version, ...phrase }: Phrase, order: number) =>
    save.act({ phrase: { ...phrase, order }, replaces: { id, version } });
  const swap = async (phrase: Phrase, other: Phrase | undefined): Promise<void> => {
    if (other === undefined) return;
    // Equal numbers cannot be exchanged; the one that goes down makes room.
    const isDown = other.order >= phrase.order;
    if (other.order === phrase.order) await write(isDown ? phrase : other, phrase.order + 1);
    else if ((await write(phrase, other.order)) !== undefined) await write(other, phrase.order);
  };
  const addTo = (of: Phrase['category']): void => {
    const orders = phrases.filter((phrase) => phrase.category === of).map((phrase) => phrase.order);
    setOpened({ category: of, text: '', order: Math.min(9999, Math.max(0, ...orders) + 1) });
  };
  const actions = (phrase: Phrase, index: number, list: readonly Phrase[]) => (
    <span className="row-actions">
      <Button
        size="small"
        aria-label={t('office:phrases.up', { text: phrase.text })}
        disabled={index === 0 || save.isBusy}
        onClick={() => void swap(phrase, list[index - 1])}
      >
        ↑
      </Button>
      <Button
        size="small"
        aria-label={t('office:phrases.down', { text: phrase.text })}
        disabled={index === list.length - 1 || save.isBusy}
        onClick={() => void swap(phrase, list[index + 1])}
      >
        ↓
      </Button>
      <Button size="small" onClick={() => setOpened(phrase)}>
        {t('common.edit')}
      </Button>
      <Popconfirm
        title={t('office:phrases.removeSure')}
        onConfirm={() => void remove.act({ id: phrase.id, version: phrase.version })}
      >
        <Button size="small">{t('common.delete')}</Button>
      </Popconfirm>
    </span>
  );

  return (
    <>
      <div className="part-bar">
        <input
          className="text-input search"
          aria-label={t('office:phrases.search')}
          placeholder={t('office:phrases.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="quiet small grow">{t('office:phrases.explain')}</span>
        {canEdit ? (
          <Button type="primary" onClick={() => addTo(null)}>
            {t('office:phrases.add')}
          </Button>
        ) : null}
      </div>
      <FailureNotice error={asked.error ?? save.refusal ?? remove.refusal} />
      {asked.data !== undefined && groups.length === 0 ? (
        <div className="empty">{t(typed === '' ? 'office:phrases.empty' : 'office:phrases.notFound')}</div>
      ) : null}
      {groups.map((group) => (
        <section key={group.of ?? 'all'} className="panel phrase-group">
          <header>
            <h2>{group.name}</h2>
            {canEdit ? (
              <Button
                size="small"
                onClick={() => addTo(group.of)}
                aria-label={t('office:phrases.addTo', { category: group.name })}
              >
                {t('common.add')}
              </Button>
            ) : null}
          </header>
          <ul>
            {group.phrases.map((phrase, index) => (
              <li key={phrase.id}>
                <span className="quiet small number">{phrase.order}</span>
                <span>{phrase.text}</span>
                {canEdit ? actions(phrase, index, group.phrases) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {opened === undefined ? null : (
        <PhraseForm
          key={opened.id ?? 'new'}
          phrase={opened}
          newest={phrases.find((phrase) => phrase.id === opened.id)?.version}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

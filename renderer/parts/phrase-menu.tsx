import { Button, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../use-words.ts';
import type { Category } from '#domain/log/categories';
import { useAsk } from '../asking.ts';
import { keep } from './kept.ts';
import { useGoTo } from '../frame/use-console-keys.ts';

/** Offers the phrases of a category and those for every category; Alt+P opens, arrows choose. */
export function PhraseMenu({
  category,
  onChoose,
}: {
  readonly category: Category;
  readonly onChoose: (text: string) => void;
}) {
  const { t } = useWords();
  const goTo = useGoTo();
  const [isOpen, setOpen] = useState(false);
  const phrases = useAsk('phrases.all', {}).data ?? [];
  const offered = [
    ...phrases.filter((phrase) => phrase.category === category),
    ...phrases.filter((phrase) => phrase.category === null),
  ];
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const items = [
    ...offered.map((phrase) => ({
      key: phrase.id,
      label: phrase.text.length > 40 ? `${phrase.text.slice(0, 40)}…` : phrase.text,
    })),
    { type: 'divider' as const },
    { key: 'edit', label: t('entry.phraseEdit') },
  ];
  return (
    <Dropdown
      open={isOpen}
      onOpenChange={setOpen}
      autoFocus
      trigger={['click']}
      menu={{
        items,
        style: { maxHeight: 360, overflow: 'auto' },
        onClick: ({ key }) => {
          setOpen(false);
          if (key === 'edit') {
            keep('system-tab', 'phrases');
            goTo('/system');
          }
          const phrase = offered.find((known) => known.id === key);
          if (phrase !== undefined) onChoose(phrase.text);
        },
      }}
    >
      <Button>
        {t('entry.phrases')} <span className="small quiet">Alt+P</span>
      </Button>
    </Dropdown>
  );
}

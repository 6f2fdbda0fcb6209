import { useWords } from '../use-words.ts';

/** The handle by which a line of a table is moved, by mouse or with the arrow keys. */
export function LineHandle({ name, index }: { readonly name: string; readonly index: number }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="handle"
      aria-label={t('rota.setup.moveLine', { name, place: index + 1 })}
      title={t('rota.setup.moveHint')}
    >
      ⠿
    </button>
  );
}

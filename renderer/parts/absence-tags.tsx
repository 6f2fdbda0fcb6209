import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { ShownAbsenceState } from '#domain/absence/absence';
import { useWords } from '../use-words.ts';

const colours: Readonly<Record<ShownAbsenceState, string>> = {
  draft: 'yellow',
  approved: 'blue',
  reported: 'green',
  away: 'orange',
  overdue: 'red',
  returned: '',
  cancelled: '',
};

/** How an absence stands, in a word and its colour. */
export function StateTag({ state }: { readonly state: ShownAbsenceState }) {
  const { t } = useWords();
  return <span className={`tag ${colours[state]}`}>{t(`absence:state.${state}`)}</span>;
}

/** How many rules an absence misses, how many of those a leader decided, and how many are still open. */
export function RuleTags({ line }: { readonly line: Pick<AbsenceLine, 'missed' | 'decided' | 'open'> }) {
  const { t } = useWords();
  const { missed, decided, open } = line;
  if (missed + decided + open === 0) return <span className="quiet small">{t('absence:list.kept')}</span>;
  return (
    <span className="tags">
      {missed === 0 ? null : <span className="tag red">{t('absence:list.missed', { count: missed })}</span>}
      {decided === 0 ? null : (
        <span className="tag blue">{t('absence:list.decided', { count: decided })}</span>
      )}
      {open === 0 ? null : <span className="tag yellow">{t('absence:list.open', { count: open })}</span>}
    </span>
  );
}

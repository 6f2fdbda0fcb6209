import '../styles/period-run.css';
import { useWords } from '../use-words.ts';

/** Says of a call-out whether it is real or a drill, in a word and in a look that nobody takes for the other. */
export function DrillTag({ isDrill }: { readonly isDrill: boolean }) {
  const { t } = useWords();
  return (
    <span className={isDrill ? 'tag drill-tag' : 'tag red'}>
      {t(isDrill ? 'period:callOut.drill' : 'period:callOut.real')}
    </span>
  );
}

import '../../styles/absence-form.css';
import { Drawer } from 'antd';
import type { AbsenceId } from '#domain/absence/absence';
import { useWords } from '../../use-words.ts';

/** An absence with everything that is written about it, and what can be done with it now. */
export function AbsenceDetail({ onClose }: { readonly id: AbsenceId; readonly onClose: () => void }) {
  const { t } = useWords();
  return <Drawer open title={t('absence:detail.title')} onClose={onClose} />;
}

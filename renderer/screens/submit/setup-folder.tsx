import { Button } from 'antd';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { TextCell } from '../rota/cells.tsx';

/** A folder, typed (a share on another machine) or chosen. */
export function FolderCell({
  label,
  value,
  problem,
  canEdit,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly canEdit: boolean;
  readonly onChange: (folder: string) => void;
}) {
  const { t } = useWords();
  const choosing = useAct('console.chooseFolder');
  const choose = async (): Promise<void> => {
    const folder = (await choosing.act({ title: label }))?.folder ?? null;
    if (folder !== null) onChange(folder);
  };
  return (
    <>
      <span className="submit-folder">
        <TextCell label={label} value={value} problem={problem} onChange={onChange} />
        {canEdit ? (
          <Button aria-label={t('product:setup.chooseOf', { label })} onClick={() => void choose()}>
            {t('product:setup.choose')}
          </Button>
        ) : null}
      </span>
      <FailureNotice error={choosing.refusal} />
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../call.ts';
import { useWords } from '../use-words.ts';

const remembered = 'duty-room-export-folder';

/** The folder that exports go to, remembered by this workstation. */
export type ChosenFolder = { readonly path: string; readonly choose: (title: string) => Promise<void> };

/** The folder that exports go to; empty until somebody chose one. */
export function useExportFolder(): ChosenFolder {
  const [path, setPath] = useState(localStorage.getItem(remembered) ?? '');
  return {
    path,
    choose: async (title) => {
      const chosen = await call('console.chooseFolder', { title });
      if (chosen.folder === null) return;
      setPath(chosen.folder);
      localStorage.setItem(remembered, chosen.folder);
    },
  };
}

/** Shows where an export goes and lets the officer choose another place. */
export function ExportFolder({ folder }: { readonly folder: ChosenFolder }) {
  const { t } = useWords();
  return (
    <div className="row">
      <Button onClick={() => void folder.choose(t('export.folder'))}>{t('export.choose')}</Button>
      <span className="hash" style={{ alignSelf: 'center' }}>
        {folder.path === '' ? t('export.noFolder') : folder.path}
      </span>
    </div>
  );
}

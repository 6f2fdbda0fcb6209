import { Button } from 'antd';
import { useState } from 'react';
import type { IsoMonth } from '#domain/rota/duty';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useWords } from '../../use-words.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** What goes out of a month and comes in: export and print of the draft or what is published, and a filled-in sheet. */
export function MonthPapers({ month }: { readonly month: IsoMonth }) {
  const { t } = useWords();
  const shown = useAsk('rota.month', { month }).data;
  const draft = shown?.draft ?? null;
  const published = shown?.published ?? null;
  const mayImport = useHasRole('chief', 'admin', 'dutyLeader');
  const [open, setOpen] = useState<'export' | 'import' | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Button disabled={draft === null && published === null} onClick={() => setOpen('export')}>
        {t('rota.export.button')}
      </Button>
      {mayImport ? <Button onClick={() => setOpen('import')}>{t('rota.import.button')}</Button> : null}
      {open === 'export' ? (
        <ExportDialog
          month={month}
          version={draft === null ? (published?.version ?? null) : null}
          onClose={close}
        />
      ) : null}
      {open === 'import' ? <ImportDialog month={month} onClose={close} /> : null}
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import type { Backup } from '#contract/methods/backup';
import { useWords } from '../../use-words.ts';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { readableSize } from '../../parts/entry-attachments.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** Every backup of both places, those that do not count with the reason; an administrator may restore one that does. */
export function BackupList() {
  const { t } = useWords();
  const mayRestore = useHasRole('admin');
  const [restored, setRestored] = useState<Backup | undefined>(undefined);
  const times = useTimes();
  const { data: backups, error } = useAsk('backups.all', {});
  if (backups === undefined) return <FailureNotice error={error} />;
  if (backups.length === 0) return <div className="empty">{t('office:backup.listEmpty')}</div>;
  return (
    <>
      <table className="plain-table lined" aria-label={t('office:backup.list')}>
        <thead>
          <tr>
            <th>{t('office:backup.at')}</th>
            <th>{t('office:backup.where')}</th>
            <th className="number">{t('office:backup.count')}</th>
            <th className="number">{t('office:backup.size')}</th>
            <th>{t('office:backup.state')}</th>
            <th>{t('office:backup.head')}</th>
            {mayRestore ? (
              <th>
                <span className="unseen">{t('office:backup.restore')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.folder}>
              <td className="nowrap">{times.full(backup.madeAt)}</td>
              <td>
                <span title={backup.folder}>{t(`office:backup.place.${backup.place}`)}</span>
              </td>
              <td className="number">{backup.records}</td>
              <td className="number nowrap">{readableSize(backup.bytes)}</td>
              <td>
                {backup.fault === null ? (
                  t('office:backup.good')
                ) : (
                  <span className="tag red">{t(`office:backup.fault.${backup.fault}`)}</span>
                )}
              </td>
              <td className="hash">{backup.head.hash.slice(0, 16)}</td>
              {mayRestore ? (
                <td>
                  {backup.fault === null ? (
                    <Button
                      size="small"
                      aria-label={t('office:backup.restoreOf', { time: times.full(backup.madeAt) })}
                      onClick={() => setRestored(backup)}
                    >
                      {t('office:backup.restore')}
                    </Button>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {restored === undefined ? null : (
        <RestoreDialog backup={restored} onClose={() => setRestored(undefined)} />
      )}
    </>
  );
}

import type { RescueBackup } from '#contract/methods/rescue';
import { useAge } from '../../parts/age.ts';
import { timesFor } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** The backups of both places, newest good one first; one that does not count cannot be chosen and says why. */
export function BackupChoice({
  backups,
  chosen,
  zone,
  onChoose,
}: {
  readonly backups: readonly RescueBackup[];
  readonly chosen: RescueBackup | undefined;
  readonly zone: string;
  readonly onChoose: (backup: RescueBackup) => void;
}) {
  const { t, i18n } = useWords();
  const times = timesFor(i18n.language, zone);
  const age = useAge();
  return (
    <table className="plain-table lined" aria-label={t('office:rescue.choose')}>
      <thead>
        <tr>
          <th>{t('office:rescue.backupAt')}</th>
          <th>{t('office:rescue.where')}</th>
          <th className="number">{t('office:rescue.records')}</th>
          <th>{t('office:rescue.state')}</th>
          <th>{t('office:rescue.onlyHere')}</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.folder}>
            <td className="nowrap">
              <label className="radio-line">
                <input
                  type="radio"
                  name="backup"
                  disabled={backup.fault !== null}
                  checked={chosen?.folder === backup.folder}
                  onChange={() => onChoose(backup)}
                />
                {times.full(backup.madeAt)}{' '}
                <span className="quiet small">{t('office:backup.age', { age: age(backup.madeAt) })}</span>
              </label>
            </td>
            <td>
              <span title={backup.folder}>{t(`office:backup.place.${backup.place}`)}</span>
            </td>
            <td className="number">{backup.records}</td>
            <td>
              {backup.fault !== null ? (
                <span className="tag red">{t(`office:backup.fault.${backup.fault}`)}</span>
              ) : backup.isChecked ? (
                t('office:rescue.checked')
              ) : (
                <span className="quiet">{t('office:rescue.notChecked')}</span>
              )}
            </td>
            <td>
              {t('office:rescue.recordsCount', {
                records: backup.recordsOnlyHere,
                entries: backup.entriesOnlyHere,
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

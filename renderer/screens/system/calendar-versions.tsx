import { Button } from 'antd';
import type { YearVersion } from '#contract/methods/calendar';
import { addDays, type IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useZone } from '../../frame/seat.tsx';
import { meantWords } from '../../parts/day-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

function VersionDays({ version }: { readonly version: YearVersion }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <details className="version-days">
      <summary>{t('office:calendar.dayCount', { count: version.days.length })}</summary>
      <ul>
        {version.days.map((day) => (
          <li key={day.day}>
            {times.longDay(day.day)} {meantWords(t, day)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Every version of a year, newest first; none is ever changed, and the calendar can be seen as it was before each of them. */
export function CalendarVersions({
  versions,
  onKnownOn,
}: {
  readonly versions: readonly YearVersion[];
  readonly onKnownOn: (day: IsoDay) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const knownFrom = ({ issuedDay, recordedAt }: YearVersion): IsoDay | undefined =>
    issuedDay ?? (recordedAt === null ? undefined : localParts(recordedAt, zone).day);
  const row = (version: YearVersion, no: number) => {
    const from = knownFrom(version);
    return (
      <tr key={no}>
        <td className="number">{no}</td>
        <td>
          <span className={version.seq === null ? 'tag' : 'tag yellow'}>
            {t(`office:calendar.source.${version.source}`)}
          </span>
        </td>
        <td>{version.notice}</td>
        <td className="nowrap">{version.issuedDay ?? ''}</td>
        <td>
          {version.recordedAt === null ? '' : `${times.full(version.recordedAt)} ${version.recordedBy}`}
          {version.seq === null ? '' : ` #${version.seq}`}
        </td>
        <td>{version.reason}</td>
        <td>
          {version.coversYear ? t('office:calendar.wholeYear') : t('office:calendar.someDays')}
          <VersionDays version={version} />
        </td>
        <td>
          {from === undefined ? null : (
            <span className="row-actions">
              <Button size="small" onClick={() => onKnownOn(addDays(from, -1))}>
                {t('office:calendar.seeBefore')}
              </Button>
              <Button size="small" onClick={() => onKnownOn(from)}>
                {t('office:calendar.seeAfter')}
              </Button>
            </span>
          )}
        </td>
      </tr>
    );
  };
  return (
    <section className="panel">
      <header>
        <h2>{t('office:calendar.versions')}</h2>
      </header>
      {versions.length === 0 ? (
        <div className="empty">{t('office:calendar.noVersions')}</div>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th className="number">{t('office:calendar.no')}</th>
              <th>{t('office:calendar.from')}</th>
              <th>{t('office:calendar.notice')}</th>
              <th>{t('office:calendar.issuedDay')}</th>
              <th>{t('office:calendar.recorded')}</th>
              <th>{t('office:calendar.reason')}</th>
              <th>{t('office:calendar.days')}</th>
              <th>{t('office:calendar.replay')}</th>
            </tr>
          </thead>
          <tbody>{versions.map((version, index) => row(version, index + 1)).toReversed()}</tbody>
        </table>
      )}
    </section>
  );
}

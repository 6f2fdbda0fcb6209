import '../../styles/rota-office.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { RotaVersion } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { ChangeTable } from './change-table.tsx';
import { DutyTable } from './duty-table.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { monthName } from './month-name.ts';
import { usePlaceWords } from './place-words.ts';
import { postsOf } from './week-table.ts';

/** What a version changed against the one before, place by place, and who was to be told. */
function VersionChanges({
  version,
  nameOf,
  placeWords,
}: {
  readonly version: RotaVersion;
  readonly nameOf: (id: PersonId | null) => string;
  readonly placeWords: ReturnType<typeof usePlaceWords>;
}) {
  const { t } = useWords();
  return (
    <>
      {version.changes.length === 0 ? (
        <div className="empty">{t(version.version === 1 ? 'rota.versions.first' : 'rota.versions.same')}</div>
      ) : (
        <ChangeTable changes={version.changes} nameOf={nameOf} placeWords={placeWords} />
      )}
      {version.tell.length === 0 ? null : (
        <p>
          <span className="quiet">{t('rota.versions.tell')}</span>{' '}
          {version.tell.map(nameOf).join(t('common.comma'))}
        </p>
      )}
    </>
  );
}

/** One version: what it changed, and on demand the whole month as it stood. */
function OpenVersion({ version }: { readonly version: RotaVersion }) {
  const { t } = useWords();
  const times = useTimes();
  const print = useAct('console.printRota');
  // A first version has nothing to be compared with.
  const isFirst = version.changes.every((change) => change.before === null);
  const [isWhole, setWhole] = useState(isFirst);
  const [isExporting, setExporting] = useState(false);
  const { month } = version;
  const whole = useAsk('rota.version', { month, version: version.version });
  const people = useAsk('people.all', { withLeft: true }).data ?? [];
  const names = new Map<PersonId, string>([
    ...people.map((person): [PersonId, string] => [person.id, person.name]),
    ...(whole.data?.people ?? []).map((person): [PersonId, string] => [person.id, person.name]),
  ]);
  const duties = whole.data?.duties ?? [];
  const placeWords = usePlaceWords(postsOf(duties));
  const title = t('rota.versions.no', { no: version.version });
  return (
    <section className="panel version-open" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="buttons">
          {isFirst ? null : (
            <Button onClick={() => setWhole(!isWhole)}>
              {t(isWhole ? 'rota.versions.onlyChanges' : 'rota.versions.whole')}
            </Button>
          )}
          <Button loading={print.isBusy} onClick={() => void print.act({ month, version: version.version })}>
            {t('rota.export.print')}
          </Button>
          <Button onClick={() => setExporting(true)}>{t('rota.export.open')}</Button>
        </span>
      </header>
      <div className="inside">
        <dl className="facts">
          <dt>{t('rota.versions.effective')}</dt>
          <dd>{times.longDay(version.effectiveDay)}</dd>
          <dt>{t('rota.versions.published')}</dt>
          <dd>
            {version.byName} {times.full(version.publishedAt)}
          </dd>
          <dt>{t('rota.versions.cause')}</dt>
          <dd>{t(`rota.versions.causeOf.${version.cause}`)}</dd>
          <dt>{t('handover.reason')}</dt>
          <dd>{version.reason === '' ? t('common.none') : version.reason}</dd>
        </dl>
        <FailureNotice error={whole.error ?? print.refusal} />
        {isWhole ? (
          <DutyTable label={title} duties={duties} today={undefined} />
        ) : (
          <VersionChanges
            version={version}
            nameOf={(id) => (id === null ? t('rota.now.gap') : (names.get(id) ?? id))}
            placeWords={placeWords}
          />
        )}
      </div>
      {isExporting ? (
        <ExportDialog month={month} version={version.version} onClose={() => setExporting(false)} />
      ) : null}
    </section>
  );
}

/** 版本: every version of a month, what each changed, and how it stood. */
export function VersionsPart({ month }: { readonly month: IsoMonth }) {
  const { t, i18n } = useWords();
  const times = useTimes();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const asked = useAsk('rota.versions', { month });
  const versions = (asked.data ?? []).toSorted((a, b) => b.version - a.version);
  const open = versions.find((version) => version.version === chosen) ?? versions[0];
  return (
    <div className="rota-part">
      <div className="part-bar">
        <span className="quiet small grow">{t('rota.versions.hint')}</span>
      </div>
      <FailureNotice error={asked.error} />
      {asked.data !== undefined && open === undefined ? (
        <div className="empty">{t('rota.versions.none', { month: monthName(month, i18n.language) })}</div>
      ) : null}
      {open === undefined ? null : (
        <div className="rota-panes">
          <ul className="pick-list" aria-label={t('rota.versions.list')}>
            {versions.map((version) => (
              <li key={version.version}>
                <button
                  type="button"
                  className="pick-line"
                  aria-pressed={version === open}
                  onClick={() => setChosen(version.version)}
                >
                  <b>{t('rota.versions.no', { no: version.version })}</b>
                  <span>{times.moment(version.publishedAt)}</span>
                  <span className="quiet small">
                    {version.byName} · {t(`rota.versions.causeOf.${version.cause}`)} ·{' '}
                    {version.version === 1
                      ? t('rota.versions.first')
                      : t('rota.versions.changeCount', { count: version.changes.length })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <OpenVersion key={`${open.month} ${open.version}`} version={open} />
        </div>
      )}
    </div>
  );
}

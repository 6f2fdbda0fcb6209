import { useState } from 'react';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { RowProblems } from '../../parts/row-problems.tsx';
import { type ChosenSheet, SheetFile } from '../../parts/sheet-file.tsx';
import { useTimes } from '../../parts/times.ts';
import { ImportModal } from '../../parts/import-modal.tsx';
import { useWords } from '../../use-words.ts';
import { ChangeTable } from './change-table.tsx';
import { monthName } from './month-name.ts';
import { usePlaceWords } from './place-words.ts';

/** Takes the rota of a month from an XLSX sheet into the draft, after showing what is wrong and what would change. */
export function ImportDialog({ month, onClose }: { readonly month: IsoMonth; readonly onClose: () => void }) {
  const { t, i18n } = useWords();
  const times = useTimes();
  const [sheet, setSheet] = useState<ChosenSheet | undefined>(undefined);
  const shown = useAsk('rota.month', { month });
  const preview = useAsk(
    'rota.previewImport',
    { month, base64: sheet?.base64 ?? '' },
    { isOff: sheet === undefined },
  );
  const keep = useAct('rota.keepDraft');
  const placeWords = usePlaceWords(shown.data?.posts ?? []);
  const names = new Map(shown.data?.people.map((person) => [person.id, person.name]));
  const nameOf = (id: PersonId | null): string => (id === null ? t('rota.now.gap') : (names.get(id) ?? id));
  const found = sheet === undefined || preview.isPlaceholderData ? undefined : preview.data;
  const changes = found?.changes ?? [];
  // Rows that are wrong stay out of it; the dialog says which.
  const broken = found?.broken ?? [];
  const canTake =
    found !== undefined && changes.length > 0 && broken.length === 0 && shown.data !== undefined;
  const take = async (): Promise<void> => {
    if (!canTake) return;
    const version = shown.data.draft?.version ?? 0;
    const base = shown.data.published?.version ?? 0;
    if ((await keep.act({ month, version, base, duties: found.duties })) !== undefined) onClose();
  };
  return (
    <ImportModal
      title={t('rota.import.title', { month: monthName(month, i18n.language) })}
      take={t('rota.import.take', { count: changes.length })}
      canTake={canTake}
      isBusy={keep.isBusy}
      width={820}
      onTake={take}
      onClose={onClose}
    >
      <div className="pasted">
        <p className="quiet small">{t('rota.import.hint')}</p>
        <SheetFile what="month" month={month} sheet={sheet} onSheet={setSheet} />
        {sheet !== undefined && found === undefined && preview.error === null ? (
          <output className="quiet">{t('rota.import.reading')}</output>
        ) : null}
        <RowProblems problems={found?.problems ?? []} />
        {broken.length === 0 ? null : (
          <section className="failure" role="alert">
            <div>
              <b>{t('rota.import.broken', { count: broken.length })}</b>
              <ul className="problem-lines">
                {broken.map(({ rule, personId, day }) => (
                  <li key={`${rule} ${personId} ${day}`}>
                    {t('rota.import.brokenLine', {
                      day: times.day(day),
                      name: nameOf(personId),
                      rule: t(`rota.rules.${rule}`),
                    })}
                  </li>
                ))}
              </ul>
            </div>
          </section>
        )}
        {found === undefined ? null : (
          <output>
            {changes.length === 0
              ? t('rota.import.noChange')
              : t('rota.import.changes', { count: changes.length })}
          </output>
        )}
        {changes.length === 0 ? null : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          <section className="preview-table" tabIndex={0} aria-label={t('rota.import.preview')}>
            <ChangeTable changes={changes} nameOf={nameOf} placeWords={placeWords} />
          </section>
        )}
        <FailureNotice error={preview.error ?? keep.refusal} />
      </div>
    </ImportModal>
  );
}

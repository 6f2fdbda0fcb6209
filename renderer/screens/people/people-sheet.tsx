import { useState } from 'react';
import type { Output } from '#contract/methods';
import { type PersonFields, personFields } from '#domain/people/person';
import { monthOf } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { RowProblems } from '../../parts/row-problems.tsx';
import { type ChosenSheet, SheetFile } from '../../parts/sheet-file.tsx';
import { ImportModal } from '../../parts/import-modal.tsx';
import { useWords } from '../../use-words.ts';

type SheetPerson = Output<'people.previewSheet'>['people'][number];

/** People of a sheet in the order of its rows, numbered on from `firstOrder`; what cannot be read as a person is left out. */
export const fieldsOf = (people: readonly SheetPerson[], firstOrder: number): PersonFields[] =>
  people.flatMap(({ row: _row, isKnown: _isKnown, ...fields }, index) => {
    const read = personFields.safeParse({ ...fields, order: Math.min(9999, firstOrder + index) });
    return read.success ? [read.data] : [];
  });

/** Takes people out of an XLSX sheet after showing what is wrong and who is new. */
export function PeopleSheet({
  today,
  firstOrder,
  onClose,
  onDone,
}: {
  readonly today: IsoDay;
  readonly firstOrder: number;
  readonly onClose: () => void;
  readonly onDone: (counts: { readonly added: number; readonly changed: number }) => void;
}) {
  const { t } = useWords();
  const [sheet, setSheet] = useState<ChosenSheet | undefined>(undefined);
  const preview = useAsk(
    'people.previewSheet',
    { base64: sheet?.base64 ?? '' },
    { isOff: sheet === undefined },
  );
  const { act, isBusy, refusal } = useAct('people.import');
  const found = sheet === undefined || preview.isPlaceholderData ? undefined : preview.data;
  const people = fieldsOf(found?.people ?? [], firstOrder);
  const take = async (): Promise<void> => {
    const counts = people.length === 0 ? undefined : await act({ people });
    if (counts !== undefined) onDone(counts);
  };
  return (
    <ImportModal
      title={t('rota.import.peopleTitle')}
      take={t('rota.import.takePeople', { count: people.length })}
      canTake={people.length > 0}
      isBusy={isBusy}
      onTake={take}
      onClose={onClose}
    >
      <div className="pasted">
        <p className="quiet small">{t('rota.import.peopleHint')}</p>
        <SheetFile what="people" month={monthOf(today)} sheet={sheet} onSheet={setSheet} />
        {sheet !== undefined && found === undefined && preview.error === null ? (
          <output className="quiet">{t('rota.import.reading')}</output>
        ) : null}
        <RowProblems problems={found?.problems ?? []} />
        {found === undefined || found.people.length === 0 ? null : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          <section className="preview-table" tabIndex={0} aria-label={t('rota.import.preview')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{t('office:people.name')}</th>
                  <th>{t('office:people.post')}</th>
                  <th>{t('office:people.unit')}</th>
                  <th>{t('office:people.phones')}</th>
                  <th>{t('office:people.group')}</th>
                  <th>{t('office:people.days')}</th>
                </tr>
              </thead>
              <tbody>
                {found.people.map((person) => (
                  <tr key={person.row}>
                    <td>
                      {person.name}{' '}
                      <span className={`tag ${person.isKnown ? 'blue' : 'green'}`}>
                        {t(person.isKnown ? 'rota.import.known' : 'rota.import.new')}
                      </span>
                    </td>
                    <td>{person.post}</td>
                    <td>{person.unit}</td>
                    <td>{person.phones.map((phone) => phone.number).join(' ')}</td>
                    <td>{person.group}</td>
                    <td>{[person.joinedDay, person.leftDay].filter((day) => day !== null).join(' – ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        <FailureNotice error={preview.error ?? refusal} />
      </div>
    </ImportModal>
  );
}

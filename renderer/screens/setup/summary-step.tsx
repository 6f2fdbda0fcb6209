import type { ReactNode } from 'react';
import { useWords } from '../../use-words.ts';
import { ShiftSpans } from '../../parts/shift-spans.tsx';
import type { SetupDraft, SetupReading } from './setup-draft.ts';

function Part({
  title,
  onEdit,
  children,
}: {
  readonly title: string;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <section className="summary-part wide">
      <header>
        <h2>{title}</h2>
        <button
          type="button"
          className="quiet-button"
          aria-label={t('office:setup.editPart', { part: title })}
          onClick={onEdit}
        >
          {t('common.edit')}
        </button>
      </header>
      <dl className="summary-facts">{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Shows once more what will be set up; each part leads back to where it was typed. */
export function SummaryStep({
  draft,
  reading,
  onGoTo,
}: {
  readonly draft: SetupDraft;
  readonly reading: SetupReading;
  readonly onGoTo: (step: number) => void;
}) {
  const { t } = useWords();
  const { station } = reading.station;
  const { people, problems } = reading.people;
  const skipped = problems.length === 0 ? '' : t('office:setup.skipped', { count: problems.length });
  return (
    <>
      <Part title={t('office:setup.step.station')} onEdit={() => onGoTo(0)}>
        <Fact name={t('office:station.unitName')}>{station?.unitName}</Fact>
        <Fact name={t('office:station.centralOffice')}>{station?.centralOffice || t('common.none')}</Fact>
        <Fact name={t('office:station.zone')}>{station?.zone}</Fact>
        <Fact name={t('office:station.pattern')}>
          {station === undefined ? null : (
            <ShiftSpans pattern={station.pattern} dayStart={station.dayStart} />
          )}
        </Fact>
      </Part>
      <Part title={t('office:setup.step.admin')} onEdit={() => onGoTo(1)}>
        <Fact name={t('office:setup.adminName')}>{draft.name}</Fact>
        <Fact name={t('office:setup.adminAccount')}>{draft.account}</Fact>
        <Fact name={t('office:accounts.roles')}>
          {t('trade:role.admin')}
          {draft.standsDuty ? ` / ${t('trade:role.chief')}` : ''}
        </Fact>
      </Part>
      <Part title={t('office:setup.step.people')} onEdit={() => onGoTo(2)}>
        <Fact name={t('office:setup.peopleCount')}>
          {t('office:setup.people', { count: people.length })}
          {skipped === '' ? null : <span className="form-problem"> {skipped}</span>}
        </Fact>
      </Part>
    </>
  );
}

import { ConfigProvider } from 'antd';
import { incidentClass } from '#domain/incident/taxonomy';
import type { IncidentId } from '#domain/incident/incident';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { TypedTime } from '../../parts/typed-time.tsx';
import { usePaused } from '../../parts/use-paused.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { ChoiceCell } from '../rota/cells.tsx';
import { type Case, caseOf, newCase, readCase, type TypedCase } from './setup-case.ts';
import { levelsToChoose } from './setup-cells.tsx';
import { DueTable, Suggestion } from './setup-dry-result.tsx';
import { FigureFields } from './setup-figures.tsx';
import type { SetupWork } from './setup-work.ts';

/** Incidents of so many days can be chosen. */
const daysBack = 366;

/** One of the kinds, or none. */
export function KindChoice({
  work,
  value,
  onChange,
}: {
  readonly work: SetupWork;
  readonly value: string;
  readonly onChange: (kindId: string) => void;
}) {
  const { t } = useWords();
  const kinds = incidentClass.options.flatMap((of) => work.setup.kinds.filter((kind) => kind.class === of));
  return (
    <ChoiceCell
      label={t('incident:word.kind')}
      value={kinds.some(({ id }) => id === value) ? value : ''}
      choices={[
        { value: '', label: t('incident:class.none') },
        ...kinds.map((kind) => ({
          value: kind.id,
          label: t('incident:setup.kindOf', { class: t(`incident:class.${kind.class}`), name: kind.name }),
        })),
      ]}
      onChange={onChange}
    />
  );
}

function CaseFields({
  work,
  typed,
  change,
}: {
  readonly work: SetupWork;
  readonly typed: TypedCase;
  readonly change: (parts: Partial<TypedCase>) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <div className="setup-case">
        <Titled label={t('incident:word.kind')}>
          <KindChoice work={work} value={typed.kindId} onChange={(kindId) => change({ kindId })} />
        </Titled>
        <Titled label={t('incident:word.level')}>
          <ChoiceCell
            label={t('incident:setup.dry.level')}
            value={typed.level}
            choices={levelsToChoose.map((value) => ({ value, label: t(`incident:level.${value}`) }))}
            onChange={(level) => change({ level })}
          />
        </Titled>
        {(['occurredAt', 'learnedAt', 'receivedAt'] as const).map((field) => (
          <TypedTime
            key={field}
            label={t(`incident:word.${field}`)}
            hint={t(
              field === 'receivedAt' ? 'incident:setup.dry.timeHint' : 'incident:setup.dry.timeUnknown',
            )}
            value={typed[field]}
            problem={
              field === 'receivedAt' && typed.receivedAt.trim() === ''
                ? t('incident:setup.problem.required')
                : undefined
            }
            onChange={(text) => change({ [field]: text })}
          />
        ))}
        <TickCell
          label={t('incident:word.sensitive')}
          isOn={typed.isSensitive}
          isOff={false}
          onChange={(isSensitive) => change({ isSensitive })}
        />
      </div>
      <FigureFields figures={typed.figures} onChange={(figures) => change({ figures })} />
    </>
  );
}

function Outcome({ work, of }: { readonly work: SetupWork; readonly of: Case }) {
  const input = usePaused({ ...of, policies: work.setup.policies });
  const asked = useAsk('incident.dryRun', input);
  if (asked.error !== null || asked.data === undefined) return <FailureNotice error={asked.error} />;
  return (
    <>
      <Suggestion suggestion={asked.data.suggestion} />
      <DueTable stages={asked.data.stages} />
    </>
  );
}

function IncidentChoice({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const incidents =
    useAsk('incident.list', { fromDay: addDays(today, -daysBack), untilDay: today, withOpen: true }).data ??
    [];
  return (
    <Titled label={t('incident:setup.dry.which')}>
      <ChoiceCell
        label={t('incident:setup.dry.which')}
        value={value}
        choices={[
          { value: '', label: t('incident:setup.dry.madeUp') },
          ...incidents.map(({ id, number, title }) => ({
            value: id as string,
            label: t('incident:setup.dry.existing', { number, title }),
          })),
        ]}
        onChange={onChange}
      />
    </Titled>
  );
}

/** 试算: what would be due of a case that somebody makes up or that was there, by the policies as they are typed and before they are saved. */
export function DryRun({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const now = useMinute();
  const zone = useZone();
  const [kept, setKept] = useKept<TypedCase | undefined>('incident-trial', undefined);
  const [incidentId, setIncidentId] = useKept<string>('incident-trial-of', '');
  // The choice offers only incidents that the service named.
  const found = useAsk('incident.one', { id: incidentId as IncidentId }, { isOff: incidentId === '' });
  const existing = incidentId === '' || found.data?.incident.id !== incidentId ? undefined : found.data;
  const typed = existing === undefined ? (kept ?? newCase(now, zone)) : caseOf(existing, zone);
  const change = (parts: Partial<TypedCase>): void => {
    setKept({ ...typed, ...parts });
    setIncidentId('');
  };
  const read = readCase(typed, existing?.incident.fields.title ?? t('incident:setup.dry.title'), now, zone);
  const isWrong = work.countIn('policies') > 0;
  return (
    <ConfigProvider componentDisabled={false}>
      <section className="rota-block setup-dry" aria-label={t('incident:setup.dry.title')}>
        <h3>{t('incident:setup.dry.title')}</h3>
        <p className="quiet small">{t('incident:setup.dry.hint')}</p>
        <div className="rota-line">
          <IncidentChoice value={incidentId} onChange={setIncidentId} />
        </div>
        <CaseFields work={work} typed={typed} change={change} />
        <div className="setup-outcome" aria-live="polite">
          {isWrong || read === undefined ? (
            <div className="empty">{t(isWrong ? 'incident:setup.dry.mend' : 'incident:setup.dry.fill')}</div>
          ) : (
            <Outcome work={work} of={read} />
          )}
        </div>
      </section>
    </ConfigProvider>
  );
}

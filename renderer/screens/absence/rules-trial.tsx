import { absenceKind, absenceReach } from '#domain/absence/absence';
import type { Finding } from '#domain/absence/finding';
import { rankOf } from '#domain/absence/usual-rules';
import { addDays, type IsoDay } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { findingText } from '../../parts/finding-text.ts';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { readTypedDay, TypedDay } from '../../parts/typed-day.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { ChoiceCell } from '../rota/cells.tsx';
import { PersonPick } from '../rota/person-pick.tsx';
import { daysOf } from './rules-draft.ts';
import type { RulesWork } from './rules-work.ts';
import { Titled } from './titled.tsx';
import { type Trial, type TrialPart, tryRules, type TypedTrial } from './trial.ts';

const parts: readonly TrialPart[] = ['morning', 'afternoon', 'evening'];
const order = { missed: 0, open: 1, met: 2 } as const;
const colour = { missed: 'red', open: 'blue', met: 'green', fill: '' } as const;

/** How a finding is marked; a form that is made up is empty, so that what has to be in it is only said. */
function markOf({ kind, outcome, isAdvice }: Finding): {
  readonly word: keyof typeof colour;
  readonly tag: string;
} {
  const word = kind === 'field' ? 'fill' : outcome;
  return { word, tag: `tag ${word === 'missed' && isAdvice ? 'orange' : colour[word]}` };
}
/** Workdays are counted back from the departure over at most so many days. */
const daysBefore = 60;
const longest = 300;

function Says({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useWords();
  const times = useTimes();
  if (findings.length === 0) return <div className="empty">{t('absence:rules.trial.nothing')}</div>;
  return (
    <ul className="rule-findings" aria-label={t('absence:rules.trial.says')}>
      {findings
        .toSorted((one, other) => order[one.outcome] - order[other.outcome])
        .map((one) => (
          <li key={`${one.ruleId} ${one.kind} ${one.subject}`}>
            <span className={markOf(one).tag}>{t(`absence:rules.trial.outcome.${markOf(one).word}`)}</span>
            <span className="quiet">{t(`absence:ruleKind.${one.kind}`)}</span>
            <span>
              {findingText(t, times, one)}
              {one.isAdvice ? <span className="quiet"> {t('absence:rules.trial.advice')}</span> : null}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** What was typed with its days and moments read; undefined while one of them cannot be. */
function useReadTrial(typed: TypedTrial): Trial | undefined {
  const now = useMinute();
  const zone = useZone();
  const { kind, reach, fromPart, untilPart, personId } = typed;
  const fromDay = readTypedDay(typed.fromDay, now, zone);
  const untilDay = readTypedDay(typed.untilDay, now, zone);
  const momentOf = (text: string) => (text.trim() === '' ? undefined : readTypedTime(text, now, zone));
  const approvedAt = momentOf(typed.approvedAt);
  const reportedAt = momentOf(typed.reportedAt);
  const isUnread =
    (typed.approvedAt.trim() !== '' && approvedAt === undefined) ||
    (typed.reportedAt.trim() !== '' && reportedAt === undefined);
  return personId === null || fromDay === undefined || untilDay === undefined || isUnread
    ? undefined
    : { kind, reach, fromPart, untilPart, personId, fromDay, untilDay, approvedAt, reportedAt };
}

function Outcome({ work, trial }: { readonly work: RulesWork; readonly trial: Trial }) {
  const { t } = useWords();
  const now = useMinute();
  const zone = useZone();
  const { fromDay } = trial;
  const end: IsoDay = addDays(fromDay, longest);
  const asked = useAsk('calendar.days', {
    from: addDays(fromDay, -daysBefore),
    until: trial.untilDay > end || trial.untilDay < fromDay ? end : trial.untilDay,
    knownOn: null,
  });
  if (asked.data === undefined) return <FailureNotice error={asked.error} />;
  const { rules } = work;
  const nameOf = (id: Trial['personId']): string => work.people.get(id)?.name ?? '';
  const tried = tryRules(rules, trial, { zone, now, days: asked.data, nameOf });
  if (tried === undefined) return <div className="failure">{t('absence:rules.trial.reversed')}</div>;
  const rank = rankOf(rules, trial.personId);
  return (
    <>
      <p>
        {t('absence:rules.trial.read', {
          name: nameOf(trial.personId),
          rank: rank?.name ?? t('absence:rules.goneRank'),
          days: daysOf(tried.halfDays),
        })}
        {rank?.isLeader === true ? t('absence:rules.trial.isLeader') : ''}
      </p>
      <Says findings={tried.findings} />
    </>
  );
}

/** Shows what the rules, as they are typed and before they are saved, would say of an absence that somebody makes up. */
export function RulesTrial({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const now = useMinute();
  const zone = useZone();
  const people = [...work.people.values()].filter(({ leftDay }) => leftDay === null);
  const today = localParts(now, zone).day;
  const [typed, setTyped] = useKept<TypedTrial>('absence-trial', {
    personId: people[0]?.id ?? null,
    kind: 'business',
    reach: 'country',
    fromDay: addDays(today, 2),
    fromPart: 'morning',
    untilDay: addDays(today, 4),
    untilPart: 'afternoon',
    approvedAt: '',
    reportedAt: '',
  });
  const trial = useReadTrial(typed);
  const change = (next: Partial<TypedTrial>): void => setTyped({ ...typed, ...next });
  const choices = parts.map((value) => ({ value, label: t(`absence:part.${value}`) }));
  return (
    <section className="rota-block rule-trial" aria-label={t('absence:rules.section.trial')}>
      <p className="quiet small">{t('absence:rules.trial.hint')}</p>
      <div className="rule-trial-form">
        <Titled label={t('absence:field.person')}>
          <PersonPick
            label={t('absence:field.person')}
            people={people}
            value={typed.personId}
            onChange={(personId) => change({ personId })}
          />
        </Titled>
        <Titled label={t('absence:field.kind')}>
          <ChoiceCell
            label={t('absence:field.kind')}
            value={typed.kind}
            choices={absenceKind.options.map((value) => ({ value, label: t(`absence:kind.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
        </Titled>
        <Titled label={t('absence:field.reach')}>
          <ChoiceCell
            label={t('absence:field.reach')}
            value={typed.reach}
            choices={absenceReach.options.map((value) => ({ value, label: t(`absence:reach.${value}`) }))}
            onChange={(reach) => change({ reach })}
          />
        </Titled>
        {(['from', 'until'] as const).map((edge) => (
          <div key={edge} className="rule-edge">
            <TypedDay
              label={t(`absence:field.${edge}`)}
              value={edge === 'from' ? typed.fromDay : typed.untilDay}
              onChange={(day) => change(edge === 'from' ? { fromDay: day } : { untilDay: day })}
            />
            <Titled label={t('absence:rules.trial.part')}>
              <ChoiceCell
                label={t(`absence:rules.trial.${edge}Part`)}
                value={edge === 'from' ? typed.fromPart : typed.untilPart}
                choices={choices}
                onChange={(part) => change(edge === 'from' ? { fromPart: part } : { untilPart: part })}
              />
            </Titled>
          </div>
        ))}
        {(['approvedAt', 'reportedAt'] as const).map((field) => (
          <TypedTime
            key={field}
            label={t(`absence:rules.trial.${field}`)}
            hint={t('absence:rules.trial.notYet')}
            value={typed[field]}
            onChange={(text) => change({ [field]: text })}
          />
        ))}
      </div>
      <div className="rule-trial-says" aria-live="polite">
        {trial === undefined ? (
          <div className="empty">{t('absence:rules.trial.fill')}</div>
        ) : (
          <Outcome work={work} trial={trial} />
        )}
      </div>
    </section>
  );
}

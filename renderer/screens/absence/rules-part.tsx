import '../../styles/office.css';
import '../../styles/rota-office.css';
import '../../styles/absence-rules.css';
import { ConfigProvider } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import type { AbsencePreset, AbsenceRules } from '#domain/absence/rules';
import { withPreset } from '#domain/absence/usual-rules';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { meantVersion } from '../../parts/meant-version.ts';
import { SectionsBar } from '../../parts/sections-bar.tsx';
import { useWords } from '../../use-words.ts';
import { rulesProblems } from './rules-draft.ts';
import { RulesGeneral } from './rules-general.tsx';
import { RulesList } from './rules-list.tsx';
import { RulesPresets } from './rules-presets.tsx';
import { RulesRanks } from './rules-ranks.tsx';
import { RulesTrial } from './rules-trial.tsx';
import type { RulesWork } from './rules-work.ts';

const sections = ['presets', 'rules', 'ranks', 'general', 'trial'] as const;
type Section = (typeof sections)[number];

type Edited = { readonly rules: AbsenceRules; readonly version: number };

/** The section that a field stands in, by the begin of its path. */
function sectionOf(path: string): Section {
  const [start] = path.split('.');
  if (start === 'rules') return 'rules';
  return start === 'ranks' || start === 'usualRank' || start === 'people' ? 'ranks' : 'general';
}

function SectionOf({
  section,
  work,
  onPreset,
}: {
  readonly section: Section;
  readonly work: RulesWork;
  readonly onPreset: (preset: AbsencePreset) => void;
}) {
  switch (section) {
    case 'presets':
      return <RulesPresets work={work} onChoose={onPreset} />;
    case 'rules':
      return <RulesList work={work} />;
    case 'ranks':
      return <RulesRanks work={work} />;
    case 'general':
      return <RulesGeneral work={work} />;
    case 'trial':
      return <RulesTrial work={work} />;
    default:
      return section satisfies never;
  }
}

/** Says where nobody is ranked as a leader: then nobody is missed at the desk, and no two heads are kept apart. */
function NobodyLeads({
  rules,
  onOpen,
}: {
  readonly rules: AbsenceRules;
  readonly onOpen: (() => void) | undefined;
}) {
  const { t } = useWords();
  const leading = new Set(rules.ranks.filter(({ isLeader }) => isLeader).map(({ id }) => id));
  if (leading.has(rules.usualRank) || rules.people.some(({ rankId }) => leading.has(rankId))) return null;
  return (
    <div className="notice-line" role="status">
      <span className="tag orange">{t('absence:rules.noLeaders')}</span> {t('absence:rules.noLeadersWhy')}{' '}
      {onOpen === undefined ? null : (
        <button type="button" className="row-button" onClick={onOpen}>
          {t('absence:rules.section.ranks')}
        </button>
      )}
    </div>
  );
}

function RulesForm({
  now,
  people,
}: {
  readonly now: Output<'absence.rules'>;
  readonly people: Output<'people.all'>;
}) {
  const { t } = useWords();
  const canEdit = useHasRole('chief', 'admin');
  const { act, isBusy, refusal, clear } = useAct('absence.changeRules');
  const [edited, setEdited] = useKept<Edited | undefined>('absence-rules', undefined);
  const [section, setSection] = useKept<Section | undefined>('absence-rules-section', undefined);
  const [isSaved, setSaved] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const rules = edited?.rules ?? now.rules;
  const byId = new Map(people.map((person) => [person.id, person]));
  const problems = rulesProblems(rules, new Set(byId.keys()));
  const paths = Object.keys(problems);
  const open = section ?? (now.version === 0 && edited === undefined && canEdit ? 'presets' : 'rules');
  const isStale = edited !== undefined && edited.version !== now.version;
  const change = (parts: Partial<AbsenceRules>): void => {
    setSaved(false);
    setEdited({ rules: { ...rules, ...parts }, version: edited?.version ?? now.version });
  };
  const work: RulesWork = {
    rules,
    canEdit,
    change,
    say: (path) => {
      const problem = problems[path];
      return problem === undefined ? undefined : t(`absence:rules.problem.${problem}`);
    },
    countIn: (start) => paths.filter((path) => path.startsWith(start)).length,
    people: byId,
  };
  const undo = (): void => {
    setEdited(undefined);
    clear();
  };
  const save = async (): Promise<void> => {
    if (edited === undefined || paths.length > 0 || isBusy) return;
    // That somebody else changed them stands above the buttons.
    const version = meantVersion(edited.version, refusal);
    const saved = await act({ rules: edited.rules, version });
    if (saved === undefined) return;
    setEdited(undefined);
    setSaved(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void save();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter saves from every field inside
    <div className="rota-setup rule-part" ref={form} tabIndex={-1} onKeyDown={onKeyDown}>
      <h2 className="rule-title">
        {rules.name === '' ? t('absence:rules.none') : rules.name}{' '}
        {rules.source === '' ? null : <span className="quiet small">{rules.source}</span>}
      </h2>
      <SectionsBar
        label={t('absence:rules.sections')}
        open={open}
        onOpen={setSection}
        sections={sections.map((name) => {
          // Before a set is chosen nothing was typed that could be wrong.
          const wrong = edited === undefined ? 0 : paths.filter((path) => sectionOf(path) === name).length;
          return {
            name,
            label: t(`absence:rules.section.${name}`),
            wrong: wrong === 0 ? '' : t('absence:rules.wrong', { count: wrong }),
          };
        })}
        changes={
          canEdit
            ? {
                state:
                  edited === undefined
                    ? isSaved
                      ? t('office:station.saved')
                      : ''
                    : t(paths.length === 0 ? 'absence:rules.unsaved' : 'absence:rules.mend', {
                        count: paths.length,
                      }),
                isEdited: edited !== undefined,
                isRight: paths.length === 0,
                isBusy,
                onUndo: undo,
                onSave: () => void save(),
              }
            : t('absence:rules.readOnly')
        }
      />
      {isStale ? (
        <div className="failure" role="alert">
          {t('absence:rules.stale')}
        </div>
      ) : null}
      {now.version > 0 || edited !== undefined ? (
        <NobodyLeads rules={rules} onOpen={canEdit ? () => setSection('ranks') : undefined} />
      ) : null}
      <FailureNotice error={refusal} />
      <ConfigProvider componentDisabled={!canEdit && open !== 'trial' && open !== 'presets'}>
        <section className="rota-section" aria-label={t(`absence:rules.section.${open}`)}>
          <SectionOf
            section={open}
            work={work}
            onPreset={(preset) => {
              change(withPreset(rules, preset));
              setSection('rules');
              // The button that had the cursor is gone; Ctrl+Enter is still heard.
              form.current?.focus();
            }}
          />
        </section>
      </ConfigProvider>
    </div>
  );
}

/** 报备规则: by which rules absences are approved, reported and recorded in this room. */
export function RulesPart() {
  const rules = useAsk('absence.rules', {});
  const people = useAsk('people.all', { withLeft: true });
  if (rules.data === undefined || people.data === undefined)
    return <FailureNotice error={rules.error ?? people.error} />;
  return <RulesForm now={rules.data} people={people.data} />;
}

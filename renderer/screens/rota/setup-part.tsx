import '../../styles/rota-office.css';
import { ConfigProvider } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import type { RotaSetup } from '#domain/rota/setup';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { meantVersion } from '../../parts/meant-version.ts';
import { SectionsBar } from '../../parts/sections-bar.tsx';
import { useWords } from '../../use-words.ts';
import { PresetChoice } from './preset-choice.tsx';
import { type PresetId, setupProblems, withPreset } from './setup-draft.ts';
import { SetupGroups } from './setup-groups.tsx';
import { SetupPosts } from './setup-posts.tsx';
import { SetupRules } from './setup-rules.tsx';
import { SetupSensitive } from './setup-sensitive.tsx';
import { SetupSpared } from './setup-spared.tsx';
import { problemsBySection, type SetupWork } from './setup-work.ts';

const sections = {
  groups: ['groups'],
  posts: ['posts'],
  rules: [
    'rules.restHours',
    'rules.publishDays',
    'rules.weights',
    'rules.apart',
    'rules.opening',
    'rules.skipped',
  ],
  spared: ['rules.unavailable', 'rules.exemptions'],
  sensitive: ['sensitive'],
  presets: [],
} as const;
type Section = keyof typeof sections;
const sectionNames = Object.keys(sections) as Section[];

type Edited = { readonly setup: RotaSetup; readonly version: number };

function SectionOf({
  section,
  work,
  onPreset,
}: {
  readonly section: Section;
  readonly work: SetupWork;
  readonly onPreset: (id: PresetId) => void;
}) {
  switch (section) {
    case 'groups':
      return <SetupGroups work={work} />;
    case 'posts':
      return <SetupPosts work={work} />;
    case 'rules':
      return <SetupRules work={work} />;
    case 'spared':
      return <SetupSpared work={work} />;
    case 'sensitive':
      return <SetupSensitive work={work} />;
    case 'presets':
      return <PresetChoice isFirst={work.setup.posts.length === 0} onChoose={onPreset} />;
    default:
      return section satisfies never;
  }
}

function SetupForm({
  now,
  people,
}: {
  readonly now: Output<'rota.setup'>;
  readonly people: Output<'people.all'>;
}) {
  const { t } = useWords();
  const canEdit = useHasRole('chief', 'admin');
  const { act, isBusy, refusal, clear } = useAct('rota.changeSetup');
  const [edited, setEdited] = useKept<Edited | undefined>('rota-setup', undefined);
  const isFirst = now.setup.posts.length === 0 && edited === undefined;
  const [section, setSection] = useKept<Section | undefined>('rota-setup-section', undefined);
  const [isSaved, setSaved] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const setup = edited?.setup ?? now.setup;
  const problems = setupProblems(setup);
  const wrong = problemsBySection(problems, sections);
  const count = Object.keys(problems).length;
  // Only the sections of somebody who can change them are of use.
  const offered = sectionNames.filter((name) => canEdit || name !== 'presets');
  const open = section ?? (isFirst && canEdit ? 'presets' : 'groups');
  const isStale = edited !== undefined && edited.version !== now.version;
  const change = (parts: Partial<RotaSetup>): void => {
    setSaved(false);
    setEdited({ setup: { ...setup, ...parts }, version: edited?.version ?? now.version });
  };
  const work: SetupWork = {
    setup,
    canEdit,
    change,
    changeRules: (parts) => change({ rules: { ...setup.rules, ...parts } }),
    say: (path) => {
      const problem = problems[path];
      return problem === undefined ? undefined : t(`rota.setup.problem.${problem}`);
    },
    people: new Map(people.map((person) => [person.id, person])),
  };
  const undo = (): void => {
    setEdited(undefined);
    clear();
  };
  const save = async (): Promise<void> => {
    if (edited === undefined || count > 0 || isBusy) return;
    // That somebody else changed it stands above the buttons.
    const version = meantVersion(edited.version, refusal);
    const saved = await act({ setup: edited.setup, version });
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
    <div className="rota-setup" ref={form} tabIndex={-1} onKeyDown={onKeyDown}>
      <SectionsBar
        label={t('rota.setup.sections')}
        open={open}
        onOpen={setSection}
        sections={offered.map((name) => ({
          name,
          label: t(`rota.setup.section.${name}`),
          wrong: (wrong[name] ?? 0) === 0 ? '' : t('rota.setup.wrong', { count: wrong[name] ?? 0 }),
        }))}
        changes={
          canEdit
            ? {
                state:
                  edited === undefined
                    ? isSaved
                      ? t('office:station.saved')
                      : ''
                    : t(count === 0 ? 'rota.setup.unsaved' : 'rota.setup.mend', { count }),
                isEdited: edited !== undefined,
                isRight: count === 0,
                isBusy,
                onUndo: undo,
                onSave: () => void save(),
              }
            : t('rota.setup.readOnly')
        }
      />
      {isStale ? (
        <div className="failure" role="alert">
          {t('rota.setup.stale')}
        </div>
      ) : null}
      <FailureNotice error={refusal} />
      <ConfigProvider componentDisabled={!canEdit}>
        <section className="rota-section" aria-label={t(`rota.setup.section.${open}`)}>
          <SectionOf
            section={open}
            work={work}
            onPreset={(id) => {
              change(withPreset(setup, id));
              setSection('groups');
              // The button that had the cursor is gone; Ctrl+Enter is still heard.
              form.current?.focus();
            }}
          />
        </section>
      </ConfigProvider>
    </div>
  );
}

/** 排班设置: who takes turns, at what, under which rules. */
export function SetupPart() {
  const setup = useAsk('rota.setup', {});
  const people = useAsk('people.all', { withLeft: true });
  if (setup.data === undefined || people.data === undefined)
    return <FailureNotice error={setup.error ?? people.error} />;
  return <SetupForm now={setup.data} people={people.data} />;
}

import '../../styles/rota-office.css';
import '../../styles/incident-setup.css';
import { ConfigProvider } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { type IncidentSetup, templateUse } from '#domain/incident/setup';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { meantVersion } from '../../parts/meant-version.ts';
import { SectionsBar } from '../../parts/sections-bar.tsx';
import { useWords, type Words } from '../../use-words.ts';
import { CallSection } from './setup-calls.tsx';
import { fieldWants, type SetupFault, setupFaults } from './setup-draft.ts';
import { KindSection } from './setup-kinds.tsx';
import { PolicySection } from './setup-policies.tsx';
import { QuestionSection } from './setup-questions.tsx';
import { RecipientSection } from './setup-recipients.tsx';
import { RoomSection } from './setup-rooms.tsx';
import { RuleSection } from './setup-rules.tsx';
import { TemplateSection } from './setup-templates.tsx';
import type { SetupWork } from './setup-work.ts';

const sections = [
  'policies',
  'rules',
  'kinds',
  'questions',
  'templates',
  'calls',
  'recipients',
  'rooms',
] as const;
type Section = (typeof sections)[number];

type Edited = { readonly setup: IncidentSetup; readonly version: number };

const sectionOfPart: Readonly<Record<keyof IncidentSetup, Section>> = {
  policies: 'policies',
  levelRules: 'rules',
  kinds: 'kinds',
  questions: 'questions',
  templates: 'templates',
  callTree: 'calls',
  recipients: 'recipients',
  bulletins: 'recipients',
  rooms: 'rooms',
  spareDays: 'rooms',
  mostRings: 'rooms',
};

/** The section that a field stands in, by the begin of its path. */
const sectionOf = (path: string): Section | undefined =>
  (sectionOfPart as Readonly<Record<string, Section>>)[path.split('.')[0] ?? ''];

function SectionOf({ section, work }: { readonly section: Section; readonly work: SetupWork }) {
  switch (section) {
    case 'policies':
      return <PolicySection work={work} />;
    case 'rules':
      return <RuleSection work={work} />;
    case 'kinds':
      return <KindSection work={work} />;
    case 'questions':
      return <QuestionSection work={work} />;
    case 'templates':
      return <TemplateSection work={work} />;
    case 'calls':
      return <CallSection work={work} />;
    case 'recipients':
      return <RecipientSection work={work} />;
    case 'rooms':
      return <RoomSection work={work} />;
    default:
      return section satisfies never;
  }
}

/** The sentence for a fault; a use of templates stands in it as people call it. */
function faultWords(t: Words, { name, details }: SetupFault): string {
  if (name !== 'no-template') return t(`incident:setup.problem.${name}`, { details: details.join('、') });
  const use = templateUse.options.find((one) => one === details[0]);
  return t('incident:setup.problem.no-template', { use: use === undefined ? '' : t(`incident:use.${use}`) });
}

/** What is wrong with a set-up, by the path of the field, in words; what a field itself lacks is said first. */
const problemsOf = (t: Words, setup: IncidentSetup): ReadonlyMap<string, string> =>
  new Map([
    ...setupFaults(setup)
      .toReversed()
      .map((fault) => [fault.path, faultWords(t, fault)] as const),
    ...Object.entries(fieldWants(setup)).map(
      ([path, want]) => [path, t(`incident:setup.problem.${want}`)] as const,
    ),
  ]);

function SetupForm({ now }: { readonly now: Output<'incident.setup'> }) {
  const { t } = useWords();
  const canEdit = useHasRole('chief', 'admin');
  const presets = useAsk('incident.presets', {});
  const { act, isBusy, refusal, clear } = useAct('incident.changeSetup');
  const [edited, setEdited] = useKept<Edited | undefined>('incident-setup', undefined);
  const [open, setSection] = useKept<Section>('incident-setup-section', 'policies');
  const [isSaved, setSaved] = useState(false);
  // What was typed and is undone goes out of the fields that keep it while it is wrong.
  const [undone, setUndone] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the cursor may be gone with what it did; Ctrl+Enter is still heard.
    if (edited !== undefined && document.activeElement === document.body)
      form.current?.focus({ preventScroll: true });
  }, [edited]);
  const setup = edited?.setup ?? now.setup;
  const problems = problemsOf(t, setup);
  const paths = [...problems.keys()];
  const isStale = edited !== undefined && edited.version !== now.version;
  const work: SetupWork = {
    setup,
    presets: presets.data,
    canEdit,
    change: (parts) => {
      setSaved(false);
      setEdited({ setup: { ...setup, ...parts }, version: edited?.version ?? now.version });
    },
    say: (path) => problems.get(path),
    sayIn: (path) =>
      problems.get(path) ?? problems.get(paths.find((one) => one.startsWith(`${path}.`)) ?? ''),
    countIn: (start) => paths.filter((path) => path.startsWith(start)).length,
  };
  const undo = (): void => {
    setEdited(undefined);
    setUndone(undone + 1);
    clear();
  };
  const save = async (): Promise<void> => {
    if (edited === undefined || paths.length > 0 || isBusy) return;
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
  const state = (): string => {
    if (edited === undefined) return isSaved ? t('office:station.saved') : '';
    return paths.length === 0
      ? t('incident:setup.unsaved')
      : t('incident:setup.mend', { count: paths.length });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter saves from every field inside
    <div className="rota-setup incident-setup" ref={form} tabIndex={-1} onKeyDown={onKeyDown}>
      <SectionsBar
        label={t('incident:setup.sections')}
        open={open}
        onOpen={(name) => {
          setSection(name);
          form.current?.scrollIntoView({ block: 'start' });
        }}
        sections={sections.map((name) => {
          const wrong = paths.filter((path) => sectionOf(path) === name).length;
          return {
            name,
            label: t(`incident:setup.section.${name}`),
            wrong: wrong === 0 ? '' : t('incident:setup.wrong', { count: wrong }),
          };
        })}
        changes={
          canEdit
            ? {
                state: state(),
                isEdited: edited !== undefined,
                isRight: paths.length === 0,
                isBusy,
                onUndo: undo,
                onSave: () => void save(),
              }
            : t('incident:setup.readOnly')
        }
      />
      {isStale ? (
        <div className="failure" role="alert">
          {t('incident:setup.stale')}
        </div>
      ) : null}
      <FailureNotice error={refusal} />
      <ConfigProvider componentDisabled={!canEdit}>
        <section key={undone} className="rota-section" aria-label={t(`incident:setup.section.${open}`)}>
          <SectionOf section={open} work={work} />
        </section>
      </ConfigProvider>
    </div>
  );
}

/** 设置: the taxonomy, thresholds, deadline policies, templates, questions, calls and rooms of the unit, changed without code. */
export function SetupPart() {
  const setup = useAsk('incident.setup', {});
  if (setup.data === undefined) return <FailureNotice error={setup.error} />;
  return <SetupForm now={setup.data} />;
}

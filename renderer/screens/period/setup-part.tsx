import '../../styles/rota-office.css';
import '../../styles/period-setup.css';
import { ConfigProvider } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import type { Scheme } from '#domain/period/scheme';
import type { PeriodSetup } from '#domain/period/setup';
import type { RotaGroup } from '#domain/rota/setup';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { meantVersion } from '../../parts/meant-version.ts';
import { SectionsBar } from '../../parts/sections-bar.tsx';
import { useWords } from '../../use-words.ts';
import { BodyList } from './body-list.tsx';
import { SchemeList } from './scheme-list.tsx';
import { SchemePresets } from './scheme-presets.tsx';
import { setupProblems } from './setup-draft.ts';
import { SetupRoom } from './setup-room.tsx';
import type { SetupWork } from './setup-work.ts';

const sections = ['schemes', 'presets', 'bodies', 'room'] as const;
type Section = (typeof sections)[number];

type Edited = { readonly setup: PeriodSetup; readonly version: number };

/** The section that a field stands in, by the begin of its path. */
function sectionOf(path: string): Section {
  const [start] = path.split('.');
  return start === 'schemes' || start === 'bodies' ? start : 'room';
}

function SectionOf({
  section,
  work,
  onPreset,
}: {
  readonly section: Section;
  readonly work: SetupWork;
  readonly onPreset: (scheme: Scheme) => void;
}) {
  switch (section) {
    case 'schemes':
      return <SchemeList work={work} />;
    case 'presets':
      return <SchemePresets schemes={work.setup.schemes} onChoose={work.canEdit ? onPreset : undefined} />;
    case 'bodies':
      return <BodyList work={work} />;
    case 'room':
      return <SetupRoom work={work} />;
    default:
      return section satisfies never;
  }
}

function SetupForm({
  now,
  groups,
}: {
  readonly now: Output<'period.setup'>;
  readonly groups: readonly RotaGroup[];
}) {
  const { t } = useWords();
  const canEdit = useHasRole('chief', 'admin');
  const { act, isBusy, refusal, clear } = useAct('period.changeSetup');
  const [edited, setEdited] = useKept<Edited | undefined>('period-setup', undefined);
  const [section, setSection] = useKept<Section | undefined>('period-setup-section', undefined);
  const [isSaved, setSaved] = useState(false);
  // What was typed and is undone goes out of the fields that keep it while it is wrong.
  const [undone, setUndone] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  const setup = edited?.setup ?? now.setup;
  const problems = setupProblems(setup);
  const paths = Object.keys(problems);
  const open = section ?? (setup.schemes.length === 0 && canEdit ? 'presets' : 'schemes');
  const isStale = edited !== undefined && edited.version !== now.version;
  const change = (parts: Partial<PeriodSetup>): void => {
    setSaved(false);
    setEdited({ setup: { ...setup, ...parts }, version: edited?.version ?? now.version });
  };
  const work: SetupWork = {
    setup,
    saved: now.setup,
    canEdit,
    change,
    say: (path) => {
      const problem = problems[path];
      return problem === undefined ? undefined : t(`period:setup.problem.${problem}`);
    },
    countIn: (start) => paths.filter((path) => path.startsWith(start)).length,
    groups,
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
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter saves from every field inside
    <div className="rota-setup period-setup" ref={form} tabIndex={-1} onKeyDown={onKeyDown}>
      <SectionsBar
        label={t('period:setup.sections')}
        open={open}
        onOpen={(name) => {
          setSection(name);
          form.current?.scrollIntoView({ block: 'start' });
        }}
        sections={sections.map((name) => {
          const wrong = paths.filter((path) => sectionOf(path) === name).length;
          return {
            name,
            label: t(`period:setup.section.${name}`),
            wrong: wrong === 0 ? '' : t('period:setup.wrong', { count: wrong }),
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
                    : t(paths.length === 0 ? 'period:setup.unsaved' : 'period:setup.mend', {
                        count: paths.length,
                      }),
                isEdited: edited !== undefined,
                isRight: paths.length === 0,
                isBusy,
                onUndo: undo,
                onSave: () => void save(),
              }
            : t('period:setup.readOnly')
        }
      />
      {isStale ? (
        <div className="failure" role="alert">
          {t('period:setup.stale')}
        </div>
      ) : null}
      <FailureNotice error={refusal} />
      <ConfigProvider componentDisabled={!canEdit}>
        <section key={undone} className="rota-section" aria-label={t(`period:setup.section.${open}`)}>
          <SectionOf
            section={open}
            work={work}
            onPreset={(scheme) => {
              change({ schemes: [...setup.schemes, scheme] });
              keep('period-scheme', scheme.id);
              setSection('schemes');
              // The button that had the cursor is gone; Ctrl+Enter is still heard.
              form.current?.focus();
            }}
          />
        </section>
      </ConfigProvider>
    </div>
  );
}

/** 方案与设置: the schemes of this room, the bodies it reports to with their forms, and its numbers. */
export function SetupPart() {
  const setup = useAsk('period.setup', {});
  const rota = useAsk('rota.setup', {});
  if (setup.data === undefined || rota.data === undefined)
    return <FailureNotice error={setup.error ?? rota.error} />;
  return <SetupForm now={setup.data} groups={rota.data.setup.groups} />;
}

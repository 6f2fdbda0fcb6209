import {
  clockStart,
  type DeadlinePolicy,
  type PolicyStage,
  stageManner,
} from '#domain/incident/deadline-policy';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, TextCell } from '../rota/cells.tsx';
import { freeName } from '../period/setup-draft.ts';
import { AmountCell, LevelCells, LevelHeads, NamesPick } from './setup-cells.tsx';
import { newStage } from './setup-draft-lines.ts';
import { type LineOf, LineTable } from './setup-lines.tsx';

/** A policy under change, and what is wrong with it by a path within it (`stages.0.label`). */
export type PolicyWork = {
  readonly policy: DeadlinePolicy;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<DeadlinePolicy>) => void;
  readonly say: (path: string) => string | undefined;
  readonly sayIn: (path: string) => string | undefined;
  /** Names of those who may have to know. */
  readonly recipients: readonly string[];
};

const mostStages = 30;

function StageCells({
  work,
  of: { line: stage, index, change },
}: {
  readonly work: PolicyWork;
  readonly of: LineOf<PolicyStage>;
}) {
  const { t } = useWords();
  const name = stage.label === '' ? t('rota.setup.unnamed') : stage.label;
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name });
  const path = `stages.${index}`;
  return (
    <>
      <td>
        <TextCell
          label={t('incident:setup.stageNo', { no: index + 1 })}
          value={stage.label}
          problem={work.say(`${path}.label`) ?? work.say(`${path}.levels`) ?? work.say(`${path}.key`)}
          onChange={(label) => change({ label })}
        />
      </td>
      <td className="setup-manner">
        <ChoiceCell
          label={labelOf(t('incident:setup.manner'))}
          value={stage.manner}
          choices={stageManner.options.map((value) => ({ value, label: t(`incident:manner.${value}`) }))}
          onChange={(manner) => change({ manner })}
        />
      </td>
      <td>
        <AmountCell
          label={labelOf(t('incident:setup.minutes'))}
          value={stage.minutes}
          placeholder={t('incident:setup.atOnce')}
          problem={work.say(`${path}.minutes`)}
          onChange={(minutes) => change({ minutes })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('incident:setup.force'))}
          value={stage.isHard ? 'hard' : 'target'}
          choices={(['target', 'hard'] as const).map((value) => ({
            value,
            label: t(`incident:force.${value}`),
          }))}
          onChange={(force) => change({ isHard: force === 'hard' })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('incident:setup.clockStart'))}
          value={stage.clockStart}
          choices={clockStart.options.map((value) => ({ value, label: t(`incident:clock.${value}`) }))}
          onChange={(start) => change({ clockStart: start })}
        />
      </td>
      <LevelCells name={name} levels={stage.levels} isForSensitive={stage.isForSensitive} onChange={change} />
      <td>
        <NamesPick
          label={labelOf(t('incident:setup.to'))}
          values={stage.to}
          known={work.recipients}
          problem={work.sayIn(`${path}.to`)}
          onChange={(to) => change({ to })}
        />
      </td>
    </>
  );
}

/** The stages of a policy in order: by when who has to know, of incidents of which levels. */
export function StageTable({ work }: { readonly work: PolicyWork }) {
  const { t } = useWords();
  const { stages } = work.policy;
  const add = (): void => {
    const labels = stages.map(({ label }) => label);
    const label = freeName((no) => t('incident:setup.newStage', { no }), labels);
    const to = stages.at(-1)?.to ?? work.recipients.slice(0, 1);
    work.change({ stages: [...stages, newStage(crypto.randomUUID(), label, to)] });
  };
  return (
    <section className="rota-block setup-stages" aria-label={t('incident:setup.stages')}>
      <h3>{t('incident:setup.stages')}</h3>
      <p className="quiet small">{t('incident:setup.stagesHint')}</p>
      <LineTable<PolicyStage>
        label={t('incident:setup.stagesTable')}
        heads={
          <>
            <th>{t('incident:setup.stage')}</th>
            <th>{t('incident:setup.manner')}</th>
            <th>{t('incident:setup.minutes')}</th>
            <th>{t('incident:setup.force')}</th>
            <th>{t('incident:setup.clockStart')}</th>
            <LevelHeads />
            <th>{t('incident:setup.to')}</th>
          </>
        }
        lines={stages}
        keyOf={({ key }) => key}
        nameOf={({ label }) => label}
        renderCells={(of) => <StageCells work={work} of={of} />}
        canEdit={work.canEdit}
        least={1}
        problem={work.say('stages')}
        empty={t('incident:setup.noStages')}
        add={{ label: t('incident:setup.addStage'), most: mostStages, onAdd: add }}
        onChange={(next) => work.change({ stages: next })}
      />
    </section>
  );
}

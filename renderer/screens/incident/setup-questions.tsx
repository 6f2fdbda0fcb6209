import { useState } from 'react';
import { factKey } from '#domain/incident/facts';
import type { IncidentQuestion } from '#domain/incident/setup';
import { type IncidentClass, incidentClass } from '#domain/incident/taxonomy';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, TextCell } from '../rota/cells.tsx';
import { freeName } from '../period/setup-draft.ts';
import { KindsPick, SeveralPick } from './setup-cells.tsx';
import { type LineOf, LineTable } from './setup-lines.tsx';
import { kindsWith, PresetFold } from './setup-presets.tsx';
import { useScopeWords } from './setup-scope.ts';
import type { SetupWork } from './setup-work.ts';

type Shown = IncidentClass | 'all' | 'every';

function QuestionCells({
  work,
  isOpen,
  onOpen,
  of: { line: question, index, change },
}: {
  readonly work: SetupWork;
  /** True where it can be said of which classes and kinds it is. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly of: LineOf<IncidentQuestion>;
}) {
  const { t } = useWords();
  const scopeWords = useScopeWords(work);
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name: question.text });
  const problem = work.sayIn(`questions.${index}.kinds`);
  return (
    <>
      <td className="setup-wide">
        <TextCell
          label={t('incident:setup.question.no', { no: index + 1 })}
          value={question.text}
          problem={work.say(`questions.${index}.text`)}
          onChange={(text) => change({ text })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('incident:setup.question.fact'))}
          value={question.fact ?? ''}
          choices={[
            { value: '' as const, label: t('incident:setup.question.noFact') },
            ...factKey.options.map((value) => ({ value, label: t(`incident:fact.${value}`) })),
          ]}
          onChange={(key) => change({ fact: key === '' ? null : key })}
        />
      </td>
      <td className="setup-scope">
        {isOpen ? (
          <>
            <SeveralPick<IncidentClass>
              label={labelOf(t('incident:setup.classes'))}
              values={question.classes}
              choices={incidentClass.options.map((value) => ({ value, label: t(`incident:class.${value}`) }))}
              none={t('incident:setup.everyClass')}
              onChange={(classes) => change({ classes })}
            />
            <KindsPick
              label={labelOf(t('incident:setup.kinds'))}
              values={question.kinds}
              kinds={work.setup.kinds}
              onChange={(kinds) => change({ kinds })}
            />
          </>
        ) : (
          <button
            type="button"
            className="quiet-button"
            disabled={!work.canEdit}
            aria-label={t('incident:setup.scopeOf', { name: question.text, scope: scopeWords(question) })}
            onClick={onOpen}
          >
            {scopeWords(question)}
          </button>
        )}
        {problem === undefined ? null : <span className="form-problem">{problem}</span>}
      </td>
    </>
  );
}

/** True of questions that are looked at: all, those of every class, or those of one class. */
function isOf({ classes, kinds }: IncidentQuestion, shown: Shown, work: SetupWork): boolean {
  if (shown === 'all') return true;
  if (shown === 'every') return classes.length === 0 && kinds.length === 0;
  return (
    classes.includes(shown) ||
    work.setup.kinds.some((kind) => kind.class === shown && kinds.includes(kind.id))
  );
}

/** 问题清单: what is asked of whoever reports an incident, and which fact the answer is. */
export function QuestionSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { questions } = work.setup;
  const [shown, setShown] = useKept<Shown>('incident-questions-of', 'every');
  const [openId, setOpenId] = useState('');
  const own = new Set(questions.map(({ id }) => id));
  const shipped = work.presets?.questions ?? [];
  const countOf = (of: Shown): number => questions.filter((one) => isOf(one, of, work)).length;
  const wordOf = (of: Shown): string => {
    if (of === 'all') return t('incident:setup.question.all');
    return of === 'every' ? t('incident:setup.everyKind') : t(`incident:class.${of}`);
  };
  const add = (): void => {
    const text = freeName(
      (no) => t('incident:setup.question.newText', { no }),
      questions.map((one) => one.text),
    );
    const classes = shown === 'all' || shown === 'every' ? [] : [shown];
    work.change({
      questions: [...questions, { id: crypto.randomUUID(), text, classes, kinds: [], fact: null }],
    });
  };
  const take = (ids: readonly string[]): void => {
    const chosen = shipped.filter(({ id }) => ids.includes(id) && !own.has(id));
    work.change({
      questions: [...questions, ...chosen],
      kinds: kindsWith(
        work,
        chosen.flatMap(({ kinds }) => kinds),
      ),
    });
  };
  return (
    <>
      <p className="quiet small">{t('incident:setup.question.hint')}</p>
      <nav className="actions" aria-label={t('incident:setup.classes')}>
        {(['all', 'every', ...incidentClass.options] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="toggle"
            aria-pressed={one === shown}
            onClick={() => setShown(one)}
          >
            {wordOf(one)} <span className="quiet">{countOf(one)}</span>
          </button>
        ))}
      </nav>
      <LineTable<IncidentQuestion>
        label={t('incident:setup.section.questions')}
        heads={
          <>
            <th>{t('incident:setup.question.text')}</th>
            <th>{t('incident:setup.question.fact')}</th>
            <th>{t('incident:setup.scope')}</th>
          </>
        }
        lines={questions}
        isShown={(one) => isOf(one, shown, work)}
        keyOf={({ id }) => id}
        nameOf={({ text }) => text}
        renderCells={(line) => (
          <QuestionCells
            work={work}
            isOpen={line.line.id === openId}
            onOpen={() => setOpenId(line.line.id)}
            of={line}
          />
        )}
        canEdit={work.canEdit}
        problem={work.say('questions')}
        empty={t('incident:setup.question.none')}
        add={{ label: t('incident:setup.question.add'), most: 400, onAdd: add }}
        onChange={(next) => work.change({ questions: next })}
      />
      <PresetFold
        name="questions"
        title={t('incident:setup.question.presets')}
        canEdit={work.canEdit}
        lines={shipped
          .filter((one) => isOf(one, shown, work))
          .map(({ id, text, fact }) => ({
            id,
            name: text,
            says: '',
            source: fact === null ? '' : t(`incident:fact.${fact}`),
            isTaken: own.has(id),
          }))}
        onTake={(id) => take([id])}
        onTakeAll={take}
      />
    </>
  );
}

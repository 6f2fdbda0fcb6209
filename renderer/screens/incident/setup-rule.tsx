import { Button } from 'antd';
import { type FigureKey, figureKey } from '#domain/incident/facts';
import type { LevelRule } from '#domain/incident/level-rule';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { ChoiceCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { changedLine } from '../rota/setup-work.ts';
import { AmountCell, ClassTicks, KindsPick, levelsToChoose } from './setup-cells.tsx';
import { EffectiveDays } from './setup-days.tsx';
import { figureUnit } from './setup-figures.tsx';
import type { SetupWork } from './setup-work.ts';

type Condition = LevelRule['all'][number];
const most = 6;

function ConditionLine({
  condition,
  no,
  canEdit,
  problem,
  onChange,
  onRemove,
}: {
  readonly condition: Condition;
  readonly no: number;
  readonly canEdit: boolean;
  readonly problem: string | undefined;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { figures, atLeast } = condition;
  const free = figureKey.options.filter((key) => !figures.includes(key));
  const name = t('incident:setup.conditionNo', { no });
  const change = (keys: FigureKey[]): void => onChange({ ...condition, figures: keys });
  return (
    <div className="rota-line setup-condition">
      {figures.map((key, at) => (
        <span key={key} className="rota-line">
          {at === 0 ? null : <span aria-hidden="true">+</span>}
          <ChoiceCell
            label={t('incident:setup.figureNo', { name, no: at + 1 })}
            value={key}
            choices={[key, ...free].map((value) => ({ value, label: t(`incident:fact.${value}`) }))}
            onChange={(next) => change(figures.with(at, next))}
          />
          {figures.length > 1 && canEdit ? (
            <RemoveLine name={t(`incident:fact.${key}`)} onRemove={() => change(figures.toSpliced(at, 1))} />
          ) : null}
        </span>
      ))}
      {canEdit && figures.length < most ? (
        <button
          type="button"
          className="quiet-button"
          title={t('incident:setup.addFigureHint')}
          onClick={() => change([...figures, free[0] ?? 'missing'])}
        >
          {t('incident:setup.addFigure')}
        </button>
      ) : null}
      <span aria-hidden="true">≥</span>
      <AmountCell
        label={t('incident:setup.atLeast', { name })}
        value={atLeast}
        isNeeded
        problem={problem}
        onChange={(number) => onChange({ ...condition, atLeast: number ?? Number.NaN })}
      />
      <span aria-hidden="true">{t(`incident:unit.${figureUnit(figures[0] ?? 'deaths')}`)}</span>
      {onRemove === undefined ? null : <RemoveLine name={name} onRemove={onRemove} />}
    </div>
  );
}

/** One level rule: its thresholds, what it is of, the level that it makes, whose rule it is and since when. */
export function LevelRuleEditor({
  work,
  rule,
  path,
  onChange,
}: {
  readonly work: SetupWork;
  readonly rule: LevelRule;
  readonly path: string;
  readonly onChange: (parts: Partial<LevelRule>) => void;
}) {
  const { t } = useWords();
  const { canEdit } = work;
  const say = (field: string): string | undefined => work.say(`${path}.${field}`);
  return (
    <div className="setup-rule">
      <div className="setup-fields">
        {(['text', 'jurisdiction', 'source'] as const).map((field) => (
          <Titled key={field} label={t(`incident:setup.rule.${field}`)} isWide={field === 'text'}>
            <TextCell
              label={t(`incident:setup.rule.${field}`)}
              value={rule[field]}
              problem={say(field)}
              onChange={(text) => onChange({ [field]: text })}
            />
          </Titled>
        ))}
        <Titled label={t('incident:word.level')}>
          <ChoiceCell
            label={t('incident:setup.rule.level')}
            value={rule.level ?? 'none'}
            choices={levelsToChoose.map((value) => ({
              value,
              label: t(value === 'none' ? 'incident:setup.reportAnyway' : `incident:level.${value}`),
            }))}
            onChange={(level) => onChange({ level: level === 'none' ? null : level })}
          />
        </Titled>
        <EffectiveDays days={rule} say={say} onChange={onChange} />
        <ClassTicks classes={rule.classes} canEdit={canEdit} onChange={(classes) => onChange({ classes })} />
        <Titled label={t('incident:setup.kinds')} isWide>
          <KindsPick
            label={t('incident:setup.kinds')}
            values={rule.kinds}
            kinds={work.setup.kinds}
            problem={work.sayIn(`${path}.kinds`)}
            onChange={(kinds) => onChange({ kinds })}
          />
        </Titled>
      </div>
      <p className="quiet small">{t('incident:setup.conditionsHint')}</p>
      {rule.all.map((condition, at) => (
        <ConditionLine
          // oxlint-disable-next-line react/no-array-index-key -- a condition is its place in the rule
          key={at}
          condition={condition}
          no={at + 1}
          canEdit={canEdit}
          problem={work.sayIn(`${path}.all.${at}`)}
          onChange={(next) => onChange({ all: changedLine<Condition>(rule.all, at, next) })}
          onRemove={
            canEdit && rule.all.length > 1 ? () => onChange({ all: rule.all.toSpliced(at, 1) }) : undefined
          }
        />
      ))}
      {canEdit && rule.all.length < most ? (
        <div>
          <Button onClick={() => onChange({ all: [...rule.all, { figures: ['missing'], atLeast: 1 }] })}>
            {t('incident:setup.addCondition')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

import { Button } from 'antd';
import type { LevelRule } from '#domain/incident/level-rule';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { RemoveLine } from '../rota/cells.tsx';
import { changedLine } from '../rota/setup-work.ts';
import { LevelTag, TickBox } from './setup-cells.tsx';
import { useThresholdWords } from './setup-condition-words.ts';
import { useDaysInWords } from './setup-days.tsx';
import { newLevelRule } from './setup-draft-lines.ts';
import { kindsWith, PresetFold } from './setup-presets.tsx';
import { LevelRuleEditor } from './setup-rule.tsx';
import { LevelTrial } from './setup-trial.tsx';
import { useScopeWords } from './setup-scope.ts';
import type { SetupWork } from './setup-work.ts';

const mostRules = 400;

function RuleRow({
  work,
  rule,
  index,
  isOpen,
  onOpen,
}: {
  readonly work: SetupWork;
  readonly rule: LevelRule;
  readonly index: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}) {
  const { t } = useWords();
  const thresholds = useThresholdWords();
  const daysInWords = useDaysInWords();
  const scope = useScopeWords(work);
  const { levelRules } = work.setup;
  const path = `levelRules.${index}`;
  const wrong = work.countIn(`${path}.`);
  const word = t(
    isOpen ? 'incident:setup.fold' : work.canEdit ? 'incident:setup.edit' : 'incident:setup.look',
  );
  const change = (parts: Partial<LevelRule>): void =>
    work.change({ levelRules: changedLine<LevelRule>(levelRules, index, parts) });
  return (
    <>
      <tr data-off={rule.isOn ? undefined : true}>
        <td>
          <TickBox
            label={t('incident:setup.useOf', { name: rule.text })}
            isOn={rule.isOn}
            onChange={(isOn) => change({ isOn })}
          />
        </td>
        <td className="nowrap">
          {rule.level === null ? (
            <span className="tag orange">{t('incident:setup.reportAnyway')}</span>
          ) : (
            <LevelTag level={rule.level} />
          )}
        </td>
        <td>{scope(rule)}</td>
        <td>
          <b>{thresholds(rule.all)}</b>
        </td>
        <td className="setup-rule-text">
          {rule.text}{' '}
          <span className="quiet small">
            {[rule.source, daysInWords(rule)].filter((part) => part !== '').join(' · ')}
          </span>
          {wrong === 0 ? null : (
            <span className="form-problem">{t('incident:setup.wrong', { count: wrong })}</span>
          )}
        </td>
        <td className="nowrap">
          <button
            type="button"
            className="quiet-button"
            aria-expanded={isOpen}
            aria-label={t('incident:setup.openOf', { word, name: rule.text })}
            onClick={() => onOpen(!isOpen)}
          >
            {word}
          </button>{' '}
          <RemoveLine
            name={rule.text}
            onRemove={() => work.change({ levelRules: levelRules.toSpliced(index, 1) })}
          />
        </td>
      </tr>
      {isOpen ? (
        <tr className="setup-open-row">
          <td colSpan={6}>
            <LevelRuleEditor work={work} rule={rule} path={path} onChange={change} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function RulePresets({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const thresholds = useThresholdWords();
  const { levelRules } = work.setup;
  const own = new Set(levelRules.map(({ id }) => id));
  const shipped = work.presets?.levelRules ?? [];
  const take = (ids: readonly string[]): void => {
    const chosen = shipped.filter(({ id }) => ids.includes(id) && !own.has(id));
    work.change({
      levelRules: [...levelRules, ...chosen].slice(0, mostRules),
      kinds: kindsWith(
        work,
        chosen.flatMap(({ kinds }) => kinds),
      ),
    });
  };
  return (
    <PresetFold
      name="rules"
      title={t('incident:setup.rule.presets')}
      canEdit={work.canEdit}
      lines={shipped.map((rule) => ({
        id: rule.id,
        name: rule.text,
        says: t('incident:setup.rule.presetSays', {
          jurisdiction: rule.jurisdiction,
          threshold: thresholds(rule.all),
          level: rule.level === null ? t('incident:setup.reportAnyway') : t(`incident:level.${rule.level}`),
        }),
        source: rule.source,
        isTaken: own.has(rule.id),
      }))}
      onTake={(id) => take([id])}
      onTakeAll={take}
    />
  );
}

/** 级别标准: what makes an incident of a level, by whose rule, and what the rules say of figures that somebody makes up. */
export function RuleSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { levelRules } = work.setup;
  const [openId, setOpenId] = useKept<string>('incident-rule', '');
  const [whose, setWhose] = useKept<string | undefined>('incident-rule-whose', undefined);
  const jurisdictions = [...new Set(levelRules.map(({ jurisdiction }) => jurisdiction))];
  // What is being written stays where it is, though its jurisdiction is typed letter by letter.
  const openRule = levelRules.find(({ id }) => id === openId);
  const chosen =
    whose !== undefined && jurisdictions.includes(whose)
      ? whose
      : (openRule?.jurisdiction ?? jurisdictions[0]);
  const shown = levelRules.flatMap((rule, index) =>
    rule.jurisdiction === chosen || rule.id === openId ? [{ rule, index }] : [],
  );
  const add = (): void => {
    const id = crypto.randomUUID();
    const rule = newLevelRule(
      id,
      chosen ?? '',
      t('incident:setup.rule.newText', { no: levelRules.length + 1 }),
    );
    work.change({ levelRules: [...levelRules, rule] });
    setOpenId(id);
  };
  return (
    <>
      <p className="quiet small">{t('incident:setup.rule.hint')}</p>
      <nav className="actions" aria-label={t('incident:setup.rule.jurisdiction')}>
        {jurisdictions.map((name) => (
          <button
            key={name}
            type="button"
            className="toggle"
            aria-pressed={name === chosen}
            onClick={() => {
              setWhose(name);
              setOpenId('');
            }}
          >
            {name === '' ? t('rota.setup.unnamed') : name}{' '}
            <span className="quiet">
              {levelRules.filter(({ jurisdiction }) => jurisdiction === name).length}
            </span>
          </button>
        ))}
      </nav>
      {shown.length === 0 ? (
        <div className="empty">{t('incident:setup.rule.none')}</div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="rota-wide" tabIndex={0} aria-label={t('incident:setup.section.rules')}>
          <table className="plain-table lined rota-lines setup-rules">
            <thead>
              <tr>
                <th>{t('incident:setup.inForce')}</th>
                <th>{t('incident:word.level')}</th>
                <th>{t('incident:setup.scope')}</th>
                <th>{t('incident:setup.thresholds')}</th>
                <th>{t('incident:setup.rule.text')}</th>
                <th>
                  <span className="unseen">{t('incident:setup.edit')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ rule, index }) => (
                <RuleRow
                  key={rule.id}
                  work={work}
                  rule={rule}
                  index={index}
                  isOpen={rule.id === openId}
                  onOpen={(isOpen) => setOpenId(isOpen ? rule.id : '')}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {work.canEdit && levelRules.length < mostRules ? (
        <div>
          <Button onClick={add}>{t('incident:setup.rule.add')}</Button>
        </div>
      ) : null}
      <RulePresets work={work} />
      <LevelTrial work={work} />
    </>
  );
}

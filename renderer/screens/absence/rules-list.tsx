import { Button, Dropdown } from 'antd';
import type { AbsenceRule } from '#domain/absence/rules';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { TextCell } from '../rota/cells.tsx';
import { movedLine } from '../rota/setup-draft.ts';
import { RuleApplies } from './rule-applies.tsx';
import { RuleValues } from './rule-values.tsx';
import { appliesWords, ruleWords } from './rule-words.ts';
import { newRule, ruleKinds } from './rules-draft.ts';
import type { RulesWork } from './rules-work.ts';
import { Titled } from './titled.tsx';

/** Everything of one rule that can be changed. */
function RuleForm({
  work,
  rule,
  path,
  onChange,
}: {
  readonly work: RulesWork;
  readonly rule: AbsenceRule;
  readonly path: string;
  readonly onChange: (rule: AbsenceRule) => void;
}) {
  const { t } = useWords();
  return (
    <div className="rule-form">
      <fieldset className="bare rule-values">
        <legend>{t(`absence:ruleKind.${rule.kind}`)}</legend>
        <RuleValues work={work} rule={rule} path={path} onChange={onChange} />
        <Titled label={t('absence:rules.weight')}>
          <span className="actions">
            {([false, true] as const).map((isAdvice) => (
              <button
                key={String(isAdvice)}
                type="button"
                className="toggle"
                disabled={!work.canEdit}
                aria-pressed={rule.isAdvice === isAdvice}
                onClick={() => onChange({ ...rule, isAdvice })}
              >
                {t(isAdvice ? 'absence:rules.advice' : 'absence:rules.demand')}
              </button>
            ))}
          </span>
        </Titled>
      </fieldset>
      <RuleApplies
        work={work}
        rule={rule}
        path={path}
        onChange={(parts) => onChange({ ...rule, ...parts })}
      />
      <fieldset className="bare rule-words">
        <legend>{t('absence:rules.paperLegend')}</legend>
        {(['text', 'source'] as const).map((field) => (
          <Titled key={field} label={t(`absence:rules.${field}`)}>
            <TextCell
              label={t(`absence:rules.${field}`)}
              placeholder={t(`absence:rules.${field}Example`)}
              value={rule[field]}
              problem={work.say(`${path}.${field}`)}
              onChange={(text) => onChange({ ...rule, [field]: text })}
            />
          </Titled>
        ))}
      </fieldset>
    </div>
  );
}

function RuleHead({
  work,
  rule,
  index,
}: {
  readonly work: RulesWork;
  readonly rule: AbsenceRule;
  readonly index: number;
}) {
  const { t } = useWords();
  const wrong = work.countIn(`rules.${index}.`);
  return (
    <span className="rule-says">
      <span className="rule-line">
        <span className="tag">{t(`absence:ruleKind.${rule.kind}`)}</span> <b>{ruleWords(t, rule)}</b>
        {rule.isAdvice ? (
          <>
            {' '}
            <span className="tag blue">{t('absence:rules.advice')}</span>
          </>
        ) : null}
        {wrong === 0 ? null : (
          <span className="form-problem inline"> {t('absence:rules.wrong', { count: wrong })}</span>
        )}
      </span>
      <span className="quiet small">
        {appliesWords(t, rule, work.rules.ranks)}
        {rule.text === '' ? '' : t('absence:rules.quoted', { text: rule.text })}
        {rule.source === '' ? '' : t('absence:rules.from', { source: rule.source })}
      </span>
    </span>
  );
}

/** The rules one by one, in the order in which they hold. */
export function RulesList({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const { rules } = work.rules;
  const [openId, setOpenId] = useKept<string | undefined>('absence-rule', undefined);
  const change = (next: readonly AbsenceRule[]): void => work.change({ rules: [...next] });
  const add = (kind: AbsenceRule['kind']): void => {
    const id = crypto.randomUUID();
    change([...rules, newRule(kind, id)]);
    setOpenId(id);
  };
  return (
    <>
      <p className="quiet small">{t('absence:rules.listHint')}</p>
      {rules.length === 0 ? <div className="empty">{t('absence:rules.noRules')}</div> : null}
      <ol className="rule-list" aria-label={t('absence:rules.section.rules')}>
        {rules.map((rule, index) => {
          const name = ruleWords(t, rule);
          const isOpen = rule.id === openId;
          const opens = isOpen ? 'fold' : work.canEdit ? 'edit' : 'look';
          return (
            <li key={rule.id} className="panel">
              <div className="rule-head">
                <span className="number quiet">{index + 1}</span>
                <RuleHead work={work} rule={rule} index={index} />
                <span className="row-actions">
                  {work.canEdit ? (
                    <>
                      {([-1, 1] as const).map((by) => (
                        <button
                          key={by}
                          type="button"
                          className="quiet-button"
                          disabled={rules[index + by] === undefined}
                          aria-label={t(by < 0 ? 'absence:rules.upOf' : 'absence:rules.downOf', { name })}
                          onClick={() => change(movedLine(rules, index, index + by))}
                        >
                          {by < 0 ? '↑' : '↓'}
                        </button>
                      ))}
                    </>
                  ) : null}
                  <button
                    type="button"
                    className="quiet-button"
                    aria-expanded={isOpen}
                    aria-label={t(`absence:rules.${opens}Of`, { name })}
                    onClick={() => setOpenId(isOpen ? undefined : rule.id)}
                  >
                    {t(`absence:rules.${opens}`)}
                  </button>
                  {work.canEdit ? (
                    <button
                      type="button"
                      className="quiet-button"
                      aria-label={t('absence:rules.removeOf', { name })}
                      onClick={() => change(rules.toSpliced(index, 1))}
                    >
                      {t('absence:rules.remove')}
                    </button>
                  ) : null}
                </span>
              </div>
              {isOpen ? (
                <RuleForm
                  work={work}
                  rule={rule}
                  path={`rules.${index}`}
                  onChange={(next) => change(rules.toSpliced(index, 1, next))}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      {work.canEdit ? (
        <div>
          <Dropdown
            trigger={['click']}
            menu={{
              items: ruleKinds.map((kind) => ({ key: kind, label: t(`absence:ruleKind.${kind}`) })),
              onClick: ({ key }) => {
                const kind = ruleKinds.find((one) => one === key);
                if (kind !== undefined) add(kind);
              },
            }}
          >
            <Button>{t('absence:rules.add')}</Button>
          </Dropdown>
        </div>
      ) : null}
    </>
  );
}

import { Button } from 'antd';
import type { DeadlinePolicy } from '#domain/incident/deadline-policy';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { freeName } from '../period/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { TickBox } from './setup-cells.tsx';
import { useDaysInWords } from './setup-days.tsx';
import { newPolicy } from './setup-draft-lines.ts';
import { DryRun } from './setup-dry-run.tsx';
import { PolicyEditor } from './setup-policy.tsx';
import { kindsWith, PresetFold } from './setup-presets.tsx';
import { PartProblem } from './setup-problem.tsx';
import type { SetupWork } from './setup-work.ts';

const mostPolicies = 80;

/** The stages of a policy on one line: `电话报告 10分钟 · 书面报告 25分钟`. */
function useStagesInWords(): (policy: DeadlinePolicy) => string {
  const { t } = useWords();
  return ({ stages }) =>
    [
      ...new Set(
        stages.map(({ label, minutes }) =>
          minutes === null
            ? t('incident:setup.stageAtOnce', { label })
            : t('incident:setup.stageIn', { label, minutes }),
        ),
      ),
    ].join(' · ');
}

function PolicyPresets({
  work,
  onTake,
}: {
  readonly work: SetupWork;
  readonly onTake: (policy: DeadlinePolicy) => void;
}) {
  const { t } = useWords();
  const stagesInWords = useStagesInWords();
  const own = new Set(work.setup.policies.map(({ id }) => id));
  const shipped = work.presets?.policies ?? [];
  return (
    <PresetFold
      name="policies"
      title={t('incident:setup.policy.presets')}
      canEdit={work.canEdit && work.setup.policies.length < mostPolicies}
      lines={shipped.map((policy) => ({
        id: policy.id,
        name: policy.name,
        says: stagesInWords(policy),
        source: policy.source,
        isTaken: own.has(policy.id),
      }))}
      onTake={(id) => {
        const chosen = shipped.find((policy) => policy.id === id);
        if (chosen !== undefined) onTake(chosen);
      }}
    />
  );
}

/** 报告时限: the policies of the unit, one of them open, and what would be due by them. */
export function PolicySection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const daysInWords = useDaysInWords();
  const stagesInWords = useStagesInWords();
  const { policies, recipients, kinds } = work.setup;
  const [openId, setOpenId] = useKept<string | undefined>('incident-policy', undefined);
  const index = Math.max(
    0,
    policies.findIndex(({ id }) => id === openId),
  );
  const open = policies[index];
  const names = policies.map(({ name }) => name);
  const canAdd = work.canEdit && policies.length < mostPolicies;
  const add = (policy: DeadlinePolicy): void => {
    work.change({ policies: [...policies, policy], kinds: kindsWith(work, policy.kinds) });
    setOpenId(policy.id);
  };
  const addNew = (): void =>
    add(
      newPolicy(crypto.randomUUID(), {
        policy: freeName((no) => t('incident:setup.policy.newName', { no }), names),
        stage: t('incident:manner.phone'),
        to: recipients.slice(0, 1).map(({ name }) => name),
      }),
    );
  const changeAt = (at: number, parts: Partial<DeadlinePolicy>): void =>
    work.change({ policies: changedLine<DeadlinePolicy>(policies, at, parts) });
  return (
    <>
      <p className="quiet small">{t('incident:setup.policy.hint')}</p>
      {policies.length === 0 ? <div className="empty">{t('incident:setup.policy.none')}</div> : null}
      <PartProblem text={work.say('policies')} />
      <div className="rota-groups">
        <ul className="group-list" aria-label={t('incident:setup.section.policies')}>
          {policies.map((policy, at) => (
            <li key={policy.id} className="setup-entry">
              <TickBox
                label={t('incident:setup.useOf', { name: policy.name })}
                isOn={policy.isOn}
                onChange={(isOn) => changeAt(at, { isOn })}
              />
              <button
                type="button"
                className="toggle"
                aria-pressed={at === index}
                onClick={() => setOpenId(policy.id)}
              >
                <b>{policy.name === '' ? t('rota.setup.unnamed') : policy.name}</b>
                {policy.isOn ? null : <span className="tag">{t('incident:setup.off')}</span>}
                <span className="quiet small">{stagesInWords(policy)}</span>
                <span className="quiet small">
                  {[policy.source, daysInWords(policy)].filter((part) => part !== '').join(' · ')}
                </span>
                {work.countIn(`policies.${at}.`) === 0 ? null : (
                  <span className="form-problem">
                    {t('incident:setup.wrong', { count: work.countIn(`policies.${at}.`) })}
                  </span>
                )}
              </button>
            </li>
          ))}
          {canAdd ? (
            <li>
              <Button onClick={addNew}>{t('incident:setup.policy.add')}</Button>
            </li>
          ) : null}
        </ul>
        {open === undefined ? null : (
          <PolicyEditor
            key={open.id}
            kinds={kinds}
            work={{
              policy: open,
              canEdit: work.canEdit,
              change: (parts) => changeAt(index, parts),
              say: (path) => work.say(`policies.${index}.${path}`),
              sayIn: (path) => work.sayIn(`policies.${index}.${path}`),
              recipients: recipients.map(({ name }) => name),
            }}
            onCopy={
              canAdd
                ? () =>
                    add({
                      ...open,
                      id: crypto.randomUUID(),
                      name: freeName((no) => t('incident:setup.copyName', { name: open.name, no }), names),
                    })
                : undefined
            }
            onRemove={() => {
              work.change({ policies: policies.toSpliced(index, 1) });
              setOpenId(undefined);
            }}
          />
        )}
      </div>
      <PolicyPresets work={work} onTake={add} />
      <DryRun work={work} />
    </>
  );
}

import type { AbsenceRule } from '#domain/absence/rules';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, NumberCell, TextCell } from '../rota/cells.tsx';
import type { RulesWork } from './rules-work.ts';
import { TickCell } from './tick-cell.tsx';
import { Titled } from './titled.tsx';

type Of<K extends AbsenceRule['kind']> = Extract<AbsenceRule, { readonly kind: K }>;
type Valued<K extends AbsenceRule['kind']> = {
  readonly work: RulesWork;
  readonly rule: Of<K>;
  readonly path: string;
  readonly onChange: (rule: AbsenceRule) => void;
};

const ruleFields = [
  'acting',
  'contactPhone',
  'companions',
  'place',
  'transport',
  'arrangement',
  'cause',
] as const;

/** A number with the words before it; null, where it may be, is asked for with a tick. */
function Labelled({
  label,
  value,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly problem: string | undefined;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Titled label={label}>
      <NumberCell label={label} value={value} problem={problem} onChange={onChange} />
    </Titled>
  );
}

function ApprovalValues({ work, rule, path, onChange }: Valued<'approval'>) {
  const { t } = useWords();
  return (
    <>
      <Titled label={t('absence:rules.approver')} isWide>
        <TextCell
          label={t('absence:rules.approver')}
          placeholder={t('absence:rules.approverExample')}
          value={rule.approver}
          problem={work.say(`${path}.approver`)}
          onChange={(approver) => onChange({ ...rule, approver })}
        />
      </Titled>
      <Titled label={t('absence:rules.mannerLabel')}>
        <ChoiceCell
          label={t('absence:rules.mannerLabel')}
          value={rule.manner}
          choices={(['oral', 'written', 'meeting'] as const).map((value) => ({
            value,
            label: t(`absence:rules.manner.${value}`),
          }))}
          onChange={(manner) => onChange({ ...rule, manner })}
        />
      </Titled>
      <TickCell
        label={t('absence:rules.needsDocument')}
        isOn={rule.needsDocument}
        isOff={!work.canEdit}
        onChange={(needsDocument) => onChange({ ...rule, needsDocument })}
      />
    </>
  );
}

function LeadValues({ work, rule, path, onChange }: Valued<'lead'>) {
  const { t } = useWords();
  return (
    <>
      <Labelled
        label={t('absence:rules.amount')}
        value={rule.amount}
        problem={work.say(`${path}.amount`)}
        onChange={(amount) => onChange({ ...rule, amount })}
      />
      <Titled label={t('absence:rules.unitLabel')}>
        <ChoiceCell
          label={t('absence:rules.unitLabel')}
          value={rule.unit}
          choices={(['hours', 'days', 'workdays'] as const).map((value) => ({
            value,
            label: t(`absence:rules.unit.${value}`),
          }))}
          onChange={(unit) => onChange({ ...rule, unit })}
        />
      </Titled>
      <TickCell
        label={t('absence:rules.byPhone')}
        isOn={rule.paperDays !== null}
        isOff={!work.canEdit}
        onChange={(isOn) => onChange({ ...rule, paperDays: isOn ? 2 : null })}
      />
      {rule.paperDays === null ? null : (
        <Labelled
          label={t('absence:rules.paperDays')}
          value={rule.paperDays}
          problem={work.say(`${path}.paperDays`)}
          onChange={(paperDays) => onChange({ ...rule, paperDays })}
        />
      )}
    </>
  );
}

function StaleValues({ work, rule, path, onChange }: Valued<'stale'>) {
  const { t } = useWords();
  return (
    <>
      <Labelled
        label={t('absence:rules.staleDays')}
        value={rule.days}
        problem={work.say(`${path}.days`)}
        onChange={(days) => onChange({ ...rule, days })}
      />
      <Labelled
        label={t('absence:rules.staleWorkdays')}
        value={rule.workdays}
        problem={work.say(`${path}.workdays`)}
        onChange={(workdays) => onChange({ ...rule, workdays })}
      />
    </>
  );
}

function ChangeValues({ work, rule, path, onChange }: Valued<'change'>) {
  const { t } = useWords();
  return (
    <>
      <Titled label={t('absence:rules.changeLabel')}>
        <ChoiceCell
          label={t('absence:rules.changeLabel')}
          value={rule.withinHours === null ? 'before' : 'within'}
          choices={(['before', 'within'] as const).map((value) => ({
            value,
            label: t(`absence:rules.changeBy.${value}`),
          }))}
          onChange={(by) => onChange({ ...rule, withinHours: by === 'before' ? null : 24 })}
        />
      </Titled>
      {rule.withinHours === null ? null : (
        <Labelled
          label={t('absence:rules.withinHours')}
          value={rule.withinHours}
          problem={work.say(`${path}.withinHours`)}
          onChange={(withinHours) => onChange({ ...rule, withinHours })}
        />
      )}
    </>
  );
}

function ReportValues({ work, rule, path, onChange }: Valued<'report'>) {
  const { t } = useWords();
  return (
    <Titled label={t('absence:rules.to')} isWide>
      <TextCell
        label={t('absence:rules.to')}
        placeholder={t('absence:rules.toExample')}
        value={rule.to}
        problem={work.say(`${path}.to`)}
        onChange={(to) => onChange({ ...rule, to })}
      />
      {work.rules.recipients.length === 0 || !work.canEdit ? null : (
        <span className="actions">
          {work.rules.recipients.map((name) => (
            <button
              key={name}
              type="button"
              className="toggle"
              aria-pressed={rule.to === name}
              onClick={() => onChange({ ...rule, to: name })}
            >
              {name}
            </button>
          ))}
        </span>
      )}
    </Titled>
  );
}

/** What a rule asks for, by its kind. */
export function RuleValues({
  rule,
  ...rest
}: Omit<Valued<AbsenceRule['kind']>, 'rule'> & { readonly rule: AbsenceRule }) {
  const { t } = useWords();
  const { work, path, onChange } = rest;
  switch (rule.kind) {
    case 'approval':
      return <ApprovalValues rule={rule} {...rest} />;
    case 'lead':
      return <LeadValues rule={rule} {...rest} />;
    case 'stale':
      return <StaleValues rule={rule} {...rest} />;
    case 'change':
      return <ChangeValues rule={rule} {...rest} />;
    case 'report':
      return <ReportValues rule={rule} {...rest} />;
    case 'return':
      return (
        <Labelled
          label={t('absence:rules.returnDays')}
          value={rule.days}
          problem={work.say(`${path}.days`)}
          onChange={(days) => onChange({ ...rule, days })}
        />
      );
    case 'field':
      return (
        <Titled label={t('absence:rules.fieldLabel')}>
          <ChoiceCell
            label={t('absence:rules.fieldLabel')}
            value={rule.field}
            choices={ruleFields.map((value) => ({ value, label: t(`absence:field.${value}`) }))}
            onChange={(field) => onChange({ ...rule, field })}
          />
        </Titled>
      );
    default:
      return rule satisfies never;
  }
}

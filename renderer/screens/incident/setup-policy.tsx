import { Button } from 'antd';
import { useState } from 'react';
import type { IncidentKind } from '#domain/incident/taxonomy';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { TextCell } from '../rota/cells.tsx';
import { AmountCell, ClassTicks, KindsPick } from './setup-cells.tsx';
import { EffectiveDays } from './setup-days.tsx';
import { type PolicyWork, StageTable } from './setup-stages.tsx';

const readPercents = (text: string): number[] =>
  text
    .normalize('NFKC')
    .split(/[\s、,;%]+/u)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,3}$/u.test(part) ? Number(part) : Number.NaN));

/** Shares of the time, typed as `50、80`. */
function PercentCell({
  label,
  values,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly number[];
  readonly problem: string | undefined;
  readonly onChange: (values: number[]) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <span className="setup-percents">
      <TextCell
        label={label}
        value={typed ?? values.filter((value) => !Number.isNaN(value)).join('、')}
        problem={problem}
        onChange={(text) => {
          setTyped(text);
          onChange(readPercents(text));
        }}
      />
    </span>
  );
}

function Heading({ work, kinds }: { readonly work: PolicyWork; readonly kinds: readonly IncidentKind[] }) {
  const { t } = useWords();
  const { policy } = work;
  return (
    <div className="setup-fields">
      {(['name', 'source'] as const).map((field) => (
        <Titled key={field} label={t(`incident:setup.policy.${field}`)}>
          <TextCell
            label={t(`incident:setup.policy.${field}`)}
            value={policy[field]}
            problem={work.say(field)}
            onChange={(text) => work.change({ [field]: text })}
          />
        </Titled>
      ))}
      <EffectiveDays days={policy} say={work.say} onChange={work.change} />
      <ClassTicks
        classes={policy.classes}
        canEdit={work.canEdit}
        onChange={(classes) => work.change({ classes })}
      />
      <Titled label={t('incident:setup.kinds')} isWide>
        <KindsPick
          label={t('incident:setup.kinds')}
          values={policy.kinds}
          kinds={kinds}
          problem={work.sayIn('kinds')}
          onChange={(chosen) => work.change({ kinds: chosen })}
        />
      </Titled>
    </div>
  );
}

function FollowUp({ work }: { readonly work: PolicyWork }) {
  const { t } = useWords();
  const { followUp, warnAtPercent } = work.policy;
  return (
    <section className="rota-block" aria-label={t('incident:setup.followUp')}>
      <h3>{t('incident:setup.followUp')}</h3>
      <div className="rota-line">
        <span aria-hidden="true">{t('incident:setup.everyMinutes')}</span>
        <AmountCell
          label={t('incident:setup.everyMinutes')}
          value={followUp.everyMinutes}
          placeholder={t('incident:setup.notByTime')}
          problem={work.say('followUp.everyMinutes')}
          onChange={(everyMinutes) => work.change({ followUp: { ...followUp, everyMinutes } })}
        />
        <TickCell
          label={t('incident:setup.isFinalRequired')}
          isOn={followUp.isFinalRequired}
          isOff={!work.canEdit}
          onChange={(isFinalRequired) => work.change({ followUp: { ...followUp, isFinalRequired } })}
        />
      </div>
      <div className="rota-line">
        <span aria-hidden="true">{t('incident:setup.warnAtPercent')}</span>
        <PercentCell
          label={t('incident:setup.warnAtPercent')}
          values={warnAtPercent}
          problem={work.sayIn('warnAtPercent')}
          onChange={(percents) => work.change({ warnAtPercent: percents })}
        />
        <span className="quiet small">{t('incident:setup.warnHint')}</span>
      </div>
    </section>
  );
}

/** One policy: when it holds, its stages, follow-up reports, and when it warns. */
export function PolicyEditor({
  work,
  kinds,
  onCopy,
  onRemove,
}: {
  readonly work: PolicyWork;
  readonly kinds: readonly IncidentKind[];
  /** Undefined where there are as many policies as can be. */
  readonly onCopy: (() => void) | undefined;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const { policy } = work;
  return (
    <section className="group-open" aria-label={policy.name}>
      <div className="setup-title">
        <TickCell
          label={t('incident:setup.inForce')}
          isOn={policy.isOn}
          isOff={!work.canEdit}
          onChange={(isOn) => work.change({ isOn })}
        />
        {work.canEdit ? (
          <div className="actions">
            {onCopy === undefined ? null : <Button onClick={onCopy}>{t('incident:setup.copy')}</Button>}
            <Button danger onClick={onRemove}>
              {t('incident:setup.policy.remove')}
            </Button>
          </div>
        ) : null}
      </div>
      <Heading work={work} kinds={kinds} />
      <StageTable work={work} />
      <FollowUp work={work} />
      <Field label={t('incident:setup.policy.note')} problem={work.say('note')} isWide>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input"
            rows={2}
            value={policy.note}
            disabled={!work.canEdit}
            onChange={(event) => work.change({ note: event.target.value })}
          />
        )}
      </Field>
    </section>
  );
}

import { Button } from 'antd';
import type { ProductRecipient, ProductRule } from '#domain/product/setup';
import { clockTime, type IsoDay } from '#domain/time/instant';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { useWords, type Words } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { SeveralPick } from '../incident/setup-cells.tsx';
import { ClockCell } from '../period/setup-clock.tsx';
import { freeName } from '../period/setup-draft.ts';
import { ChoiceCell, DayCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { changedLine } from '../rota/setup-work.ts';
import { useDutyToday } from './office-goto.ts';
import type { ProductWork } from './setup-work.ts';

const usualTime = clockTime.parse('16:30');
const ruleKinds = ['daily', 'weekly', 'monthly'] as const;
const dayChoices = ['everyDay', 'workdays', 'daysOff'] as const;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const monthDays = Array.from({ length: 28 }, (_, index) => String(index + 1));
const usualMinutes = [180, 120, 90, 60, 45, 30, 20, 15, 10, 5];

const newRule = (kind: ProductRule['kind'], at: ProductRule['at']): ProductRule => {
  if (kind === 'daily') return { kind, on: 'everyDay', at };
  return kind === 'weekly' ? { kind, weekday: 1, at } : { kind, day: 1, at };
};

/** What a rule comes to, in a sentence: 每天 16:30 前报市政府总值班室日报告. */
function ruleSays(t: Words, name: string, rule: ProductRule): string {
  const { at } = rule;
  switch (rule.kind) {
    case 'daily':
      return t(`product:setup.says.${rule.on}`, { at, name });
    case 'weekly':
      return t('product:setup.says.weekly', {
        at,
        name,
        weekday: t(`product:setup.weekday.${rule.weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`),
      });
    case 'monthly':
      return t('product:setup.says.monthly', { at, name, day: rule.day });
    default:
      return rule satisfies never;
  }
}

function RuleLine({
  rule,
  name,
  problem,
  onChange,
  onRemove,
}: {
  readonly rule: ProductRule;
  readonly name: string;
  readonly problem: string | undefined;
  readonly onChange: (rule: ProductRule) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { name, field });
  return (
    <li className="rota-line">
      <ChoiceCell
        label={labelOf(t('product:setup.rule.kind'))}
        value={rule.kind}
        choices={ruleKinds.map((value) => ({ value, label: t(`product:kind.${value}`) }))}
        onChange={(kind) => onChange(newRule(kind, rule.at))}
      />
      {rule.kind === 'daily' ? (
        <ChoiceCell
          label={labelOf(t('product:setup.rule.on'))}
          value={rule.on}
          choices={dayChoices.map((value) => ({ value, label: t(`product:setup.on.${value}`) }))}
          onChange={(on) => onChange({ ...rule, on })}
        />
      ) : null}
      {rule.kind === 'weekly' ? (
        <ChoiceCell
          label={labelOf(t('product:setup.rule.weekday'))}
          value={weekdays[rule.weekday - 1] ?? '1'}
          choices={weekdays.map((value) => ({ value, label: t(`product:setup.weekday.${value}`) }))}
          onChange={(weekday) => onChange({ ...rule, weekday: Number(weekday) })}
        />
      ) : null}
      {rule.kind === 'monthly' ? (
        <ChoiceCell
          label={labelOf(t('product:setup.rule.day'))}
          value={String(rule.day)}
          choices={monthDays.map((value) => ({
            value,
            label: t('product:setup.rule.dayNo', { day: value }),
          }))}
          onChange={(day) => onChange({ ...rule, day: Number(day) })}
        />
      ) : null}
      <ClockCell
        label={labelOf(t('product:setup.rule.at'))}
        value={rule.at}
        problem={problem}
        onChange={(at) => onChange({ ...rule, at })}
      />
      <span className="quiet submit-says">{ruleSays(t, name, rule)}</span>
      <RemoveLine name={ruleSays(t, name, rule)} onRemove={onRemove} />
    </li>
  );
}

function Recipient({
  work,
  index,
  recipient,
}: {
  readonly work: ProductWork;
  readonly index: number;
  readonly recipient: ProductRecipient;
}) {
  const { t } = useWords();
  const { recipients, destinations } = work.setup;
  const { id, name, phone, rules, sinceDay } = recipient;
  const at = `recipients.${index}`;
  const change = (parts: Partial<ProductRecipient>): void =>
    work.change({ recipients: changedLine<ProductRecipient>(recipients, index, parts) });
  const remove = (): void =>
    work.change({
      recipients: recipients.toSpliced(index, 1),
      destinations: destinations.map((one) => (one.recipientId === id ? { ...one, recipientId: null } : one)),
    });
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { name, field });
  return (
    <section className="panel submit-block" aria-label={name}>
      <div className="submit-fields">
        <Titled label={t('product:setup.recipient.name')}>
          <TextCell
            label={t('product:setup.recipient.no', { no: index + 1 })}
            value={name}
            problem={work.say(`${at}.name`)}
            onChange={(text) => change({ name: text })}
          />
        </Titled>
        <Titled label={t('product:setup.recipient.phone')}>
          <TextCell
            label={labelOf(t('product:setup.recipient.phone'))}
            value={phone}
            problem={work.say(`${at}.phone`)}
            onChange={(text) => change({ phone: text })}
          />
        </Titled>
        <Titled label={t('product:setup.recipient.since')}>
          <DayCell
            label={labelOf(t('product:setup.recipient.since'))}
            day={sinceDay}
            problem={work.say(`${at}.sinceDay`)}
            onChange={(day) => change({ sinceDay: day ?? ('' as IsoDay) })}
          />
        </Titled>
        <RemoveLine name={name} onRemove={remove} />
      </div>
      {rules.length === 0 ? <p className="quiet">{t('product:setup.rule.none')}</p> : null}
      <ul className="submit-rules">
        {rules.map((rule, place) => (
          <RuleLine
            // Rules have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            rule={rule}
            name={name}
            problem={work.say(`${at}.rules.${place}.at`)}
            onChange={(next) => change({ rules: rules.with(place, next) })}
            onRemove={() => change({ rules: rules.toSpliced(place, 1) })}
          />
        ))}
      </ul>
      {work.canEdit && rules.length < 6 ? (
        <div>
          <Button
            size="small"
            aria-label={labelOf(t('product:setup.rule.add'))}
            onClick={() => change({ rules: [...rules, newRule('daily', usualTime)] })}
          >
            {t('product:setup.rule.add')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** 报送对象与时限: who gets products and by when, when the console reminds, and which number stands on the papers. */
export function RecipientSection({ work }: { readonly work: ProductWork }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const today = useDutyToday();
  const { recipients, warnMinutes, contact } = work.setup;
  const minutes = [...new Set([...usualMinutes, ...warnMinutes])].toSorted((one, other) => other - one);
  return (
    <>
      <p className="quiet small">
        {t('product:setup.recipient.hint')}{' '}
        <button type="button" className="quiet-button" onClick={() => goTo('/period')}>
          {t('product:setup.recipient.toPeriods')}
        </button>
      </p>
      <div className="submit-fields">
        <Titled label={t('product:setup.warn')}>
          <SeveralPick
            label={t('product:setup.warn')}
            values={warnMinutes.map(String)}
            choices={minutes.map((count) => ({
              value: String(count),
              label: t('product:setup.minutes', { count }),
            }))}
            none={t('product:setup.warnNone')}
            onChange={(next) =>
              work.change({ warnMinutes: next.map(Number).toSorted((one, other) => other - one) })
            }
          />
          {work.say('warnMinutes') === undefined ? null : (
            <span className="form-problem">{work.say('warnMinutes')}</span>
          )}
        </Titled>
        <Titled label={t('product:setup.contact')}>
          <TextCell
            label={t('product:setup.contact')}
            value={contact}
            problem={work.say('contact')}
            onChange={(text) => work.change({ contact: text })}
          />
        </Titled>
      </div>
      {recipients.length === 0 ? <div className="empty">{t('product:setup.recipient.none')}</div> : null}
      {recipients.map((recipient, index) => (
        <Recipient key={recipient.id} work={work} index={index} recipient={recipient} />
      ))}
      {work.canEdit && recipients.length < 20 ? (
        <div>
          <Button
            onClick={() =>
              work.change({
                recipients: [
                  ...recipients,
                  {
                    id: crypto.randomUUID(),
                    name: freeName(
                      (no) => t('product:setup.recipient.newName', { no }),
                      recipients.map(({ name }) => name),
                    ),
                    phone: '',
                    rules: [newRule('daily', usualTime)],
                    sinceDay: today,
                  },
                ],
              })
            }
          >
            {t('product:setup.recipient.add')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

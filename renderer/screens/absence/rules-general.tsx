import { Button } from 'antd';
import type { AbsenceRules } from '#domain/absence/rules';
import type { ClockTime } from '#domain/time/instant';
import { useState } from 'react';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { readClock } from '../../parts/station-draft.ts';
import { useWords } from '../../use-words.ts';
import { NumberCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { RulesHeads } from './rules-heads.tsx';
import type { RulesWork } from './rules-work.ts';
import { TickCell } from './tick-cell.tsx';

/** A time of day, typed as it comes (`0830`); what is none stays to be mended. */
function ClockField({
  label,
  value,
  problem,
  isReadOnly,
  onChange,
}: {
  readonly label: string;
  readonly value: ClockTime;
  readonly problem: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (time: ClockTime) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <Field label={label} problem={problem}>
      {(wires) => (
        <input
          {...wires}
          className="text-input day"
          value={typed ?? value}
          maxLength={8}
          autoComplete="off"
          disabled={isReadOnly}
          onBlur={() => setTyped(undefined)}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            // What cannot be read yet is kept as typed; the schema says beside it that it is no time.
            onChange(readClock(text) ?? (text as ClockTime));
          }}
        />
      )}
    </Field>
  );
}

/** To whom absences are reported, as they are offered where somebody records a report. */
function Recipients({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const { recipients } = work.rules;
  const change = (next: readonly string[]): void => work.change({ recipients: [...next] });
  return (
    <section className="rota-block" aria-label={t('absence:rules.recipients')}>
      <h3>{t('absence:rules.recipients')}</h3>
      <p className="quiet small">{t('absence:rules.recipientsHint')}</p>
      {recipients.map((name, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a name that is typed is no key
        <div key={index} className="rota-line rule-recipient">
          <TextCell
            label={t('absence:rules.recipientNo', { no: index + 1 })}
            placeholder={t('absence:rules.toExample')}
            value={name}
            problem={work.say(`recipients.${index}`)}
            onChange={(text) => change(recipients.with(index, text))}
          />
          <RemoveLine name={name} onRemove={() => change(recipients.toSpliced(index, 1))} />
        </div>
      ))}
      {work.canEdit ? (
        <div>
          <Button onClick={() => change([...recipients, ''])}>{t('absence:rules.addRecipient')}</Button>
        </div>
      ) : null}
    </section>
  );
}

function Checks({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const { rules } = work;
  return (
    <section className="rota-block" aria-label={t('absence:rules.checks')}>
      <h3>{t('absence:rules.checks')}</h3>
      <TickCell
        label={t('absence:rules.checksActing')}
        hint={t('absence:rules.checksActingHint')}
        isOn={rules.checksActing}
        isOff={!work.canEdit}
        onChange={(checksActing) => work.change({ checksActing })}
      />
      <div className="form-grid">
        {(['floor', 'graceMinutes'] as const).map((field) => (
          <Field key={field} label={t(`absence:rules.${field}`)} hint={t(`absence:rules.${field}Hint`)}>
            {() => (
              <NumberCell
                label={t(`absence:rules.${field}`)}
                value={rules[field]}
                problem={work.say(field)}
                onChange={(value) => work.change({ [field]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}

/** What the rules are called and where they come from, and what holds beside the single rules. */
export function RulesGeneral({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const { rules } = work;
  const changeParts = (parts: Partial<AbsenceRules['dayParts']>): void =>
    work.change({ dayParts: { ...rules.dayParts, ...parts } });
  return (
    <div className="rule-general">
      <section className="form-grid" aria-label={t('absence:rules.section.general')}>
        {(['name', 'source'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`absence:rules.${field}Label`)}
            hint={t(`absence:rules.${field}Hint`)}
            value={rules[field]}
            problem={work.say(field)}
            isReadOnly={!work.canEdit}
            onChange={(text) => work.change({ [field]: text })}
          />
        ))}
        <Field
          label={t('absence:rules.noteLabel')}
          hint={t('absence:rules.noteHint')}
          problem={work.say('note')}
          isWide
        >
          {(wires) => (
            <textarea
              {...wires}
              className="text-input"
              rows={3}
              spellCheck={false}
              readOnly={!work.canEdit}
              value={rules.note}
              onChange={(event) => work.change({ note: event.target.value })}
            />
          )}
        </Field>
      </section>
      <section className="rota-block" aria-label={t('absence:rules.dayParts')}>
        <h3>{t('absence:rules.dayParts')}</h3>
        <p className="quiet small">{t('absence:rules.dayPartsHint')}</p>
        <div className="rule-parts">
          {(['morning', 'afternoon', 'evening'] as const).map((part) => (
            <ClockField
              key={part}
              label={t('absence:rules.partFrom', { part: t(`absence:part.${part}`) })}
              value={rules.dayParts[part]}
              problem={work.say(`dayParts.${part}`)}
              isReadOnly={!work.canEdit}
              onChange={(time) => changeParts({ [part]: time })}
            />
          ))}
        </div>
      </section>
      <Recipients work={work} />
      <RulesHeads work={work} />
      <Checks work={work} />
    </div>
  );
}

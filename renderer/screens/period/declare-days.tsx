import { Checkbox } from 'antd';
import { periodKind } from '#domain/period/period';
import type { IsoDay } from '#domain/time/instant';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { readTypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { type DeclareText, withKind } from './declare-draft.ts';
import type { DeclareWork } from './use-declare-work.ts';

const ranks = [9, 8, 7, 6, 5, 4, 3, 2, 1] as const;

/** What a period is, when it is, and how it stands among others. */
export function DeclareDays({
  work: { draft, change, begunUntil },
  isChange,
  say,
}: {
  readonly work: DeclareWork;
  readonly isChange: boolean;
  /** What is wrong with a part, in words. */
  readonly say: (part: string) => string | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const [now, zone] = [useMinute(), useZone()];
  const understood = (typed: string): string => {
    const day: IsoDay | undefined = readTypedDay(typed, now, zone);
    return day === undefined ? t('office:day.hint') : times.longDay(day);
  };
  const text = (part: DeclareText, more: { readonly isWide?: boolean; readonly hint?: string } = {}) => (
    <TextField
      label={t(`period:declare.field.${part}`)}
      value={draft[part]}
      problem={say(part)}
      onChange={(typed) =>
        change(part === 'name' ? { name: typed, isNamed: typed.trim() !== '' } : { [part]: typed })
      }
      {...more}
    />
  );
  return (
    <div className="form-grid">
      <Field label={t('period:declare.field.kind')}>
        {({ id }) => (
          <select
            id={id}
            className="text-input"
            value={draft.kind}
            onChange={(event) => {
              const kind = periodKind.parse(event.target.value);
              change(withKind(draft, kind, t(`period:kind.${kind}`)));
            }}
          >
            {periodKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`period:kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {text('name')}
      {begunUntil === null ? (
        text('from', { hint: understood(draft.from) })
      ) : (
        <TextField
          label={t('period:declare.field.from')}
          value={draft.from}
          isReadOnly
          hint={t('period:declare.begun', { day: times.day(begunUntil) })}
          onChange={() => undefined}
        />
      )}
      {text('until', { hint: understood(draft.until) })}
      <Field label={t('period:declare.field.rank')} hint={t('period:declare.rankSays')} isWide>
        {({ id, ...wires }) => (
          <select
            {...wires}
            id={id}
            className="text-input rank-choice"
            value={draft.rank}
            onChange={(event) => change({ rank: Number(event.target.value), isRanked: true })}
          >
            {ranks.map((rank) => (
              <option key={rank} value={rank}>
                {rank}
              </option>
            ))}
          </select>
        )}
      </Field>
      {text('basis', { isWide: true, hint: t('period:declare.basisHint') })}
      <div className="wide form-field">
        <Checkbox
          checked={draft.isSensitive}
          onChange={(event) => change({ isSensitive: event.target.checked })}
        >
          {t('period:declare.field.isSensitive')}
        </Checkbox>
        <span className="form-hint">{t('period:declare.sensitiveSays')}</span>
      </div>
      {text('note', { isWide: true })}
      {isChange ? text('reason', { isWide: true, hint: t('period:declare.reasonHint') }) : null}
    </div>
  );
}

import { useState } from 'react';
import { dayPart } from '#domain/absence/edge';
import { useZone } from '../../frame/seat.tsx';
import { Field } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { readEdgeDay, splitEdge, type TypedEdge } from './typed-edge.ts';

/** When somebody leaves or comes back: a day that is typed, and the part of it or a time. */
export function EdgeField({
  label,
  edge,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly edge: TypedEdge;
  readonly problem: string | undefined;
  readonly onChange: (edge: TypedEdge) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const now = useMinute();
  const split = splitEdge(edge, now, zone);
  const day = readEdgeDay(split.day, now, zone);
  // A day that is half typed is no mistake yet; one that was left so is.
  const [isLeft, setLeft] = useState(false);
  const isUnread = isLeft && edge.day.trim() !== '' && day === undefined;
  return (
    <div className={edge.part === 'time' ? 'edge-field is-timed' : 'edge-field'}>
      <Field
        label={label}
        hint={day === undefined ? t('absence:form.dayHint') : times.longDay(day)}
        problem={problem ?? (isUnread ? t('absence:form.problem.day') : undefined)}
      >
        {(wires) => (
          <input
            {...wires}
            className="text-input"
            value={edge.day}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ ...edge, day: event.target.value })}
            onFocus={() => setLeft(false)}
            onBlur={() => {
              setLeft(true);
              if (split !== edge) onChange(split);
            }}
          />
        )}
      </Field>
      <Field label={t('absence:form.part')}>
        {({ id }) => (
          <select
            id={id}
            aria-label={t('absence:form.partOf', { what: label })}
            className="text-input"
            value={edge.part}
            onChange={(event) => onChange({ ...edge, part: dayPart.parse(event.target.value) })}
          >
            {dayPart.options.map((part) => (
              <option key={part} value={part}>
                {t(`absence:part.${part}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {edge.part === 'time' ? (
        <Field label={t('absence:form.time')}>
          {({ id }) => (
            <input
              id={id}
              aria-label={t('absence:form.timeOf', { what: label })}
              className="text-input"
              placeholder="0830"
              value={edge.time}
              autoComplete="off"
              onChange={(event) => onChange({ ...edge, time: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}

import { useState } from 'react';
import type { ClockTime } from '#domain/time/instant';
import { readClock } from '../../parts/station-draft.ts';
import { TextCell } from '../rota/cells.tsx';

/** A time of day, typed as it comes (`0830`); what is none stays to be mended. */
export function ClockCell({
  label,
  value,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly value: ClockTime;
  readonly problem: string | undefined;
  readonly onChange: (time: ClockTime) => void;
}) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what was understood stands in the field once it is left
    <span className="period-clock" onBlur={() => setTyped(undefined)}>
      <TextCell
        label={label}
        value={typed ?? value}
        problem={problem}
        onChange={(text) => {
          setTyped(text);
          // What cannot be read yet is kept as typed; the schema says beside it that it is no time.
          onChange(readClock(text) ?? (text as ClockTime));
        }}
      />
    </span>
  );
}

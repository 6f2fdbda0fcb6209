import { useState } from 'react';
import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** A moment of a call: set by one press to now, or typed as it comes; the seconds of a press are kept. */
export function CallMoment({
  label,
  value,
  keyName,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly value: Instant | '';
  /** The key that sets it; empty where there is none. */
  readonly keyName: string;
  readonly problem?: string | undefined;
  readonly onChange: (at: Instant | '') => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const parts = value === '' ? undefined : localParts(value, zone);
  const shown = parts === undefined ? '' : `${parts.time}:${parts.seconds}`;
  const isUnread =
    typed !== undefined && typed.trim() !== '' && readTypedTime(typed, nowAt(), zone) === undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears when the field inside is left
    <div className="call-moment" onBlur={() => setTyped(undefined)}>
      <TextField
        label={label}
        value={typed ?? shown}
        problem={isUnread ? t('entry.badTime') : problem}
        onChange={(text) => {
          setTyped(text);
          const read = text.trim() === '' ? '' : readTypedTime(text, nowAt(), zone);
          if (read !== undefined) onChange(read);
        }}
      />
      <button
        type="button"
        className="quiet-button"
        onClick={() => {
          setTyped(undefined);
          onChange(nowAt());
        }}
      >
        {t('incident:call.now')} {keyName === '' ? null : <kbd>{keyName}</kbd>}
      </button>
    </div>
  );
}

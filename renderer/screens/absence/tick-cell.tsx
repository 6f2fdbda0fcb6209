/** A yes or no with its words behind it and, where it helps, a hint below. */
export function TickCell({
  label,
  hint,
  isOn,
  isOff,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  /** True where it is only to be read. */
  readonly isOff: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isOff}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint === undefined ? null : <span className="form-hint">{hint}</span>}
      </span>
    </label>
  );
}

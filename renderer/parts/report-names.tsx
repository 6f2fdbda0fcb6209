import { Select } from 'antd';
import { useId } from 'react';

/** Names of units, chosen from those that are known or typed. */
export function ReportNames({
  label,
  names,
  known,
  onChange,
}: {
  readonly label: string;
  readonly names: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (names: string[]) => void;
}) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="tags"
        value={[...names]}
        maxCount={20}
        tokenSeparators={['、', '，', ',']}
        options={known.map((value) => ({ value, label: value }))}
        onChange={(next: string[]) =>
          onChange([...new Set(next.map((name) => name.trim().slice(0, 100)).filter((name) => name !== ''))])
        }
      />
    </div>
  );
}

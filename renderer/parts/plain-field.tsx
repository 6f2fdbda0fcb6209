import { type ChangeEvent, type ReactNode, useId } from 'react';

/** What ties a control to its label, its hint and its problem. */
export type FieldWires = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

/** A labelled control with a hint and, in words beside it, what is wrong with it. */
export function Field({
  label,
  hint,
  problem,
  isWide = false,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly isWide?: boolean;
  readonly children: (wires: FieldWires) => ReactNode;
}) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className={isWide ? 'form-field wide' : 'form-field'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': below === undefined ? undefined : `${id}-below`,
      })}
      {below === undefined ? null : (
        <span id={`${id}-below`} className={problem === undefined ? 'form-hint' : 'form-problem'}>
          {below}
        </span>
      )}
    </div>
  );
}

/** A labelled line of text; `type` is a password where it must not be seen. */
export function TextField({
  value,
  onChange,
  type = 'text',
  placeholder,
  isReadOnly = false,
  ...field
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly isWide?: boolean;
  readonly type?: 'text' | 'password';
  readonly placeholder?: string;
  readonly isReadOnly?: boolean;
}) {
  return (
    <Field {...field}>
      {(wires) => (
        <input
          {...wires}
          className="text-input"
          type={type}
          value={value}
          placeholder={placeholder}
          readOnly={isReadOnly}
          autoComplete="off"
          spellCheck={false}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

import type { ReactNode } from 'react';

/** A control that has its label for the ear already, with the same label above it for the eye. */
export function Titled({
  label,
  isWide = false,
  children,
}: {
  readonly label: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={isWide ? 'form-field rule-wide' : 'form-field'}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

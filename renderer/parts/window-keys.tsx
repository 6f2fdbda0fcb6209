import type { KeyboardEvent, ReactNode } from 'react';

/** Hears the keys of a window that stands in it from everything there, the buttons at its foot too; takes no room itself. */
export function WindowKeys({
  onKeyDown,
  children,
}: {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears the keys of what stands inside
    <div style={{ display: 'contents' }} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

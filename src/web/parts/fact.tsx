import type { ReactNode } from 'react';

/** A row that is left out where there is nothing to say. */
export function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="kept">{children}</dd>
    </div>
  );
}

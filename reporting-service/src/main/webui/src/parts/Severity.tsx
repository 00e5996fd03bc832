import type { Severity } from '../api/types';

const SHAPES: Record<Severity, string> = {
  CRITICAL: '◆',
  HIGH: '▲',
  MEDIUM: '■',
  LOW: '●',
  INFO: '○',
};

export const SEVERITIES: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'];

/** A severity by text, shape and colour, so that no one of them has to be seen. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span className={`severity severity-${severity.toLowerCase()}`}>
      <span aria-hidden="true">{SHAPES[severity]}</span> {severity.toLowerCase()}
    </span>
  );
}

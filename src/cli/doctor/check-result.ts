/** The result of one check, printed as one line. */
export type CheckResult = {
  readonly status: 'ok' | 'failed' | 'unknown';
  readonly name: string;
  readonly message: string;
};

const statusSymbols = { ok: '✓', failed: '✗', unknown: '–' } as const satisfies Record<CheckResult['status'], string>;

export function formatCheckResult({ status, name, message }: CheckResult): string {
  return `${statusSymbols[status]} ${name}: ${message}`;
}

export const passed = (name: string, message: string): CheckResult => ({ status: 'ok', name, message });
export const failed = (name: string, message: string): CheckResult => ({ status: 'failed', name, message });
export const skipped = (name: string, message: string): CheckResult => ({ status: 'unknown', name, message });

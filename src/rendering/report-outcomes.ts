import type { FeedbackReport } from '../replies/feedback-reply.ts';

export type ReportDay = FeedbackReport['dailyCounts'][number];
export type ReportOutcome = Exclude<keyof ReportDay, 'day'>;

/** The outcomes in the order in which they are told and drawn. */
export const reportOutcomes: readonly { readonly outcome: ReportOutcome; readonly name: string }[] = [
  { outcome: 'answered', name: 'answered' },
  { outcome: 'notStated', name: 'not stated' },
  { outcome: 'unsure', name: 'unsure' },
  { outcome: 'noMatch', name: 'no match' },
  { outcome: 'withheld', name: 'withheld' },
];

export function dayTotal(day: ReportDay): number {
  return reportOutcomes.reduce((sum, { outcome }) => sum + day[outcome], 0);
}

/** "47 answered, 4 not stated"; outcomes that never came are left out. */
export function outcomeSummary(days: readonly ReportDay[]): string {
  const totals = reportOutcomes.map(({ outcome, name }) => ({
    name,
    count: days.reduce((sum, day) => sum + day[outcome], 0),
  }));
  const parts = totals.filter(({ count }) => count > 0).map(({ name, count }) => `${count} ${name}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-11-03" is shown as "3 Nov". */
export function formatShortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]}`;
}

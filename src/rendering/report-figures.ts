import type { Report } from '../answering/feedback-reply.ts';

export type Day = Report['perDay'][number];
export type Outcome = Exclude<keyof Day, 'day'>;

/** The outcomes in the order in which they are told and drawn. */
export const outcomes: readonly { readonly outcome: Outcome; readonly name: string }[] = [
  { outcome: 'answered', name: 'answered' },
  { outcome: 'notStated', name: 'not stated' },
  { outcome: 'unsure', name: 'unsure' },
  { outcome: 'noMatch', name: 'no match' },
  { outcome: 'withheld', name: 'withheld' },
];

export function totalOf(day: Day): number {
  return outcomes.reduce((sum, { outcome }) => sum + day[outcome], 0);
}

/** "47 answered, 4 not stated"; outcomes that never came are left out. */
export function figuresOf(days: readonly Day[]): string {
  const figures = outcomes.map(({ outcome, name }) => ({
    name,
    count: days.reduce((sum, day) => sum + day[outcome], 0),
  }));
  const told = figures.filter(({ count }) => count > 0).map(({ name, count }) => `${count} ${name}`);
  return told.length === 0 ? 'none' : told.join(', ');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-11-03" is shown as "3 Nov". */
export function shortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]}`;
}

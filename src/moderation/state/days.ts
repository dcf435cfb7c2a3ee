const dayMs = 24 * 60 * 60_000;

export function daysBefore(date: Date, days: number): Date {
  return new Date(date.getTime() - days * dayMs);
}

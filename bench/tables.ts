import { engineName, findPeer } from './contestants.ts';
import type { Results, Speed } from './results.ts';

/** The results as text for a terminal. */
export function tablesOf(results: Results): string {
  return [...accuracyTables(results), ...speedTables(results)].join('\n');
}

function accuracyTables({ accuracy }: Results): string[] {
  return (['wordings', 'sentences'] as const).flatMap((texts) => {
    const rows = accuracy
      .filter((one) => one.texts === texts)
      .map(({ name, figures }) => [
        label(name),
        percent(figures.right),
        percent(figures.answerableRight),
        percent(figures.answerableWrong),
        percent(figures.notAnswered),
        `${percent(figures.careful.answerableRight)} (${percent(figures.careful.answerableWrong)} wrong)`,
        String(figures.questions),
      ]);
    const head = ['right', 'answered rightly', 'wrongly', 'not answered', 'rightly, careful', 'questions'];
    return [...table([`searching ${texts}`, ...head], rows), ''];
  });
}

function speedTables({ speed, memory }: Results): string[] {
  const counts = [...new Set(speed.map(({ wordings }) => wordings))];
  return counts.flatMap((wordings, at) => {
    const rows = speed
      .filter((one) => one.wordings === wordings)
      .map((one) => {
        const bytes = memory.filter(({ name }) => name === one.name)[at]?.bytes ?? Number.NaN;
        return [label(one.name), ms(one.median), slowest(one), ms(one.index), megabytes(bytes), String(one.asked)];
      });
    return [...table([`${wordings} wordings`, 'median', 'p99', 'index', 'memory', 'questions'], rows), ''];
  });
}

function slowest({ p99, asked }: Speed): string {
  return asked < 100 ? `${ms(p99)} (slowest)` : ms(p99);
}

function label(name: string): string {
  const setUp = findPeer(name)?.setUp;
  return name === engineName || setUp === undefined ? name : `${name} (${setUp})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function ms(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return `${value < 10 ? value.toPrecision(2) : value.toFixed(0)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The first column to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

import { engineName, findLibrary } from './engines.ts';
import type { Results, Speed } from './results.ts';

/** The results as text for a terminal. */
export function formatTables(results: Results): string {
  return [...accuracyTables(results), ...speedTables(results)].join('\n');
}

function accuracyTables({ accuracy }: Results): string[] {
  return (['paraphrases', 'sentences'] as const).flatMap((corpus) => {
    const rows = accuracy
      .filter((result) => result.corpus === corpus)
      .map(({ name, metrics }) => [
        label(name),
        formatPercent(metrics.right),
        formatPercent(metrics.answerableRight),
        formatPercent(metrics.answerableWrong),
        formatPercent(metrics.notAnswered),
        `${formatPercent(metrics.careful.answerableRight)} (${formatPercent(metrics.careful.answerableWrong)} wrong)`,
        String(metrics.questions),
      ]);
    const head = ['right', 'answered rightly', 'wrongly', 'not answered', 'rightly, careful', 'questions'];
    return [...formatTable([`searching ${corpus}`, ...head], rows), ''];
  });
}

function speedTables({ speed, memory }: Results): string[] {
  const paraphraseCounts = [...new Set(speed.map(({ paraphraseCount }) => paraphraseCount))];
  return paraphraseCounts.flatMap((wordings, sizeIndex) => {
    const rows = speed
      .filter((result) => result.paraphraseCount === wordings)
      .map((result) => {
        const bytes = memory.filter(({ name }) => name === result.name)[sizeIndex]?.bytes ?? Number.NaN;
        return [
          label(result.name),
          formatMs(result.medianMs),
          formatSlowest(result),
          formatMs(result.indexMs),
          formatMegabytes(bytes),
          String(result.questionCount),
        ];
      });
    return [...formatTable([`${wordings} wordings`, 'median', 'p99', 'index', 'memory', 'questions'], rows), ''];
  });
}

function formatSlowest({ p99Ms, questionCount }: Speed): string {
  return questionCount < 100 ? `${formatMs(p99Ms)} (slowest)` : formatMs(p99Ms);
}

function label(name: string): string {
  const configuration = findLibrary(name)?.configuration;
  return name === engineName || configuration === undefined ? name : `${name} (${configuration})`;
}

function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function formatMs(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return `${value < 10 ? value.toPrecision(2) : value.toFixed(0)} ms`;
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The first column is left-aligned, the others right-aligned. */
function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

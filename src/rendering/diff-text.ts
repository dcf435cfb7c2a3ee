import type { EntryChanges } from '../knowledge/diff.ts';
import type { Entry, Fact, NotStated } from '../knowledge/knowledge.ts';
import type { ChangePreview, OutcomeComparison } from '../replies/change-reply.ts';
import { comparisonLabel, correctionsLine, coverageLine, diffSummary, outcomeComparisonLine } from './change-blocks.ts';
import { attributionLine, citationLabel } from './format.ts';

/** Everything that a preview compares, as lines of text for a file. */
export function diffText(preview: ChangePreview): string {
  const { difference, incident, baseline, commandsAdded, commandsRemoved, bundledQuestions, recentQuestions } = preview;
  return `${[
    `${incident.title} (${incident.id}), ${comparisonLabel(baseline)}`,
    diffSummary(difference),
    coverageLine(difference),
    correctionsLine(preview),
    ...listLines('Commands added', commandsAdded),
    ...listLines('Commands removed', commandsRemoved),
    ...changeLines('', difference, factLines),
    ...changeLines(', NOT STATED', difference.notStated, notStatedLines),
    ...outcomeLines('Built-in test questions', bundledQuestions),
    ...outcomeLines('Recent questions on this server', recentQuestions),
  ].join('\n')}\n`;
}

function listLines(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.map((name) => `/${name}`).join(', ')}`];
}

function sectionLines(title: string): string[] {
  return ['', `== ${title}`];
}

function changeLines<T extends Entry>(
  kind: string,
  changes: EntryChanges<T>,
  linesOf: (entry: T) => string[],
): string[] {
  return [
    ...changes.changed.flatMap(({ before, after }) => [
      ...sectionLines(`CHANGED${kind} ${after.id}`),
      'before:',
      ...linesOf(before),
      'after:',
      ...linesOf(after),
    ]),
    ...changes.removed.flatMap((entry) => [...sectionLines(`REMOVED${kind} ${entry.id}`), ...linesOf(entry)]),
    ...changes.added.flatMap((entry) => [...sectionLines(`ADDED${kind} ${entry.id}`), ...linesOf(entry)]),
  ];
}

function factLines(fact: Fact): string[] {
  return [
    `  ${fact.question}`,
    `  ${fact.answer}`,
    `  ${attributionLine(fact)}`,
    ...fact.citations.map((citation) => `    ${citation.quote}  (${citationLabel(citation)})`),
  ];
}

function notStatedLines({ question, closestSentence }: NotStated): string[] {
  return [
    `  ${question}`,
    ...(closestSentence ? [`    closest: ${closestSentence.quote}  (${citationLabel(closestSentence)})`] : []),
  ];
}

function outcomeLines(title: string, comparison: OutcomeComparison | undefined): string[] {
  if (!comparison) return [];
  const examples = comparison.examples.map(({ question, before, after }) => `  ${question}: ${before} → ${after}`);
  const unlistedCount = comparison.changedCount - examples.length;
  return [
    ...sectionLines(outcomeComparisonLine(title, comparison)),
    ...examples,
    ...(unlistedCount > 0 ? [`  and ${unlistedCount} more`] : []),
  ];
}

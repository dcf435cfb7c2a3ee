import type { Fares, Preview } from '../answering/change-reply.ts';
import type { Changes } from '../knowledge/difference.ts';
import type { Entry, Fact, NotStated } from '../knowledge/knowledge.ts';
import { comparedWith, correctionsLine, coverage, inShort } from './change-wording.ts';
import { faresLine } from './fares-wording.ts';
import { citationLabel, saidBy } from './names.ts';

/** Everything that a preview compares, as lines of text for a file. */
export function differenceText(preview: Preview): string {
  const { difference, incident, against, commandsAdded, commandsRemoved, ownQuestions, recentQuestions } = preview;
  return `${[
    `${incident.title} (${incident.id}), ${comparedWith(against)}`,
    inShort(difference),
    coverage(difference),
    correctionsLine(preview.corrections),
    ...list('Commands that come', commandsAdded),
    ...list('Commands that go', commandsRemoved),
    ...changes('', difference, factLines),
    ...changes(', NOT STATED', difference.notStated, unstatedLines),
    ...fares('Questions that come with the project', ownQuestions),
    ...fares('Questions asked here of late', recentQuestions),
  ].join('\n')}\n`;
}

function list(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.map((name) => `/${name}`).join(', ')}`];
}

function section(title: string): string[] {
  return ['', `== ${title}`];
}

function changes<T extends Entry>(kind: string, some: Changes<T>, linesOf: (entry: T) => string[]): string[] {
  return [
    ...some.changed.flatMap(({ before, after }) => [
      ...section(`CHANGED${kind} ${after.id}`),
      'before:',
      ...linesOf(before),
      'after:',
      ...linesOf(after),
    ]),
    ...some.removed.flatMap((entry) => [...section(`REMOVED${kind} ${entry.id}`), ...linesOf(entry)]),
    ...some.added.flatMap((entry) => [...section(`ADDED${kind} ${entry.id}`), ...linesOf(entry)]),
  ];
}

function factLines(fact: Fact): string[] {
  return [
    `  ${fact.question}`,
    `  ${fact.answer}`,
    `  ${saidBy(fact)}`,
    ...fact.citations.map((citation) => `    ${citation.quote}  (${citationLabel(citation)})`),
  ];
}

function unstatedLines({ question, nearest }: NotStated): string[] {
  return [`  ${question}`, ...(nearest ? [`    nearest: ${nearest.quote}  (${citationLabel(nearest)})`] : [])];
}

function fares(title: string, some: Fares | undefined): string[] {
  if (!some) return [];
  const examples = some.examples.map(({ question, before, after }) => `  ${question}: ${before} → ${after}`);
  const unnamed = some.changed - examples.length;
  return [...section(faresLine(title, some)), ...examples, ...(unnamed > 0 ? [`  and ${unnamed} more`] : [])];
}

import type { Fares, Preview } from '../answering/change-reply.ts';
import type { Fact } from '../knowledge/knowledge.ts';
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
    ...difference.changed.flatMap(({ before, after }) => [
      ...section(`CHANGED ${after.id}`),
      'before:',
      ...factLines(before),
      'after:',
      ...factLines(after),
    ]),
    ...difference.removed.flatMap((fact) => [...section(`REMOVED ${fact.id}`), ...factLines(fact)]),
    ...difference.added.flatMap((fact) => [...section(`ADDED ${fact.id}`), ...factLines(fact)]),
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

function factLines(fact: Fact): string[] {
  return [
    `  ${fact.question}`,
    `  ${fact.answer}`,
    `  ${saidBy(fact)}`,
    ...fact.citations.map((citation) => `    ${citation.quote}  (${citationLabel(citation)})`),
  ];
}

function fares(title: string, some: Fares | undefined): string[] {
  if (!some) return [];
  const examples = some.examples.map(({ question, before, after }) => `  ${question}: ${before} → ${after}`);
  const unnamed = some.changed - examples.length;
  return [...section(faresLine(title, some)), ...examples, ...(unnamed > 0 ? [`  and ${unnamed} more`] : [])];
}

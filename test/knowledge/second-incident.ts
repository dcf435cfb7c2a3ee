import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { type ParseOptions, parseKnowledge } from '../../src/knowledge/parse.ts';
import { formatProblem, type Problem } from '../../src/knowledge/problem.ts';

/** A small valid knowledge file with every part of the format. Tests edit it. */
export const secondIncident = `# A small file for tests.
incident:
  id: mill-fire
  title: Fire in Mill Lane
  place: Mill Lane
  day: Tuesday
  time-zone: Europe/London
  summary: A mill burned down.

sources:
  - id: article
    title: The mill is gone
    text: |-
      A mill burned down in Mill Lane on Tuesday.
      Six engines came at around 9am, the fire brigade said.
      Chief Ada Brown said: ’Nobody was hurt.
      ’We counted 12 people outside. We thank the neighbours.’
      It burned until noon. It was not insured, the owner said.
      The mill had stood empty since spring. The mill had stood empty before.

speakers:
  - id: reporter
    name: the article
    reporter: true
  - id: brigade
    name: the fire brigade
  - id: brown
    name: Ada Brown
    role: Chief
    other-names: [Chief Brown]

facts:
  - id: what-burned
    command:
      name: what-burned
      description: What burned down?
    question: What burned down?
    paraphrases:
      - what was on fire
    answer: A mill in Mill Lane burned down.
    status: stated
    quotes:
      - A mill burned down in Mill Lane on Tuesday.
    topics: [fire]
  - id: engines
    question: How many engines came?
    answer: Six engines came.
    said-by: brigade
    status: claimed
    quotes:
      - Six engines came at around 9am, the fire brigade said.
    topics: [fire]
    time:
      written: around 9am
      sort: "09:00"
  - id: people
    question: Was anybody hurt?
    answer: Ada Brown says nobody was hurt, and that 12 people were outside.
    said-by: brown
    status: claimed
    quotes:
      - text: "Chief Ada Brown said: ’Nobody was hurt."
        said-by: brown
      - We counted 12 people outside.
    topics: [people]

not-stated:
  - id: cause
    question: What was the cause?
    paraphrases:
      - how did it start
    closest-sentence: It burned until noon.
    topics: [fire]

synonyms:
  - concept: fire brigade
    phrases: [firefighters, Blue Watch]

support-notices:
  - topics: [people]
    text: Talk to somebody.
    source: A help line's own page
`;

/** A text and its replacement. */
export type TextEdit = readonly [from: string, to: string];

/** The sample file with edits. Fails if it does not contain the text to replace. */
export function editSecondIncident(...edits: readonly TextEdit[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The file does not contain “${from}”.`);
    return text.replace(from, () => to);
  }, secondIncident);
}

export function findProblems(input: string | Uint8Array, options?: ParseOptions): readonly Problem[] {
  const parsed = parseKnowledge(input, options);
  return 'problems' in parsed ? parsed.problems : [];
}

/** The problems as users see them: “line:column message”. */
export function findProblemLines(input: string | Uint8Array, options?: ParseOptions): string[] {
  return findProblems(input, options).map(formatProblem);
}

export function parseValidKnowledge(input: string | Uint8Array): Knowledge {
  const parsed = parseKnowledge(input);
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(parsed.problems.map(formatProblem).join('\n'));
}

/** “line:column” of the first occurrence of the text, counted from 1. */
export function positionOf(text: string, searchText: string): string {
  const offset = text.indexOf(searchText);
  if (offset === -1) throw new Error(`The file does not contain “${searchText}”.`);
  const precedingLines = text.slice(0, offset).split('\n');
  return `${precedingLines.length}:${(precedingLines.at(-1) ?? '').length + 1}`;
}

import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { type ParseOptions, parseKnowledge } from '../../src/knowledge/parse.ts';
import { type Problem, problemLine } from '../../src/knowledge/problem.ts';

/** A small knowledge file without a fault, with every part that a file may have. Tests change it in one place or two. */
export const millFire = `# A small file for tests.
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
    asked:
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
    asked:
      - how did it start
    nearest: It burned until noon.
    topics: [fire]

terms:
  - name: fire brigade
    words: [firefighters, Blue Watch]

care:
  - topics: [people]
    text: Talk to somebody.
    source: A help line's own page
`;

/** A text and what stands there instead. */
export type Change = readonly [from: string, to: string];

/** The small file with some changes. Fails where there is nothing to change, so that no test goes on without its fault. */
export function millFireWith(...changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The file does not hold “${from}”.`);
    return text.replace(from, () => to);
  }, millFire);
}

export function problemsOf(input: string | Uint8Array, options?: ParseOptions): readonly Problem[] {
  const parsed = parseKnowledge(input, options);
  return 'problems' in parsed ? parsed.problems : [];
}

/** The problems as a person reads them, "line:column what to do". */
export function problemLines(input: string | Uint8Array, options?: ParseOptions): string[] {
  return problemsOf(input, options).map(problemLine);
}

export function knowledgeOf(input: string | Uint8Array): Knowledge {
  const parsed = parseKnowledge(input);
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(parsed.problems.map(problemLine).join('\n'));
}

/** "line:column" of the first place where these words stand, both counted from 1. */
export function placeOf(text: string, words: string): string {
  const offset = text.indexOf(words);
  if (offset === -1) throw new Error(`The file does not hold “${words}”.`);
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

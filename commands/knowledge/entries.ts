import type { Shift } from '../../src/answering/shift.ts';
import type { Entry, Fact } from '../../src/knowledge/knowledge.ts';
import { type Choice, longestChoice, type Option } from '../command.ts';

/** All facts and things not stated, those that are withheld too: for moderators alone. */
export function allEntries({ knowledge, withheld }: Shift): readonly Entry[] {
  return [...knowledge.facts, ...withheld.values(), ...knowledge.notStated];
}

export function withheldFacts({ withheld }: Shift): readonly Fact[] {
  return [...withheld.values()];
}

/** Ids under which something is withheld that the state in force does not have. */
export function withheldElse({ withheld, withholds }: Shift): readonly Choice[] {
  return [...withholds.keys()].filter((id) => !withheld.has(id)).map((id) => ({ name: id, value: id }));
}

/** Choices whose name or value holds every word that is typed. */
export function choicesLike(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/);
  return choices.filter(({ name, value }) => words.every((word) => `${value} ${name}`.toLowerCase().includes(word)));
}

/** Those whose id and question together hold every word that is typed. */
export function entriesLike(entries: readonly Entry[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/);
  return entries
    .filter(({ id, question }) => words.every((word) => `${id} ${question}`.toLowerCase().includes(word)))
    .map(({ id, question }) => ({ name: question.length <= longestChoice ? question : id, value: id }));
}

/** The id of what was sent: a client may send a question for its id. What there is not stays as it was typed. */
export function entryMeant(entries: readonly Entry[], typed: string): string {
  const wanted = typed.trim();
  return (entries.find(({ id }) => id === wanted) ?? entries.find(({ question }) => question === wanted))?.id ?? wanted;
}

type TextOption = Extract<Option, { kind: 'text' }>;

/** The entry that a command is about; what is sent in the end may still be any text. */
export function factOption(suggest: NonNullable<TextOption['suggest']>): TextOption {
  return { kind: 'text', name: 'fact', description: 'Its question or its id', required: true, longest: 300, suggest };
}

import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { Entry, Fact } from '../../src/knowledge/knowledge.ts';
import { type Choice, type CommandOption, maxChoiceLength } from '../context.ts';

/** All facts and things not stated, those that are withheld too: for moderators alone. */
export function listAllEntries({ knowledge, withheldFacts: withheld }: Snapshot): readonly Entry[] {
  return [...knowledge.facts, ...withheld.values(), ...knowledge.notStated];
}

export function listWithheldFacts({ withheldFacts: withheld }: Snapshot): readonly Fact[] {
  return [...withheld.values()];
}

/** Ids under which something is withheld that the state in force does not have. */
export function suggestUnmatchedWithholdings({ withheldFacts: withheld, withholdings }: Snapshot): readonly Choice[] {
  return [...withholdings.keys()].filter((id) => !withheld.has(id)).map((id) => ({ name: id, value: id }));
}

/** Choices whose name or value holds every word that is typed. */
export function filterChoices(choices: readonly Choice[], input: string): readonly Choice[] {
  const words = input.toLowerCase().split(/\s+/);
  return choices.filter(({ name, value }) => words.every((word) => `${value} ${name}`.toLowerCase().includes(word)));
}

/** Those whose id and question together hold every word that is typed. */
export function suggestEntries(entries: readonly Entry[], input: string): readonly Choice[] {
  const words = input.toLowerCase().split(/\s+/);
  return entries
    .filter(({ id, question }) => words.every((word) => `${id} ${question}`.toLowerCase().includes(word)))
    .map(({ id, question }) => ({ name: question.length <= maxChoiceLength ? question : id, value: id }));
}

/** The id of what was sent: a client may send a question for its id. What there is not stays as it was typed. */
export function resolveEntryId(entries: readonly Entry[], input: string): string {
  const query = input.trim();
  return (entries.find(({ id }) => id === query) ?? entries.find(({ question }) => question === query))?.id ?? query;
}

type StringOption = Extract<CommandOption, { kind: 'string' }>;

/** The entry that a command is about; what is sent in the end may still be any text. */
export function createFactOption(autocomplete: NonNullable<StringOption['autocomplete']>): StringOption {
  return {
    kind: 'string',
    name: 'fact',
    description: 'Question or id of the fact',
    required: true,
    maxLength: 300,
    autocomplete,
  };
}

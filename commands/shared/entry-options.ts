import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { Entry, Fact } from '../../src/knowledge/knowledge.ts';
import { type Choice, type CommandOption, maxChoiceLength } from '../context.ts';

/** All entries, including withheld facts: for moderators only. */
export function listAllEntries({ knowledge, withheldFacts: withheld }: Snapshot): readonly Entry[] {
  return [...knowledge.facts, ...withheld.values(), ...knowledge.notStated];
}

export function listWithheldFacts({ withheldFacts: withheld }: Snapshot): readonly Fact[] {
  return [...withheld.values()];
}

/** Ids of withheld facts that the active revision does not contain. */
export function suggestUnmatchedWithholdings({ withheldFacts: withheld, withholdings }: Snapshot): readonly Choice[] {
  return [...withholdings.keys()].filter((id) => !withheld.has(id)).map((id) => ({ name: id, value: id }));
}

/** The choices whose name or value contains every typed word. */
export function filterChoices(choices: readonly Choice[], input: string): readonly Choice[] {
  const words = input.toLowerCase().split(/\s+/);
  return choices.filter(({ name, value }) => words.every((word) => `${value} ${name}`.toLowerCase().includes(word)));
}

/** The entries whose id and question together contain every typed word. */
export function suggestEntries(entries: readonly Entry[], input: string): readonly Choice[] {
  const words = input.toLowerCase().split(/\s+/);
  return entries
    .filter(({ id, question }) => words.every((word) => `${id} ${question}`.toLowerCase().includes(word)))
    .map(({ id, question }) => ({ name: question.length <= maxChoiceLength ? question : id, value: id }));
}

/** Resolves a submitted id or question to the entry's id; a client may send the name of a choice. Unknown text is returned unchanged. */
export function resolveEntryId(entries: readonly Entry[], input: string): string {
  const query = input.trim();
  return (entries.find(({ id }) => id === query) ?? entries.find(({ question }) => question === query))?.id ?? query;
}

type StringOption = Extract<CommandOption, { kind: 'string' }>;

/** An option that names an entry. The submitted text can still be anything. */
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

import {
  always,
  type Choice,
  type CommandContext,
  maxChoiceLength,
  type Subcommand,
  stringOption,
} from '../context.ts';
import {
  createFactOption,
  filterChoices,
  listAllEntries,
  resolveEntryId,
  suggestEntries,
} from '../shared/entry-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const withhold: Subcommand = {
  kind: 'command',
  name: 'withhold',
  description: 'Stop telling a fact, at once and everywhere on this server; earlier answers are corrected',
  options: [
    createFactOption(suggestFacts),
    {
      kind: 'string',
      name: 'reason',
      description: 'Why, for the moderators’ log; nobody else sees it',
      required: true,
      maxLength: 300,
    },
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.changes.withhold(
        moderator,
        resolveEntryId(listAllEntries(context.snapshot), stringOption(options, 'fact')),
        stringOption(options, 'reason').trim(),
      ),
    ),
};

/** What is told now, and what is no more and still stands in earlier answers. */
async function suggestFacts(
  input: string,
  { snapshot, location, moderation }: CommandContext,
): Promise<readonly Choice[]> {
  const removedFacts = await moderation.changes.findRemovedFacts(location);
  return [
    ...suggestEntries(snapshot.knowledge.facts, input),
    ...filterChoices(removedFacts.map(toRemovedFactChoice), input),
  ];
}

function toRemovedFactChoice({ id, answer }: { readonly id: string; readonly answer: string }): Choice {
  const name = `No longer told: ${answer}`;
  return { name: name.length <= maxChoiceLength ? name : `No longer told: ${id}`, value: id };
}

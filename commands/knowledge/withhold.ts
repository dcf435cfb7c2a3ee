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
  description: 'Withhold a fact on this server at once, and take it out of earlier answers',
  options: [
    createFactOption(suggestFacts),
    {
      kind: 'string',
      name: 'reason',
      description: 'Why, for the audit log; only moderators see it',
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

/** The active facts, and removed facts that earlier answers still show. */
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
  const name = `Removed: ${answer}`;
  return { name: name.length <= maxChoiceLength ? name : `Removed: ${id}`, value: id };
}

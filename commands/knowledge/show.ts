import { always, type Subcommand, stringOption } from '../context.ts';
import { createFactOption, listAllEntries, resolveEntryId, suggestEntries } from '../shared/entry-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const show: Subcommand = {
  kind: 'command',
  name: 'show',
  description: 'Everything about one entry: paraphrases, sentences, votes',
  options: [createFactOption((input, { snapshot }) => suggestEntries(listAllEntries(snapshot), input))],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.queries.showEntry(
        moderator,
        resolveEntryId(listAllEntries(context.snapshot), stringOption(options, 'fact')),
      ),
    ),
};

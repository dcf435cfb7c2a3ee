import { always, type Subcommand, stringOption } from '../context.ts';
import {
  createFactOption,
  filterChoices,
  listWithheldFacts,
  resolveEntryId,
  suggestEntries,
  suggestUnmatchedWithholdings,
} from '../shared/entry-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const restore: Subcommand = {
  kind: 'command',
  name: 'restore',
  description: 'Show a withheld fact again, and correct earlier answers',
  options: [
    createFactOption((input, { snapshot }) => [
      ...suggestEntries(listWithheldFacts(snapshot), input),
      ...filterChoices(suggestUnmatchedWithholdings(snapshot), input),
    ]),
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.changes.unwithhold(
        moderator,
        resolveEntryId(listWithheldFacts(context.snapshot), stringOption(options, 'fact')),
      ),
    ),
};

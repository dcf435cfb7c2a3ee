import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import {
  always,
  type Choice,
  type CommandContext,
  type OptionValues,
  type Subcommand,
  stringOption,
} from '../context.ts';
import { publicationOptions, readPublication } from '../shared/publication-options.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const rollback: Subcommand = {
  kind: 'command',
  name: 'rollback',
  description: 'Preview an earlier revision, then publish or discard it',
  options: [
    {
      kind: 'string',
      name: 'revision',
      description: 'One of the last ten in /knowledge history',
      required: true,
      maxLength: 100,
      autocomplete: suggestRevisions,
    },
    ...publicationOptions,
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) => requireModerator(context, (moderator) => rollBackTo(options, context, moderator)),
};

async function suggestRevisions(input: string, { moderation, location }: CommandContext): Promise<readonly Choice[]> {
  const query = input.trim().toLowerCase();
  const revisions = await moderation.queries.earlierRevisions(location);
  return revisions.filter(({ name }) => name.toLowerCase().includes(query)).map(({ name, value }) => ({ name, value }));
}

/** A client may send the name of a choice instead of its value, and moderators may type a name from the history. */
async function rollBackTo(
  options: OptionValues,
  { moderation, location }: CommandContext,
  moderator: Moderator,
): Promise<Reply> {
  const query = stringOption(options, 'revision').trim();
  const revisionName = query.toLowerCase().replace(/^revision /, '');
  const revisions = await moderation.queries.earlierRevisions(location);
  const revision =
    revisions.find(({ value }) => value === revisionName) ?? revisions.find(({ name }) => name === query);
  return revision
    ? moderation.changes.rollback(moderator, revision.id, readPublication(options))
    : { kind: 'notice', notice: 'no-such-revision' };
}

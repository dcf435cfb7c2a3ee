import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { always, type Choice, type CommandContext, type Subcommand, stringOption } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const rollback: Subcommand = {
  kind: 'command',
  name: 'rollback',
  description: 'Go back to an earlier state: it shows what would change, and you decide',
  options: [
    {
      kind: 'string',
      name: 'revision',
      description: 'One of the last ten, as /knowledge history lists them',
      required: true,
      maxLength: 100,
      autocomplete: suggestRevisions,
    },
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) => rollBackTo(stringOption(options, 'revision'), context, moderator)),
};

async function suggestRevisions(input: string, { moderation, location }: CommandContext): Promise<readonly Choice[]> {
  const query = input.trim().toLowerCase();
  const revisions = await moderation.queries.earlierRevisions(location);
  return revisions.filter(({ name }) => name.toLowerCase().includes(query)).map(({ name, value }) => ({ name, value }));
}

/** A client may send a choice's name for its value, and people type what a revision is called in the history. */
async function rollBackTo(
  input: string,
  { moderation, location }: CommandContext,
  moderator: Moderator,
): Promise<Reply> {
  const query = input.trim();
  const revisionName = query.toLowerCase().replace(/^revision /, '');
  const revisions = await moderation.queries.earlierRevisions(location);
  const revision =
    revisions.find(({ value }) => value === revisionName) ?? revisions.find(({ name }) => name === query);
  return revision
    ? moderation.changes.rollback(moderator, revision.id)
    : { kind: 'notice', notice: 'no-such-revision' };
}

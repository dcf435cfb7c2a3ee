import type { Reply } from '../../src/answering/reply.ts';
import type { Moderator } from '../../src/moderation/moderation.ts';
import { always, type Choice, type Room, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const rollback: Subcommand = {
  kind: 'command',
  name: 'rollback',
  description: 'Go back to an earlier state: it shows what would change, and you decide',
  options: [
    {
      kind: 'text',
      name: 'revision',
      description: 'One of the last ten, as /knowledge history lists them',
      required: true,
      longest: 100,
      suggest: revisionsLike,
    },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) => asModerator(room, (by) => goBack(textOption(options, 'revision'), room, by)),
};

async function revisionsLike(typed: string, { moderation, place }: Room): Promise<readonly Choice[]> {
  const wanted = typed.trim().toLowerCase();
  const earlier = await moderation.archive.earlier(place);
  return earlier.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ name, value }) => ({ name, value }));
}

/** A client may send a choice's name for its value, and people type what a revision is called in the history. */
async function goBack(typed: string, { moderation, place }: Room, by: Moderator): Promise<Reply> {
  const wanted = typed.trim();
  const called = wanted.toLowerCase().replace(/^revision /, '');
  const earlier = await moderation.archive.earlier(place);
  const chosen = earlier.find(({ value }) => value === called) ?? earlier.find(({ name }) => name === wanted);
  return chosen ? moderation.changes.rollback(by, chosen.id) : { kind: 'notice', notice: 'no-such-revision' };
}

import type { Reply } from '../../src/answering/reply.ts';
import type { Moderator } from '../../src/moderation/moderation.ts';
import { always, flagOption, type Options, type Room, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const settings: Subcommand = {
  kind: 'command',
  name: 'settings',
  description: 'What this server has chosen; with an option, change it',
  options: [
    { kind: 'channel', name: 'log-channel', description: 'Post every line of the moderators’ log here too' },
    { kind: 'flag', name: 'log-off', description: 'Post the moderators’ log nowhere; /knowledge log still has it' },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) => asModerator(room, (by) => choose(options, room, by)),
};

async function choose(options: Options, { moderation }: Room, by: Moderator): Promise<Reply> {
  const channel = textOption(options, 'log-channel');
  if (flagOption(options, 'log-off')) return moderation.choices.logTo(by, undefined);
  return channel === '' ? moderation.choices.show(by) : moderation.choices.logTo(by, channel);
}

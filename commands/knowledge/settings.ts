import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import {
  always,
  booleanOption,
  type CommandContext,
  type OptionValues,
  type Subcommand,
  stringOption,
} from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const settings: Subcommand = {
  kind: 'command',
  name: 'settings',
  description: 'The settings of this server; with an option, change them',
  options: [
    { kind: 'channel', name: 'log-channel', description: 'Post every audit log entry in this channel too' },
    { kind: 'boolean', name: 'log-off', description: 'Stop posting the audit log; /knowledge log still shows it' },
  ],
  ephemeral: always,
  deferred: true,
  run: (options, context) => requireModerator(context, (moderator) => applySettings(options, context, moderator)),
};

async function applySettings(
  options: OptionValues,
  { moderation }: CommandContext,
  moderator: Moderator,
): Promise<Reply> {
  const channelId = stringOption(options, 'log-channel');
  if (booleanOption(options, 'log-off')) return moderation.settings.setLogChannel(moderator, undefined);
  return channelId === ''
    ? moderation.settings.show(moderator)
    : moderation.settings.setLogChannel(moderator, channelId);
}

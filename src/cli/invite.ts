import { defineCommand } from 'citty';
import { createApiStatus } from '../discord/api-status.ts';
import { invitationUrl, oauthScopes, requiredPermissions } from '../discord/permissions.ts';
import type { CliContext } from './cli-context.ts';

const missingTokenMessage =
  'There is no DISCORD_TOKEN, by which Discord tells whom to invite. Put it into .env: discord.com/developers > your application > Bot > Reset Token.';

export const inviteCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'invite', description: 'Print the link that lets the bot into a server, and what it asks for.' },
    async run() {
      const settings = context.readSettings();
      if ('problems' in settings) return context.fail(settings.problems);
      const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = settings.config;
      if (token === undefined) return context.fail([missingTokenMessage]);
      const result = await createApiStatus({ token, api }).application();
      if ('problem' in result) return context.fail([result.problem]);
      context.print(invitationUrl(result.value.id));
      context.print(`\nOpen it as somebody who may manage a server; ${result.value.name} asks for:`);
      for (const { name, reason } of requiredPermissions) context.print(`  ${name}, ${reason}`);
      context.print(`  and the scopes ${oauthScopes.join(' and ')}, to be there and to offer commands.`);
    },
  });

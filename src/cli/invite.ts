import { defineCommand } from 'citty';
import { createApiStatus } from '../discord/api-status.ts';
import { invitationUrl, oauthScopes, requiredPermissions } from '../discord/permissions.ts';
import type { CliContext } from './cli-context.ts';

const missingTokenMessage =
  'DISCORD_TOKEN is missing, so the bot to invite is unknown. Add it to .env: discord.com/developers > your application > Bot > Reset Token.';

export const inviteCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'invite',
      description: 'Print the link that adds the bot to a server, and the permissions it requests.',
    },
    async run() {
      const settings = context.readSettings();
      if ('problems' in settings) return context.fail(settings.problems);
      const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = settings.config;
      if (token === undefined) return context.fail([missingTokenMessage]);
      const result = await createApiStatus({ token, api }).application();
      if ('problem' in result) return context.fail([result.problem]);
      context.print(invitationUrl(result.value.id));
      context.print(`\nOpen the link as a user with the Manage Server permission. ${result.value.name} requests:`);
      for (const { name, reason } of requiredPermissions) context.print(`  ${name}, ${reason}`);
      context.print(`  and the scopes ${oauthScopes.join(' and ')}, to join the server and register commands.`);
    },
  });

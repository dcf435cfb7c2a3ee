import { defineCommand } from 'citty';
import { openInquiry } from '../discord/inquiry.ts';
import { invitationLink, neededPermissions, scopes } from '../discord/permissions.ts';
import type { Caller } from './caller.ts';

const noToken =
  'There is no DISCORD_TOKEN, by which Discord tells whom to invite. Put it into .env: discord.com/developers > your application > Bot > Reset Token.';

export const inviteCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'invite', description: 'Print the link that lets the bot into a server, and what it asks for.' },
    async run() {
      const settings = caller.settings();
      if ('problems' in settings) return caller.fail(settings.problems);
      const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = settings.config;
      if (token === undefined) return caller.fail([noToken]);
      const said = await openInquiry({ token, api }).application();
      if ('problem' in said) return caller.fail([said.problem]);
      caller.print(invitationLink(said.found.id));
      caller.print(`\nOpen it as somebody who may manage a server; ${said.found.name} asks for:`);
      for (const { name, why } of neededPermissions) caller.print(`  ${name}, ${why}`);
      caller.print(`  and the scopes ${scopes.join(' and ')}, to be there and to offer commands.`);
    },
  });

import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordState } from '../state/discord-state.ts';
import { channelPayload, serverPayload } from '../state/guild-payloads.ts';
import type { Server } from '../state/guilds.ts';
import { apiErrors } from './api-error.ts';
import { get, ok, open, post, type Route } from './router.ts';
import { type BodyParser, snowflake } from './validation.ts';

const directChannelSchema = z.strictObject({ recipient_id: snowflake });

/** The gateway's address, the application, servers, members, users, and direct channels with users. */
export function lookupRoutes(state: DiscordState, parseBody: BodyParser): Route[] {
  const { gatewayUrl: url, application } = state;

  function requireServer(id: string): Server {
    const server = state.findServer(id);
    if (!server?.members.has(application.id)) throw apiErrors.unknownGuild();
    return server;
  }

  return [
    open.get('/gateway', () => ok({ url })),
    get('/gateway/bot', () => ok(gatewayInfo(url))),
    get('/applications/@me', () => ok(applicationPayload(state))),
    get('/oauth2/applications/@me', () => ok(applicationPayload(state))),
    get('/guilds/:server', (call) => ok(serverPayload(requireServer(call.param('server'))))),
    get('/guilds/:server/members/:user', (call) => {
      const member = requireServer(call.param('server')).members.get(call.param('user'));
      if (!member) throw apiErrors.unknownMember();
      return ok(member);
    }),
    get('/users/@me', () =>
      ok({ ...application.bot, mfa_enabled: true, verified: true, email: null, locale: 'en-US' }),
    ),
    get('/users/:user', (call) => {
      const user = state.findUser(call.param('user'));
      if (!user) throw apiErrors.unknownUser();
      return ok(user);
    }),
    post('/users/@me/channels', (call) => {
      const user = state.findUser(parseBody(call.body, directChannelSchema).recipient_id);
      if (!user || user.bot) throw apiErrors.invalidRecipient();
      const channel = state.directChannel(user);
      return ok(channelPayload(channel, state.messages.lastMessageId(channel.id)));
    }),
  ];
}

function gatewayInfo(url: string): APIGatewayBotInfo {
  // With lower concurrency, clients wait 5 s between the identifies of two shards.
  const limits = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 };
  return { url, shards: 1, session_start_limit: limits };
}

/** The fields in Discord's specification, some of which discord-api-types lacks. */
function applicationPayload({ application, owner, servers }: DiscordState) {
  return {
    id: application.id,
    name: application.name,
    icon: null,
    description: '',
    type: null,
    bot: application.bot,
    bot_public: false,
    bot_require_code_grant: false,
    summary: '',
    verify_key: '0'.repeat(64),
    flags: application.flags,
    flags_new: String(application.flags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner,
    approximate_guild_count: servers.length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

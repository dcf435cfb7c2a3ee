import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { okResponse, type Route } from './api-call.ts';

/** What a bot asks about itself and the way to the gateway. */
export function applicationRoutes(state: DiscordState): Route[] {
  const url = state.gatewayUrl;
  const getApplication = () => okResponse(applicationPayload(state));
  return [
    { method: 'GET', path: '/gateway', skipsAuthorization: true, handle: () => okResponse({ url }) },
    { method: 'GET', path: '/gateway/bot', handle: () => okResponse(gatewayInfo(url)) },
    { method: 'GET', path: '/applications/@me', handle: getApplication },
    { method: 'GET', path: '/oauth2/applications/@me', handle: getApplication },
  ];
}

function gatewayInfo(url: string): APIGatewayBotInfo {
  // With less concurrency, clients wait 5 s between the identifies of two shards.
  const limits = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 };
  return { url, shards: 1, session_start_limit: limits };
}

/** The fields are those of Discord's specification, which has some that discord-api-types lacks. */
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

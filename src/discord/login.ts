import { type Client, DiscordAPIError, Events, GatewayCloseCodes, HTTPError } from 'discord.js';

/** The login failed. The message is for the operator. */
export class LoginError extends Error {}

/**
 * Logs in and waits for the ready event. discord.js may wait forever, or reject while it still tries to connect. So the time
 * is limited here, and after a LoginError the client must be destroyed.
 */
export async function login(client: Client, token: string, apiUrl: string, timeoutSeconds: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(
    () =>
      reject(
        new LoginError(
          `Discord (${apiUrl}) did not accept the connection within ${timeoutSeconds} seconds. Check the network and DISCORD_API_URL.`,
        ),
      ),
    timeoutSeconds * 1000,
  );
  client.once(Events.ClientReady, () => resolve());
  client.login(token).catch((error: unknown) => reject(new LoginError(explainConnectionError(error, apiUrl))));
  try {
    await promise;
  } finally {
    clearTimeout(timer);
  }
}

const refusedToken =
  'Discord refuses the token. Copy it again from discord.com/developers (your application, Bot, Reset Token) into DISCORD_TOKEN.';
const refusedIntents =
  'Discord refuses the intents that the bot requests. It needs no privileged intents; check that the token belongs to the right application.';

/** Explains to the operator why Discord closed the connection for good. */
export function explainPermanentClose(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return refusedToken;
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return refusedIntents;
    case GatewayCloseCodes.ShardingRequired:
      return 'The bot is in too many servers for one connection. Discord requires sharding, which this version does not support.';
    default:
      return `Discord closed the connection permanently (code ${code}). Start the bot again; discordstatus.com shows known outages.`;
  }
}

/** Explains to the operator why the bot cannot connect. */
export function explainConnectionError(error: unknown, apiUrl: string): string {
  const { code, message } = readError(error);
  if (code === 'TokenInvalid' || (error instanceof DiscordAPIError && error.status === 401)) return refusedToken;
  if (code === 'DisallowedIntents' || /disallowed intent/i.test(message)) return refusedIntents;
  if (error instanceof Error && error.name === 'AbortError')
    return `Discord (${apiUrl}) cannot be reached from here (no answer in time). Check the network and DISCORD_API_URL.`;
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|UND_ERR/.test(`${code} ${message}`))
    return `Discord (${apiUrl}) cannot be reached from here (${code}). Check the network and DISCORD_API_URL.`;
  return `Discord (${apiUrl}) did not let the bot in (${describeFault(error, code)}). Try again in a few minutes; discordstatus.com shows known outages.`;
}

/** The error's code, its HTTP status, or its kind. The libraries' own messages are not meant for operators. */
function describeFault(error: unknown, code: string): string {
  if (code !== '') return code;
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return `HTTP status ${error.status}`;
  return error instanceof Error ? error.name : 'unknown error';
}

function readError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  // A page of a proxy instead of JSON has no code.
  const code = 'code' in error && error.code !== undefined ? String(error.code) : '';
  return { code, message: error.message };
}

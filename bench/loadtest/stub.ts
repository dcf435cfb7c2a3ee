import { Agent, request } from 'node:http';
import {
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { generalCommands } from '../../commands/index.ts';
import { generalCommandPayload } from '../../src/discord/command-payloads.ts';

/**
 * A bot without knowledge that answers everything at once, without discord.js: the upper bound of the emulator and the
 * load generator.
 */
const { DISCORD_TOKEN: token = '', DISCORD_API_URL: api = '' } = process.env;
const agent = new Agent({ keepAlive: true });
const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages;

function sendRequest(method: string, path: string, body?: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
    const sent = request(`${api}/v10${path}`, { method, agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

const frameSchema = z.object({ op: z.number(), s: z.number().nullish(), t: z.string().nullish(), d: z.unknown() });
const interactionSchema = z.object({ id: z.string(), token: z.string(), type: z.enum(InteractionType) });
const messageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  author: z.object({ bot: z.boolean().optional() }),
});

async function answerInteraction({ id, token: secret, type }: z.output<typeof interactionSchema>): Promise<void> {
  const isAutocomplete = type === InteractionType.ApplicationCommandAutocomplete;
  const choices = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
  const message = { type: InteractionResponseType.ChannelMessageWithSource, data: { content: 'Yes.', components } };
  await sendRequest('POST', `/interactions/${id}/${secret}/callback`, isAutocomplete ? choices : message);
}

const components = [{ type: 1, components: [{ type: 2, style: 2, label: 'Again', custom_id: 'again' }] }];

async function handleDispatch(type: string, data: unknown): Promise<void> {
  if (type === GatewayDispatchEvents.InteractionCreate) await answerInteraction(interactionSchema.parse(data));
  if (type !== GatewayDispatchEvents.MessageCreate) return;
  const { id, channel_id, author } = messageSchema.parse(data);
  if (author.bot) return;
  await sendRequest('POST', `/channels/${channel_id}/messages`, {
    content: 'Yes.',
    message_reference: { message_id: id },
  });
}

const { id: application } = z
  .object({ id: z.string() })
  .parse(JSON.parse(await sendRequest('GET', '/applications/@me')));
const commands = [...generalCommands.map(generalCommandPayload)];
await sendRequest('PUT', `/applications/${application}/commands`, commands);
const socket = new WebSocket(api.replace(/^http/, 'ws').replace(/\/api$/, ''));
socket.on('open', () =>
  socket.send(JSON.stringify({ op: GatewayOpcodes.Identify, d: { token, intents, properties: {} } })),
);
socket.on('message', (data) => {
  const { t, d } = frameSchema.parse(JSON.parse(String(data)));
  if (t) handleDispatch(t, d).catch((error: unknown) => process.stderr.write(`${error}\n`));
});
process.once('SIGTERM', () => process.exit(0));

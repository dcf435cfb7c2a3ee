import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import type { CommandPayload } from './command-payloads.ts';

/**
 * Registers the commands if they differ from the registered ones. Resolves with whether they did. Discord allows 200
 * creations per server and day (discord-api-docs, application-commands).
 */
export async function registerCommands(
  rest: Pick<REST, 'get' | 'put'>,
  applicationId: string,
  payloads: readonly CommandPayload[],
  serverId?: string,
): Promise<boolean> {
  if (await areRegistered(rest, applicationId, payloads, serverId)) return false;
  await rest.put(commandsRoute(applicationId, serverId), { body: payloads });
  return true;
}

/** Whether Discord already has exactly these commands. */
export async function areRegistered(
  rest: Pick<REST, 'get'>,
  applicationId: string,
  payloads: readonly CommandPayload[],
  serverId?: string,
): Promise<boolean> {
  const registered = await rest.get(commandsRoute(applicationId, serverId));
  return isDeepStrictEqual(normalizeAll(registered), normalizeAll(payloads));
}

function commandsRoute(applicationId: string, serverId: string | undefined) {
  return serverId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, serverId);
}

/** The compared fields. Discord adds ids and versions, and omits empty or false values. */
const comparedFields = [
  'type',
  'name',
  'description',
  'options',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'max_length',
  'channel_types',
  'default_member_permissions',
  'contexts',
];

function normalizeAll(payloads: unknown): unknown[] {
  const items = Array.isArray(payloads) ? payloads : [];
  return items.map(normalize).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function normalize(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalize);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, field]) => comparedFields.includes(key) && !isEmpty(field));
  return Object.fromEntries(
    entries.map(([key, field]) => [key, normalize(field)]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

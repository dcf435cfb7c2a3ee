import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import type { Definition } from './definitions.ts';

/**
 * Makes the commands that Discord has the ones that are wanted, and says whether it had to write. A server has 200
 * creations a day (discord-api-docs, application-commands), so nothing is written where nothing differs.
 */
export async function registerCommands(
  rest: Pick<REST, 'get' | 'put'>,
  application: string,
  wanted: readonly Definition[],
  server?: string,
): Promise<boolean> {
  if (await isRegistered(rest, application, wanted, server)) return false;
  await rest.put(routeOf(application, server), { body: wanted });
  return true;
}

/** Whether the commands that Discord has are the ones that are wanted. */
export async function isRegistered(
  rest: Pick<REST, 'get'>,
  application: string,
  wanted: readonly Definition[],
  server?: string,
): Promise<boolean> {
  const registered = await rest.get(routeOf(application, server));
  return isDeepStrictEqual(essences(registered), essences(wanted));
}

function routeOf(application: string, server: string | undefined) {
  return server === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, server);
}

/** What counts when definitions are compared: Discord adds ids and versions, and leaves out what is empty or false. */
const telling = [
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

function essences(definitions: unknown): unknown[] {
  const list = Array.isArray(definitions) ? definitions : [];
  return list.map(essence).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, part]) => telling.includes(key) && !isEmpty(part));
  return Object.fromEntries(
    entries.map(([key, part]) => [key, essence(part)]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function isEmpty(part: unknown): boolean {
  return (
    part === null || part === undefined || part === false || part === '' || (Array.isArray(part) && part.length === 0)
  );
}

import type { StoredMessage } from '../state/message-types.ts';
import { invalidField } from './api-error.ts';

const defaultLimit = 50;
const maxLimit = 100;

/**
 * The messages that a query selects, newest first, by
 * https://docs.discord.com/developers/resources/message#get-channel-messages.
 */
export function paginateMessages(oldestFirst: readonly StoredMessage[], query: URLSearchParams): StoredMessage[] {
  const limit = Number(query.get('limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw invalidField('limit', 'NUMBER_TYPE_MAX', `int value should be between 1 and ${maxLimit}.`);
  }
  const [before, after, around] = ['before', 'after', 'around'].map((name) => readSnowflake(query, name));
  const messageId = ({ message }: StoredMessage): bigint => BigInt(message.id);
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const older = oldestFirst.filter((one) => messageId(one) < around).slice(-half);
    return [...older, ...oldestFirst.filter((one) => messageId(one) >= around).slice(0, half + 1)].reverse();
  }
  if (after !== undefined)
    return oldestFirst
      .filter((one) => messageId(one) > after)
      .slice(0, limit)
      .reverse();
  return oldestFirst
    .filter((one) => before === undefined || messageId(one) < before)
    .slice(-limit)
    .reverse();
}

function readSnowflake(query: URLSearchParams, name: string): bigint | undefined {
  const id = query.get(name);
  if (id === null) return undefined;
  if (!/^\d+$/.test(id)) throw invalidField(name, 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
  return BigInt(id);
}

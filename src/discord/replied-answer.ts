import { ComponentType, type Message } from 'discord.js';
import { parseCustomId, parseEntryArgument } from '../../commands/shared/custom-id.ts';
import type { Snapshot } from '../answering/snapshot.ts';
import { type Entry, findEntry } from '../knowledge/knowledge.ts';

/** The entry of the bot's answer to which a message replies; its buttons contain the id. Undefined if it cannot be read. */
export async function findRepliedEntry(message: Message, { knowledge }: Snapshot): Promise<Entry | undefined> {
  if (!isReplyToBot(message)) return undefined;
  const replied = await message.fetchReference().catch(() => undefined);
  const [entryId] = replied ? customIdsOf(replied).flatMap(entryIdsOf) : [];
  return entryId === undefined ? undefined : findEntry(knowledge, entryId);
}

export function isReplyToBot({ mentions, reference, client }: Message): boolean {
  return reference !== null && mentions.repliedUser?.id === client.user.id;
}

function customIdsOf({ components }: Message): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow ? row.components.flatMap(({ customId }) => customId ?? []) : [],
  );
}

/** Of the buttons of an answer; those of a list refer to several entries. */
function entryIdsOf(customId: string): readonly string[] {
  const { action, argument } = parseCustomId(customId);
  return ['context', 'helpful', 'unsupported'].includes(action) ? parseEntryArgument(argument).entryIds : [];
}

import { ComponentType, type Message } from 'discord.js';
import { parseCustomId, parseEntryArgument } from '../../commands/shared/custom-id.ts';

/** The id of the entry that the message answers to which this one replies; its buttons contain it. */
export async function findRepliedEntryId(message: Message): Promise<string | undefined> {
  if (!isReplyToBot(message)) return undefined;
  const replied = await message.fetchReference().catch(() => undefined);
  const [entryId] = replied ? customIdsOf(replied).flatMap(entryIdsOf) : [];
  return entryId;
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

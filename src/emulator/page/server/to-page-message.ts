import type { APIEmbed } from 'discord-api-types/v10';
import type { VisibleMessage } from '../../emulator.ts';
import { componentTexts } from '../../state/components.ts';
import type { PageEmbed, PageMessage, PageReference } from '../protocol.ts';
import type { Participants } from './participants.ts';
import { type DisplayNames, toMarkdownNodes } from './to-markdown-nodes.ts';
import { toComponentRows, unsupportedParts } from './to-page-components.ts';

/** Maximum length of the excerpt from the message that is replied to, in characters. */
const maxExcerptLength = 100;

/** A message in the format of the page. `findMessage` finds the message that it replies to. */
export function toPageMessage(
  message: VisibleMessage,
  participants: Participants,
  findMessage: (id: string) => VisibleMessage | undefined,
): PageMessage {
  const { id, channelId, author, content, embeds, attachments, areEmbedsSuppressed } = message;
  const displayNames = participants.displayNames();
  const text = [content, ...componentTexts(message.components)].filter((text) => text !== '').join('\n');
  return {
    id,
    channelId,
    author: { id: author.id, name: author.name, isBot: author.isBot },
    nodes: toMarkdownNodes(text, displayNames),
    source: text,
    embeds: areEmbedsSuppressed ? [] : embeds.map((embed) => toPageEmbed(embed, displayNames)),
    componentRows: toComponentRows(message, participants.selectableEntities()),
    unsupportedParts: unsupportedParts(message),
    files: attachments.map(({ filename, size, content_type = '', description }, index) => ({
      name: filename,
      size,
      type: content_type,
      description,
      path: `/files/${channelId}/${id}/${index}`,
    })),
    readerRole: participants.roleOf(message.readerId),
    isLoading: message.isLoading,
    isEdited: message.isEdited,
    pingedRoles: message.pingedIds.flatMap((userId) => participants.roleOf(userId) ?? []),
    reference: toReference(message, displayNames, findMessage),
    sentAt: message.sentAt,
  };
}

function toReference(
  { repliedMessageId, command }: VisibleMessage,
  displayNames: DisplayNames,
  findMessage: (id: string) => VisibleMessage | undefined,
): PageReference | undefined {
  if (command) return { kind: 'command', ...command };
  if (repliedMessageId === undefined) return undefined;
  const repliedMessage = findMessage(repliedMessageId);
  if (!repliedMessage) return { kind: 'deleted' };
  const excerpt = plainText(toMarkdownNodes(repliedMessage.content.slice(0, maxExcerptLength * 3), displayNames)).slice(
    0,
    maxExcerptLength,
  );
  return {
    kind: 'reply',
    messageId: repliedMessageId,
    author: { id: repliedMessage.author.id, name: repliedMessage.author.name },
    excerpt,
  };
}

function plainText(nodes: PageMessage['nodes']): string {
  const texts = nodes.map((node) => {
    if ('text' in node) return node.text;
    if ('children' in node) return plainText(node.children);
    return node.kind === 'list' ? node.items.map(plainText).join(' ') : ' ';
  });
  return texts.join('').replaceAll(/\s+/g, ' ');
}

function toPageEmbed(
  { title = '', description = '', fields = [], footer }: APIEmbed,
  displayNames: DisplayNames,
): PageEmbed {
  return {
    title: toMarkdownNodes(title, displayNames),
    text: toMarkdownNodes(description, displayNames),
    fields: fields.map(({ name, value }) => ({
      name: toMarkdownNodes(name, displayNames),
      text: toMarkdownNodes(value, displayNames),
    })),
    footer: footer?.text ?? '',
  };
}

import {
  type APIAttachment,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { maxFileBytes } from '../file-limits.ts';
import type { Attachments, Upload } from '../state/attachments.ts';
import { completeComponents, componentTexts, type ResolvedMedia, walkComponents } from '../state/components.ts';
import type { Channel } from '../state/guilds.ts';
import { emptyContents, type MessageContents } from '../state/message-types.ts';
import { apiErrors, invalidField, invalidFormBody, type ValidationProblem } from './api-error.ts';
import { completeEmbeds } from './embed-schema.ts';
import type { MessageBody } from './message-schema.ts';

/** The request body, its files, and for an edit the previous contents. */
export type MessageInput = {
  readonly body: MessageBody;
  readonly files: ReadonlyMap<number, Upload>;
  readonly channel: Channel;
  /** The flags that the bot may set. */
  readonly settableFlags: number;
  readonly previous?: MessageContents;
};

/** The contents of the message; an edit keeps the fields that it does not contain. Throws ApiError. */
export function composeMessage(input: MessageInput, attachments: Attachments): MessageContents {
  const { body, files, channel, previous = emptyContents } = input;
  const { content = previous.content, embeds, components } = body;
  const attached = attachFiles(body.attachments, files, previous.attachments, (file, extraFields) =>
    attachments.add(channel.id, file, extraFields),
  );
  const resolveMedia = (url: string): ResolvedMedia => findMedia(url, attached);
  const contents = {
    content: (content ?? '').trim(),
    embeds: embeds === undefined ? previous.embeds : completeEmbeds(embeds ?? [], (url) => resolveMedia(url).url),
    components: components === undefined ? previous.components : completeComponents(components ?? [], resolveMedia),
    attachments: attached,
    flags: composeFlags(input),
  };
  validateContents(contents);
  return contents;
}

function composeFlags({ body, settableFlags, previous }: MessageInput): number {
  const requested = body.flags ?? 0;
  if (requested & ~settableFlags) {
    const flagNames = Object.entries(MessageFlags).filter(
      ([, bit]) => typeof bit === 'number' && bit & requested & ~settableFlags,
    );
    const message = `These flags cannot be set here: ${flagNames.map(([name]) => name).join(', ')}.`;
    throw invalidField('flags', 'MESSAGE_FLAGS_INVALID', message);
  }
  const keptFlags = (previous?.flags ?? 0) & ~MessageFlags.Loading;
  const clearedFlags = body.flags === undefined || body.flags === null ? 0 : MessageFlags.SuppressEmbeds;
  return (keptFlags & ~clearedFlags) | requested;
}

/** Maximum number of files in a message. */
const maxFiles = 10;

type AttachmentDescriptions = NonNullable<MessageBody['attachments']>;

/**
 * The files of a message: the previous ones that `attachments` lists, and the uploads. Without `attachments` the previous
 * files stay. Throws ApiError.
 */
function attachFiles(
  descriptions: AttachmentDescriptions | null | undefined,
  uploads: ReadonlyMap<number, Upload>,
  existing: readonly APIAttachment[],
  add: (file: Upload, extraFields: Partial<APIAttachment>) => APIAttachment,
): APIAttachment[] {
  const entries = descriptions ?? [];
  const isDescribed = ({ id }: APIAttachment): boolean => entries.some((entry) => String(entry.id) === id);
  const retained = descriptions === undefined ? existing : existing.filter(isDescribed);
  const unknownEntries = entries.filter(
    ({ id }) => !uploads.has(Number(id)) && !retained.some((one) => one.id === String(id)),
  );
  if (unknownEntries.length > 0) {
    const message = `Neither the request nor the message has a file of this id: ${unknownEntries.map(({ id }) => id).join(', ')}.`;
    throw invalidField('attachments', 'ATTACHMENT_NOT_FOUND', message);
  }
  if (retained.length + uploads.size > maxFiles) throw apiErrors.tooManyAttachments(maxFiles);
  if (uploads.values().some(({ data }) => Buffer.byteLength(data) > maxFileBytes)) throw apiErrors.requestTooLarge();
  const added = [...uploads].map(([number, file]) => {
    const { title, description } = entries.find(({ id }) => Number(id) === number) ?? {};
    return add(file, { ...(title && { title }), ...(description && { description }) });
  });
  return [...retained, ...added];
}

/** Resolves `attachment://name` to a file of the message; other addresses stay. Throws ApiError. */
function findMedia(url: string, files: readonly APIAttachment[]): ResolvedMedia {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  if (name === undefined) return { id: '0', url, proxy_url: url, name: url, size: 0 };
  const file = files.find(({ filename }) => filename === name);
  if (!file) {
    throw invalidField('attachments', 'MESSAGE_ATTACHMENT_NOT_FOUND', `The message has no file named ${name}.`);
  }
  return { id: file.id, url: file.url, proxy_url: file.proxy_url, attachment_id: file.id, name, size: file.size };
}

// The limits: https://docs.discord.com/developers/components/reference

/** Maximum number of rows without Components V2. */
const maxRows = 5;
/** Maximum number of components with Components V2, nested ones included. */
const maxComponents = 40;
/** Maximum length of all text displays together, in characters; from the discord.js guide. */
const maxTotalTextLength = 4000;

/** Checks the rules across the parts of a message. Throws ApiError. */
function validateContents(contents: MessageContents): void {
  const isV2 = (contents.flags & MessageFlags.IsComponentsV2) !== 0;
  const problems = [
    ...(isV2 ? componentsV2Problems(contents) : rowProblems(contents.components)),
    ...duplicateProblems(contents.components),
  ];
  if (problems.length > 0) throw invalidFormBody(problems);
  if (isEmpty(contents)) throw apiErrors.emptyMessage();
}

function isEmpty({ content, embeds, components, attachments }: MessageContents): boolean {
  return content === '' && embeds.length + components.length + attachments.length === 0;
}

function* componentsV2Problems({ content, embeds, components }: MessageContents): Generator<ValidationProblem> {
  const legacy = [content !== '' && 'content', embeds.length > 0 && 'embeds'].filter((name) => name !== false);
  for (const name of legacy) {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    yield { path: [name], code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message };
  }
  if ([...walkComponents(components)].length > maxComponents) {
    yield createProblem(
      ['components'],
      'BASE_TYPE_BAD_LENGTH',
      `Must be ${maxComponents} or fewer in length, nested ones counted.`,
    );
  }
  if (componentTexts(components).join('').length > maxTotalTextLength) {
    const message = `The texts of all components together must be ${maxTotalTextLength} or fewer in length.`;
    yield createProblem(['components'], 'COMPONENT_MAX_TEXT_SIZE_EXCEEDED', message);
  }
}

function* rowProblems(components: readonly APIMessageTopLevelComponent[]): Generator<ValidationProblem> {
  if (components.length > maxRows) {
    yield createProblem(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${maxRows} in length.`);
  }
  for (const [index, { type }] of components.entries()) {
    if (type === ComponentType.ActionRow) continue;
    const message = `Value of field "type" must be one of (${ComponentType.ActionRow},).`;
    yield createProblem(['components', String(index), 'type'], 'UNION_TYPE_CHOICES', message);
  }
}

function* duplicateProblems(components: readonly APIMessageTopLevelComponent[]): Generator<ValidationProblem> {
  const allComponents = [...walkComponents(components)];
  const customIds = allComponents.flatMap((component) => ('custom_id' in component ? [component.custom_id] : []));
  if (new Set(customIds).size < customIds.length) {
    yield createProblem(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  if (new Set(allComponents.map(({ id }) => id)).size < allComponents.length) {
    yield createProblem(['components'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  }
}

function createProblem(path: readonly string[], code: string, message: string): ValidationProblem {
  return { path, code, message };
}

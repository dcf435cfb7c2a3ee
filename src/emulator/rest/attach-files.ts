import type { APIAttachment } from 'discord-api-types/v10';
import { maxFileBytes } from '../file-limits.ts';
import type { Upload } from '../state/attachments.ts';
import type { ResolvedMedia } from '../state/complete-components.ts';
import { apiErrors, invalidField } from './api-error.ts';
import type { MessageBody } from './message-schema.ts';

/** How many files a message may have. */
const maxFiles = 10;

type AttachmentDescriptions = NonNullable<MessageBody['attachments']>;

/**
 * The files of a message: those it had before, as far as they are still named, and those that come with the request. An
 * edit that names no file at all leaves them as they were. Throws ApiError.
 */
export function attachFiles(
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

/** `attachment://name` stands for a file of the message; other addresses stand for themselves. Throws ApiError. */
export function findMedia(url: string, files: readonly APIAttachment[]): ResolvedMedia {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  if (name === undefined) return { id: '0', url, proxy_url: url, name: url, size: 0 };
  const file = files.find(({ filename }) => filename === name);
  if (!file) {
    throw invalidField('attachments', 'MESSAGE_ATTACHMENT_NOT_FOUND', `The message has no file named ${name}.`);
  }
  return { id: file.id, url: file.url, proxy_url: file.proxy_url, attachment_id: file.id, name, size: file.size };
}

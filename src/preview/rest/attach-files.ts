import type { APIAttachment } from 'discord-api-types/v10';
import { LARGEST_FILE } from '../file-limits.ts';
import type { Upload } from '../world/attachments.ts';
import type { Media } from '../world/finish-components.ts';
import { invalidField, refusals } from './api-error.ts';
import type { ContentsForm } from './message-form.ts';

/** How many files a message may have. */
const MOST_FILES = 10;

type Described = NonNullable<ContentsForm['attachments']>;

/**
 * The files of a message: those it had before, as far as they are still named, and those that come with the request. An
 * edit that names no file at all leaves them as they were. Throws ApiError.
 */
export function attachFiles(
  named: Described | null | undefined,
  coming: ReadonlyMap<number, Upload>,
  before: readonly APIAttachment[],
  add: (file: Upload, more: Partial<APIAttachment>) => APIAttachment,
): APIAttachment[] {
  const described = named ?? [];
  const isNamed = ({ id }: APIAttachment): boolean => described.some((entry) => String(entry.id) === id);
  const kept = named === undefined ? before : before.filter(isNamed);
  const strays = described.filter(({ id }) => !coming.has(Number(id)) && !kept.some((one) => one.id === String(id)));
  if (strays.length > 0) {
    const words = `Neither the request nor the message has a file of this id: ${strays.map(({ id }) => id).join(', ')}.`;
    throw invalidField('attachments', 'ATTACHMENT_NOT_FOUND', words);
  }
  if (kept.length + coming.size > MOST_FILES) throw refusals.tooManyAttachments(MOST_FILES);
  if (coming.values().some(({ data }) => Buffer.byteLength(data) > LARGEST_FILE)) throw refusals.requestTooLarge();
  const fresh = [...coming].map(([number, file]) => {
    const { title, description } = described.find(({ id }) => Number(id) === number) ?? {};
    return add(file, { ...(title && { title }), ...(description && { description }) });
  });
  return [...kept, ...fresh];
}

/** `attachment://name` stands for a file of the message; other addresses stand for themselves. Throws ApiError. */
export function findMedia(url: string, files: readonly APIAttachment[]): Media {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  if (name === undefined) return { id: '0', url, proxy_url: url, name: url, size: 0 };
  const file = files.find(({ filename }) => filename === name);
  if (!file) {
    throw invalidField('attachments', 'MESSAGE_ATTACHMENT_NOT_FOUND', `The message has no file named ${name}.`);
  }
  return { id: file.id, url: file.url, proxy_url: file.proxy_url, attachment_id: file.id, name, size: file.size };
}

import type { FileUploadType } from 'discord-api-types/v10';
import type { Guard } from '../schema/guard.ts';
import type { Upload } from './attachments.ts';

/** What a bot may ask of the files that people give: an extension such as `.pdf`, or a whole kind. */
export const fileType: Guard<FileUploadType> = (value, context): value is FileUploadType =>
  (typeof value === 'string' && /^(audio|image|video|\.[^.\s]{1,31})$/.test(value)) ||
  context.addProblem('FILE_TYPE_INVALID', `"${value}" is no extension and no kind of files.`);

/** Whether a client would let the file through. As on Discord it asks for the name and the type, never the contents. */
export function isAllowedFile(
  { name, contentType = '' }: Upload,
  allowed: readonly FileUploadType[] | undefined,
): boolean {
  if (!allowed?.length) return true;
  return allowed.some((allowedType) =>
    allowedType.startsWith('.')
      ? name.toLowerCase().endsWith(allowedType.toLowerCase())
      : contentType.startsWith(`${allowedType}/`),
  );
}

import type { FileUploadType } from 'discord-api-types/v10';
import type { Upload } from './attachments.ts';

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

import { createHash, randomBytes } from 'node:crypto';
import type { APIAttachment, FileUploadType } from 'discord-api-types/v10';

/** A file to upload. */
export type Upload = {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** The media type; application/octet-stream by default. */
  readonly contentType?: string;
  /** False metadata, such as a modified client could send. */
  readonly forged?: Partial<Pick<APIAttachment, 'url' | 'size' | 'filename'>>;
};

/** Lifetime of an attachment's URL, in s. */
const urlLifetimeSeconds = 24 * 60 * 60;

export type Attachments = ReturnType<typeof createAttachments>;

/** Files in memory. Their URLs start with `origin`, such as `http://127.0.0.1:1234`. */
export function createAttachments(nextId: () => string, origin: string) {
  const files = new Map<string, Upload>();
  const secret = randomBytes(16);

  function sign(path: string, expiry: string): string {
    return createHash('sha256').update(secret).update(path).update(expiry).digest('hex');
  }

  return {
    /** Stores the file under a signed URL that expires, as on Discord. */
    add(channelId: string, upload: Upload, extraFields: Partial<APIAttachment> = {}): APIAttachment {
      const id = nextId();
      const filename = upload.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
      const path = `/attachments/${channelId}/${id}/${filename}`;
      const issuedSeconds = Math.floor(Date.now() / 1000);
      const expiry = (issuedSeconds + urlLifetimeSeconds).toString(16);
      const url = `${origin}${encodeURI(path)}?ex=${expiry}&is=${issuedSeconds.toString(16)}&hm=${sign(path, expiry)}`;
      files.set(path, upload);
      const contentType = upload.contentType ?? 'application/octet-stream';
      const size = Buffer.byteLength(upload.data);
      return { id, filename, size, url, proxy_url: url, content_type: contentType, ...upload.forged, ...extraFields };
    },
    /** The file at this decoded path, if the signature is valid and has not expired. */
    read(path: string, query: URLSearchParams): Upload | undefined {
      const expiry = query.get('ex') ?? '';
      const isValid = Number.parseInt(expiry, 16) * 1000 > Date.now();
      return isValid && query.get('hm') === sign(path, expiry) ? files.get(path) : undefined;
    },
  };
}

/** Whether a client accepts the file. As on Discord, it checks the name and type, not the contents. */
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

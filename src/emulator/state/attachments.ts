import { createHash, randomBytes } from 'node:crypto';
import type { APIAttachment, FileUploadType } from 'discord-api-types/v10';

/** A file on its way in. */
export type Upload = {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** A media type; without one the file is sent as application/octet-stream. */
  readonly contentType?: string;
  /** What the bot is told of it that is not so, as somebody might who speaks with Discord without its client. */
  readonly forged?: Partial<Pick<APIAttachment, 'url' | 'size' | 'filename'>>;
};

/** How long the address of an attachment stays good, in s. */
const urlLifetimeSeconds = 24 * 60 * 60;

/** The files of this Discord, in memory. */
export type Attachments = ReturnType<typeof createAttachments>;

/** An empty store whose addresses begin with `origin`, such as `http://127.0.0.1:1234`. */
export function createAttachments(nextId: () => string, origin: string) {
  const files = new Map<string, Upload>();
  const secret = randomBytes(16);

  function sign(path: string, expiry: string): string {
    return createHash('sha256').update(secret).update(path).update(expiry).digest('hex');
  }

  return {
    /** Keeps the file and gives it a signed address, as Discord does, which is not to be stored. */
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
    /** The file at this path (decoded) if the signature is right and has not run out. */
    read(path: string, query: URLSearchParams): Upload | undefined {
      const expiry = query.get('ex') ?? '';
      const isValid = Number.parseInt(expiry, 16) * 1000 > Date.now();
      return isValid && query.get('hm') === sign(path, expiry) ? files.get(path) : undefined;
    },
  };
}

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

import type { Attachment, FetchFile } from '../../commands/context.ts';

/** The hosts of Discord's attachments. */
const discordOrigins = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** The largest knowledge file, in bytes. */
const maxFileBytes = 512 * 1024;
/** For the whole download, in ms. */
const fetchTimeoutMs = 10_000;

type FetchResult = Awaited<ReturnType<FetchFile>>;

export type FetchFileOptions = {
  /** Additional allowed origins, such as "http://127.0.0.1:1234" for the emulator. */
  readonly extraOrigins?: readonly string[];
  readonly timeoutMs?: number;
};

/**
 * Fetches uploaded knowledge files. Only from Discord's own hosts, because a forged URL could point to a machine that only the
 * bot can reach. Never rejects: it returns the problem and logs network errors.
 */
export function createAttachmentFetcher({
  extraOrigins = [],
  timeoutMs = fetchTimeoutMs,
}: FetchFileOptions = {}): FetchFile {
  const allowedOrigins = [...discordOrigins, ...extraOrigins];
  return async (file, log) => {
    const problem = findProblem(file, allowedOrigins);
    if (problem !== undefined) return { problem };
    try {
      return await download(file.url, AbortSignal.timeout(timeoutMs));
    } catch (err) {
      log.info({ err }, 'a file could not be fetched');
      return { problem: 'The file could not be fetched from Discord. Please send it again.' };
    }
  };
}

function findProblem({ name, size, url }: Attachment, allowedOrigins: readonly string[]): string | undefined {
  if (!/\.ya?ml$/i.test(name))
    return 'A knowledge file must be a YAML file. Upload one with a name that ends in .yaml or .yml.';
  if (size > maxFileBytes) return tooLargeMessage;
  return hasAllowedOrigin(url, allowedOrigins)
    ? undefined
    : 'Only files uploaded to Discord can be used. Attach the file to the command.';
}

/** Compares whole origins, so that "cdn.discordapp.com.evil.example" is refused. */
function hasAllowedOrigin(address: string, allowedOrigins: readonly string[]): boolean {
  const url = URL.parse(address);
  return url !== null && url.username === '' && url.password === '' && allowedOrigins.includes(url.origin);
}

async function download(url: string, signal: AbortSignal): Promise<FetchResult> {
  const response = await fetch(url, { redirect: 'error', signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return { problem: 'Discord no longer provides this file. Please send it again.' };
  }
  return readUpTo(maxFileBytes, response.body);
}

/** Counts the received bytes, because the announced size may be wrong. */
async function readUpTo(maxBytes: number, body: ReadableStream<Uint8Array>): Promise<FetchResult> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return { problem: tooLargeMessage };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks) };
}

const tooLargeMessage = `The file is larger than ${maxFileBytes / 1024} KB, the limit for knowledge files. Remove entries or paraphrases that you do not need.`;

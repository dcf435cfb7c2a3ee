import type { Attachment, CommandContext } from '../../commands/context.ts';

/** The hosts from which Discord hands out what people send along. */
const discordOrigins = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** The largest knowledge file, in bytes. */
const maxFileBytes = 512 * 1024;
/** For the whole file, in milliseconds. */
const fetchTimeoutMs = 10_000;

/** Where it is noted why a file did not come; pino's logger has this shape. */
export type AttachmentLog = { info(details: { readonly err: unknown }, message: string): void };

type FetchResult = Awaited<ReturnType<CommandContext['fetchFile']>>;

export type FetchFileOptions = {
  /** Other hosts that may be asked, such as "http://127.0.0.1:1234": those of a Discord on this machine. */
  readonly extraOrigins?: readonly string[];
  readonly timeoutMs?: number;
};

/**
 * Fetches knowledge files that people send along. Only from Discord's own hosts, since an address that somebody made up could
 * make the bot ask a machine that only it can reach. Never rejects: what is wrong is told, and noted in the log of
 * whoever's request it is.
 */
export function createAttachmentFetcher({
  extraOrigins = [],
  timeoutMs = fetchTimeoutMs,
}: FetchFileOptions = {}): (log: AttachmentLog) => CommandContext['fetchFile'] {
  const allowedOrigins = [...discordOrigins, ...extraOrigins];
  return (log) => async (file) => {
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
  if (!/\.ya?ml$/i.test(name)) return 'A knowledge file must be a YAML file with a name that ends in .yaml or .yml.';
  if (size > maxFileBytes) return tooLargeMessage;
  return hasAllowedOrigin(url, allowedOrigins) ? undefined : 'Only files uploaded to Discord can be used.';
}

/** A host is compared whole, as the parser of addresses reads it: "cdn.discordapp.com.evil.example" is another one. */
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

/** Counted as it comes: what is said of a size beforehand need not be true. */
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

const tooLargeMessage = `The file is larger than ${maxFileBytes / 1024} KB, the limit for knowledge files.`;

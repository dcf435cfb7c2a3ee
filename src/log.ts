import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';

/** Logs one line of JSON per event, by default to standard error, because standard output contains answers. Redacts tokens. */
export function createLog(level: string, destinationStream: DestinationStream = destination(2)): Logger {
  const paths = ['token', '*.token', 'headers.authorization', '*.headers.authorization'];
  return pino({ level, redact: { paths, censor: '…' }, serializers: { err: serializeError } }, destinationStream);
}

/**
 * Errors of discord.js contain the failed request: its URL includes the interaction token, with which anybody could answer as
 * the bot for 15 minutes, and its body the text of the answer.
 */
function serializeError(error: Error): object {
  const { requestBody: _, url, ...rest }: Readonly<Record<string, unknown>> = stdSerializers.err(error);
  return typeof url === 'string' ? { ...rest, url: redactToken(url) } : rest;
}

function redactToken(url: string): string {
  return url.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/, '$1…');
}

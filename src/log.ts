import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';

/**
 * One line an event, as JSON; on standard error if nothing else is said, since standard output belongs to answers. Tokens
 * never reach a log, whatever object they come in with.
 */
export function createLog(level: string, destinationStream: DestinationStream = destination(2)): Logger {
  const paths = ['token', '*.token', 'headers.authorization', '*.headers.authorization'];
  return pino({ level, redact: { paths, censor: '…' }, serializers: { err: serializeError } }, destinationStream);
}

/**
 * An error as it is logged. Errors of discord.js carry the request that failed: its address holds the token of the
 * interaction, by which anybody could answer in the bot's name for 15 minutes, and its body what somebody was told.
 */
function serializeError(error: Error): object {
  const { requestBody: _, url, ...rest }: Readonly<Record<string, unknown>> = stdSerializers.err(error);
  return typeof url === 'string' ? { ...rest, url: redactToken(url) } : rest;
}

function redactToken(url: string): string {
  return url.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/, '$1…');
}

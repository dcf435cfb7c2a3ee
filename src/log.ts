import { destination, type Logger, pino } from 'pino';

/**
 * One line an event, as JSON on standard error: standard output belongs to answers. Tokens never reach a log, whatever
 * object they come in with.
 */
export function openLog(level: string): Logger {
  return pino(
    { level, redact: { paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization'], censor: '…' } },
    destination(2),
  );
}

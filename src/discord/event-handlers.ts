import { randomInt } from 'node:crypto';
import { DiscordAPIError, type Interaction, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandContext } from '../../commands/context.ts';
import type { Location } from '../moderation/moderation.ts';
import type { AckLatencyTracker } from './ack-latency.ts';
import { delay } from './delay.ts';
import { handleInteraction } from './interactions.ts';
import { handleMessage } from './mentions.ts';
import type { BotMetrics, RequestSource } from './metrics.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { locationOf } from './read-input.ts';
import { isAnswerable, respond, respondToMessage } from './respond.ts';
import { createStalenessChecker } from './stale-interactions.ts';

/** One interaction or message. Each of its log lines contains the request id. */
type RequestContext = { readonly requestId: string; readonly log: Pick<Logger, 'info' | 'error'> };

export type EventHandlersOptions = {
  /** The room that a person is in; what goes wrong there is noted in the log of the request. */
  readonly createContext: (location: Location, userId: string, log: RequestContext['log']) => CommandContext;
  readonly rateLimiter: RateLimiter;
  readonly log: Pick<Logger, 'child'>;
  readonly metrics: BotMetrics;
  readonly ackLatency: AckLatencyTracker;
  /** How long an interaction that is probably too late waits behind the others, in ms; default 1000. */
  readonly staleDelayMs?: number | undefined;
};

/** The entry point of all gateway events. Handlers never reject: the user gets a failure notice with the request id. */
export function createEventHandlers(options: EventHandlersOptions) {
  const { createContext, rateLimiter, log, metrics, ackLatency, staleDelayMs = 1000 } = options;
  const stalenessChecker = createStalenessChecker();
  const beginRequest = (): RequestContext => {
    const requestId = createRequestId();
    return { requestId, log: log.child({ request: requestId }) };
  };
  /** Logs the error, and sends a failure notice unless the error is expected. */
  const reportFailure = async (
    error: unknown,
    source: RequestSource,
    request: RequestContext,
    apologise: () => Promise<unknown>,
  ) => {
    logError(error, source === 'message' ? 'message' : 'interaction', request.log);
    if (isExpectedError(error)) return;
    metrics.failed(source);
    await apologise().catch((apologyError: unknown) => logError(apologyError, 'apology', request.log));
  };

  return {
    async onInteraction(interaction: Interaction): Promise<void> {
      const startedAt = performance.now();
      const source = requestSourceOf(interaction);
      const request = beginRequest();
      const staleness = stalenessChecker.check(interaction.createdTimestamp);
      if (staleness === 'expired') {
        metrics.expired(source);
        return request.log.info('interaction expired before it could be answered');
      }
      ackLatency.interactionReceived(interaction.id);
      try {
        if (staleness === 'suspect') await delay(staleDelayMs);
        await handleInteraction(interaction, createContext(locationOf(interaction), interaction.user.id, request.log));
        if (staleness === 'suspect') stalenessChecker.report(true);
        metrics.answered(source, (performance.now() - startedAt) / 1000);
      } catch (error) {
        if (staleness === 'suspect' && isExpiredInteraction(error)) stalenessChecker.report(false);
        await reportFailure(error, source, request, () => respondWithFailure(interaction, request.requestId));
      } finally {
        ackLatency.interactionFinished(interaction.id);
      }
    },
    async onMessage(message: Message): Promise<void> {
      const startedAt = performance.now();
      // Most messages are not for the bot and need no request id.
      let currentRequest: RequestContext | undefined;
      const request = () => {
        currentRequest ??= beginRequest();
        return currentRequest;
      };
      try {
        const isAnswered = await handleMessage(
          message,
          () => createContext(locationOf(message), message.author.id, request().log),
          rateLimiter,
        );
        if (isAnswered) metrics.answered('message', (performance.now() - startedAt) / 1000);
      } catch (error) {
        await reportFailure(error, 'message', request(), () =>
          respondToMessage(message, { kind: 'notice', notice: 'failed', requestId: request().requestId }),
        );
      }
    },
  };
}

/** Autocomplete cannot show a message, so it gets an empty list. */
async function respondWithFailure(interaction: Interaction, requestId: string): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
  } else if (isAnswerable(interaction) && !interaction.replied)
    await respond(interaction, { kind: 'notice', notice: 'failed', requestId }, true);
}

function requestSourceOf(interaction: Interaction): RequestSource {
  if (interaction.isAutocomplete()) return 'autocomplete';
  if (interaction.isMessageContextMenuCommand()) return 'context-menu';
  if (interaction.isMessageComponent()) return 'button';
  return interaction.isModalSubmit() ? 'modal' : 'command';
}

function logError(error: unknown, subject: string, log: RequestContext['log']): void {
  if (isExpectedError(error)) log.info({ code: error.code }, `${subject} could not be answered`);
  else log.error({ err: error }, `${subject} failed`);
}

/** Expected Discord errors: a deleted message, a lost permission, an expired interaction. They are logged in one line. */
const expectedCodes: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

function isExpiredInteraction(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction;
}

function isExpectedError(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && expectedCodes.has(error.code);
}

/** No letters and digits that are easy to confuse, and no vowels, so that an id never spells a word. */
const alphabet = '34679CDFGHJKMNPQRTVWXY';

/** Identifies a request in the log and in the failure message to the user, such as "7F3K". About 230,000 values. */
export function createRequestId(): string {
  return Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

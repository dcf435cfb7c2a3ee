import type { Interaction, Message } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandContext } from '../../commands/context.ts';
import type { Location } from '../moderation/moderation.ts';
import type { AckLatencyTracker } from './ack-latency.ts';
import { delay } from './delay.ts';
import { isExpectedError, isExpiredInteraction } from './expected-errors.ts';
import { handleInteraction } from './interactions.ts';
import { locationOf } from './location.ts';
import { handleMessage, replyWithFailure } from './mentions.ts';
import type { BotMetrics, RequestSource } from './metrics.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { createRequestId } from './request-id.ts';
import { isAnswerable, respond } from './respond.ts';
import { createStalenessChecker } from './stale-interactions.ts';

/** One thing that somebody wants of the bot: every line that is logged of it bears its reference. */
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

/** Answers what comes in. Nothing rejects: whoever asked hears that it went wrong, and by which reference it was noted. */
export function createEventHandlers(options: EventHandlersOptions) {
  const { createContext, rateLimiter, log, metrics, ackLatency, staleDelayMs = 1000 } = options;
  const stalenessChecker = createStalenessChecker();
  const beginRequest = (): RequestContext => {
    const requestId = createRequestId();
    return { requestId, log: log.child({ request: requestId }) };
  };
  /** Apologises for a fault, unless it is one that comes with the weather. */
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
      // Most messages are none of the bot's business, and need no reference.
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
        await reportFailure(error, 'message', request(), () => replyWithFailure(message, request().requestId));
      }
    },
  };
}

/** Nothing can be said to somebody who is typing: they are offered nothing, and need not wait for it. */
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

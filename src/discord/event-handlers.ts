import { randomInt } from 'node:crypto';
import { DiscordAPIError, type Interaction, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandContext, FetchFile } from '../../commands/context.ts';
import { generalCommands } from '../../commands/index.ts';
import { answerFollowUp, parseFollowUp } from '../answering/follow-up.ts';
import type { Snapshot } from '../answering/snapshot.ts';
import type { Moderation } from '../moderation/moderation.ts';
import type { Reply } from '../replies/reply.ts';
import type { AckLatencyTracker } from './ack-latency.ts';
import { delay } from './delay.ts';
import { handleInteraction } from './interactions.ts';
import type { BotMetrics, RequestSource } from './metrics.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { hintForEmptyMention, isAddressedToBot, locationOf, questionText } from './read-input.ts';
import { recordAnswer } from './record-answer.ts';
import { findRepliedEntry, isReplyToBot } from './replied-answer.ts';
import { isAnswerable, respond, respondToMessage } from './respond.ts';
import { createStalenessChecker } from './stale-interactions.ts';

/** One interaction or message. Each of its log lines contains the request id. */
type RequestContext = { readonly requestId: string; readonly log: Pick<Logger, 'info' | 'error'> };

export type EventHandlersOptions = {
  readonly moderation: Moderation;
  readonly fetchFile: FetchFile;
  readonly rateLimiter: RateLimiter;
  readonly log: Pick<Logger, 'child'>;
  readonly metrics: BotMetrics;
  readonly ackLatency: AckLatencyTracker;
  /** Delay for an interaction that has probably expired, so that others go first, in ms; default 1000. */
  readonly staleDelayMs?: number | undefined;
};

/** The entry point of all gateway events. Handlers never reject: the user gets a failure notice with the request id. */
export function createEventHandlers(options: EventHandlersOptions) {
  const { moderation, fetchFile, rateLimiter, log, metrics, ackLatency, staleDelayMs = 1000 } = options;
  const stalenessChecker = createStalenessChecker();
  const beginRequest = (): RequestContext => {
    const requestId = createRequestId();
    return { requestId, log: log.child({ request: requestId }) };
  };
  const loadContext = async (interaction: Interaction, log: RequestContext['log']): Promise<CommandContext> => {
    const location = locationOf(interaction);
    const snapshot = await moderation.activeKnowledge.forChannel(location);
    const userId = interaction.user.id;
    return { snapshot, location, userId, moderation, log, fetchFile, commands: generalCommands };
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
        await handleInteraction(interaction, () => loadContext(interaction, request.log));
        if (staleness === 'suspect') stalenessChecker.report(true);
        metrics.answered(source, (performance.now() - startedAt) / 1000);
      } catch (error) {
        if (staleness === 'suspect' && isExpiredInteraction(error)) stalenessChecker.report(false);
        await reportFailure(error, source, request, () => respondWithFailure(interaction, request.requestId));
      } finally {
        ackLatency.interactionFinished(interaction.id);
      }
    },
    /** Answers a mention, a reply to one of the bot's messages, or a direct message. */
    async onMessage(message: Message): Promise<void> {
      const startedAt = performance.now();
      const { requestId, log } = beginRequest();
      try {
        if (!isAddressedToBot(message)) return;
        const decision = await rateLimiter.check(message.author.id, message.channelId);
        if (decision.kind === 'ignore') return;
        if (decision.kind === 'slow-down') {
          await respondToMessage(message, { kind: 'notice', notice: 'too-fast', retryAt: decision.retryAt });
          return;
        }
        const location = locationOf(message);
        const snapshot = await moderation.activeKnowledge.forChannel(location);
        const question = questionText(message.content);
        const reply = await answerMessage(message, question, snapshot);
        const sentMessage = await respondToMessage(message, reply);
        await recordAnswer({ location, snapshot, moderation, log }, reply, question, sentMessage);
        metrics.answered('message', (performance.now() - startedAt) / 1000);
      } catch (error) {
        await reportFailure(error, 'message', { requestId, log }, () =>
          respondToMessage(message, { kind: 'notice', notice: 'failed', requestId }),
        );
      }
    },
  };
}

/** A mention without words gets a hint if the user seems to mean another message; a follow-up is answered with what it follows. */
async function answerMessage(message: Message, question: string, snapshot: Snapshot): Promise<Reply> {
  const { answerer } = snapshot;
  const hint = question === '' ? hintForEmptyMention(message) : undefined;
  if (hint) return { kind: 'notice', notice: hint };
  const followUp = isReplyToBot(message) ? parseFollowUp(question) : undefined;
  const entry = followUp && (await findRepliedEntry(message, snapshot));
  return followUp && entry ? answerFollowUp(answerer, followUp, entry) : answerer.answer(question);
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

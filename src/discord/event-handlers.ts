import { randomInt } from 'node:crypto';
import { DiscordAPIError, type Interaction, type Message, type PartialMessage, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandContext, FetchFile } from '../../commands/context.ts';
import { generalCommands } from '../../commands/index.ts';
import { answerFollowUp, parseFollowUp } from '../answering/follow-up.ts';
import type { Snapshot } from '../answering/snapshot.ts';
import type { Moderation } from '../moderation/moderation.ts';
import type { Reply } from '../replies/reply.ts';
import type { AckLatencyTracker } from './ack-latency.ts';
import { createAnsweredMessages } from './answered-messages.ts';
import { delay } from './delay.ts';
import { handleInteraction } from './interactions.ts';
import type { BotMetrics, RequestSource } from './metrics.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { hintForEmptyMention, isAddressedToBot, locationOf, questionText } from './read-input.ts';
import { recordAnswer } from './record-answer.ts';
import { findRepliedEntryId, isReplyToBot } from './replied-answer.ts';
import { editAnswer, isAnswerable, respond, respondToMessage, type SentMessage } from './respond.ts';
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
  const answeredMessages = createAnsweredMessages();
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

  const answerAndRecord = async (
    message: Message,
    log: RequestContext['log'],
    send: (reply: Reply) => Promise<SentMessage>,
  ): Promise<void> => {
    const location = locationOf(message);
    const question = questionText(message.content);
    const sending = moderation.activeKnowledge.forChannel(location).then(async (snapshot) => {
      const reply = await answerMessage(message, question, snapshot);
      return { snapshot, reply, sentMessage: await send(reply) };
    });
    // At once, because the message may be edited or deleted while it is being answered.
    const answerId = sending.then(({ sentMessage }) => sentMessage.id).catch(() => undefined);
    answeredMessages.add(message.id, { question, answerId });
    const { snapshot, reply, sentMessage } = await sending;
    await recordAnswer({ location, snapshot, moderation, log }, reply, question, sentMessage);
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
        await answerAndRecord(message, log, (reply) => respondToMessage(message, reply));
        metrics.answered('message', (performance.now() - startedAt) / 1000);
      } catch (error) {
        if (error instanceof DiscordAPIError && error.status === 403)
          await moderation.feedback.recordRefusedAnswer(locationOf(message), log);
        await reportFailure(error, 'message', { requestId, log }, () =>
          respondToMessage(message, { kind: 'notice', notice: 'failed', requestId }),
        );
      }
    },
    /** An edited question gets another answer in place of the first, and a mention added by an edit gets its first one. */
    async onMessageEdited(message: Message): Promise<void> {
      const answered = answeredMessages.find(message.id);
      if (!answered) {
        const isNewMention = answeredMessages.isRecent(message.createdTimestamp) && isAddressedToBot(message);
        return isNewMention ? this.onMessage(message) : undefined;
      }
      if (questionText(message.content) === answered.question) return;
      const { requestId, log } = beginRequest();
      try {
        const decision = await rateLimiter.check(message.author.id, message.channelId);
        if (decision.kind !== 'allow') return;
        const answerId = await answered.answerId;
        const send = (reply: Reply) =>
          answerId === undefined ? respondToMessage(message, reply) : editAnswer(message, answerId, reply);
        await answerAndRecord(message, log, send);
      } catch (error) {
        await reportFailure(error, 'message', { requestId, log }, async () => undefined);
      }
    },
    /** Who deletes a question no longer wants its answer either. */
    async onMessageDeleted({ id, channel }: Message | PartialMessage): Promise<void> {
      const answered = answeredMessages.find(id);
      if (!answered) return;
      answeredMessages.remove(id);
      const { requestId, log } = beginRequest();
      try {
        const answerId = await answered.answerId;
        if (answerId !== undefined) await channel.messages.delete(answerId);
      } catch (error) {
        await reportFailure(error, 'message', { requestId, log }, async () => undefined);
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
  const entryId = followUp && (await findRepliedEntryId(message));
  const followed = followUp && entryId !== undefined ? answerFollowUp(snapshot, followUp, entryId) : undefined;
  return followed ?? answerer.answer(question);
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

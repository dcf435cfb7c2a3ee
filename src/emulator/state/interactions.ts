import { randomBytes } from 'node:crypto';
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  APIUser,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Channel } from './guilds.ts';
import type { StoredMessage } from './message-types.ts';

/** The user action behind an interaction. */
export type InteractionCause =
  | {
      readonly type: InteractionType.ApplicationCommand;
      readonly commandType: ApplicationCommandType;
      readonly commandName: string;
      /** The message of a context menu. */
      readonly targetId?: string;
    }
  | { readonly type: InteractionType.ApplicationCommandAutocomplete }
  | { readonly type: InteractionType.MessageComponent; readonly source: StoredMessage }
  | { readonly type: InteractionType.ModalSubmit; readonly trigger: Interaction };

/** The type of the first response, or 'failed' after the time limit. */
export type Acknowledgement =
  | { readonly kind: 'replied' | 'deferred' | 'updated' | 'update-deferred' | 'failed' }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] };

/** A user action that the bot must respond to. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly cause: InteractionCause;
  readonly channel: Channel;
  readonly user: APIUser;
  /** Undefined until the first response or the time limit. */
  acknowledgement: Acknowledgement | undefined;
  /** The message behind @original: the response, or for updates the message with the component. */
  originalResponse: StoredMessage | undefined;
  /** The original and the follow-ups, in order. */
  readonly messages: StoredMessage[];
  /** Resolves with the acknowledgement. */
  readonly acknowledged: Promise<Acknowledgement>;
  /** Resolves when a deferred response is filled in or deleted, or when the token expires. */
  readonly settled: Promise<void>;
};

/** Both in ms; 3 s and 15 min on Discord. */
export type InteractionLimits = { readonly ackTimeoutMs: number; readonly tokenLifetimeMs: number };

type PendingInteraction = {
  readonly interaction: Interaction;
  readonly startedAt: number;
  readonly acknowledge: (acknowledgement: Acknowledgement) => void;
  readonly settle: () => void;
  readonly timers: NodeJS.Timeout[];
};

/**
 * The interactions and their time limits: https://docs.discord.com/developers/interactions/receiving-and-responding.
 * Beyond `maxRetained` the oldest expire.
 */
export function openInteractions(
  nextId: () => string,
  limits: InteractionLimits,
  maxRetained = Number.POSITIVE_INFINITY,
) {
  const pendingByToken = new Map<string, PendingInteraction>();

  function acknowledge(pending: PendingInteraction, acknowledgement: Acknowledgement): void {
    pending.interaction.acknowledgement = acknowledgement;
    pending.acknowledge(acknowledgement);
    const isDeferred = acknowledgement.kind === 'deferred' || acknowledgement.kind === 'update-deferred';
    if (!isDeferred || hasExpired(pending)) pending.settle();
  }

  function hasExpired({ startedAt }: PendingInteraction): boolean {
    return Date.now() - startedAt >= limits.tokenLifetimeMs;
  }

  function failIfUnacknowledged(pending: PendingInteraction): void {
    if (!pending.interaction.acknowledgement) acknowledge(pending, { kind: 'failed' });
  }

  function startTimers(pending: PendingInteraction): void {
    // With 0 ms the result must not depend on a race between the timer and the bot.
    if (limits.ackTimeoutMs <= 0) failIfUnacknowledged(pending);
    const timers = [
      setTimeout(() => failIfUnacknowledged(pending), limits.ackTimeoutMs),
      setTimeout(() => pending.interaction.acknowledgement && pending.settle(), limits.tokenLifetimeMs),
    ];
    for (const timer of timers) pending.timers.push(timer.unref());
  }

  function evict(pending: PendingInteraction): void {
    failIfUnacknowledged(pending);
    pending.settle();
    for (const timer of pending.timers) clearTimeout(timer);
    pendingByToken.delete(pending.interaction.token);
  }

  return {
    /** Creates an interaction and starts its timers. */
    start(cause: InteractionCause, channel: Channel, user: APIUser): Interaction {
      const pending = createInteraction(nextId(), cause, channel, user);
      pendingByToken.set(pending.interaction.token, pending);
      const [oldest] = pendingByToken.size > maxRetained ? pendingByToken.values() : [];
      if (oldest) evict(oldest);
      startTimers(pending);
      return pending.interaction;
    },
    findByToken: (token: string): Interaction | undefined => pendingByToken.get(token)?.interaction,
    findById: (id: string): Interaction | undefined =>
      pendingByToken.values().find(({ interaction }) => interaction.id === id)?.interaction,
    /** True also for unknown tokens. */
    isExpired(token: string): boolean {
      const pending = pendingByToken.get(token);
      return !pending || hasExpired(pending);
    },
    /** Records the first response. */
    acknowledge(token: string, acknowledgement: Acknowledgement): void {
      const pending = pendingByToken.get(token);
      if (pending) acknowledge(pending, acknowledgement);
    },
    /** Records that the deferred response was filled in. */
    settle(token: string): void {
      pendingByToken.get(token)?.settle();
    },
    /** Stops all timers. */
    close(): void {
      for (const { timers } of pendingByToken.values()) for (const timer of timers) clearTimeout(timer);
    },
  };
}

function createInteraction(id: string, cause: InteractionCause, channel: Channel, user: APIUser): PendingInteraction {
  const { promise: acknowledged, resolve: acknowledge } = Promise.withResolvers<Acknowledgement>();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const token = randomBytes(48).toString('base64url');
  const initialState = { acknowledgement: undefined, originalResponse: undefined, messages: [] };
  const interaction: Interaction = { id, token, cause, channel, user, acknowledged, settled, ...initialState };
  return { interaction, startedAt: Date.now(), acknowledge, settle, timers: [] };
}

import { randomBytes } from 'node:crypto';
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  APIUser,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Channel } from './channels.ts';
import type { StoredMessage } from './messages.ts';

/** What made an interaction. */
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

/** How the bot first answered, or that it did not in time. */
export type Acknowledgement =
  | { readonly kind: 'replied' | 'deferred' | 'updated' | 'update-deferred' | 'failed' }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] };

/** Something that a person did and the bot is to answer. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly cause: InteractionCause;
  readonly channel: Channel;
  readonly user: APIUser;
  /** Undefined until the bot answered or its time ran out. */
  acknowledgement: Acknowledgement | undefined;
  /** The message that @original names: the answer, or for updates the message with the component. */
  original: StoredMessage | undefined;
  /** The original and the follow-ups, in order. */
  readonly messages: StoredMessage[];
  /** Resolves with the acknowledgement. */
  readonly acknowledged: Promise<Acknowledgement>;
  /** Resolves when a deferred answer is filled in or taken away, or can be no more. */
  readonly settled: Promise<void>;
};

/** How long an interaction waits, both in ms; Discord's own limits are 3 s and 15 min. */
export type InteractionLimits = { readonly acknowledgeWithin: number; readonly tokenLivesFor: number };

type Open = {
  readonly interaction: Interaction;
  readonly openedAt: number;
  readonly acknowledge: (how: Acknowledgement) => void;
  readonly settle: () => void;
  readonly clocks: NodeJS.Timeout[];
};

/**
 * The interactions of this Discord and their clocks; none at first. The limits are explained at
 * https://docs.discord.com/developers/interactions/receiving-and-responding. Of more than `keeps` the oldest are forgotten,
 * as if their time were over.
 */
export function openInteractions(nextId: () => string, limits: InteractionLimits, keeps = Number.POSITIVE_INFINITY) {
  const all = new Map<string, Open>();

  function acknowledge(open: Open, how: Acknowledgement): void {
    open.interaction.acknowledgement = how;
    open.acknowledge(how);
    const saysMore = how.kind === 'deferred' || how.kind === 'update-deferred';
    if (!saysMore || isOver(open)) open.settle();
  }

  function isOver({ openedAt }: Open): boolean {
    return Date.now() - openedAt >= limits.tokenLivesFor;
  }

  function giveUp(open: Open): void {
    if (!open.interaction.acknowledgement) acknowledge(open, { kind: 'failed' });
  }

  function startClocks(open: Open): void {
    // Without a delay the outcome must not depend on who is faster, the timer or the bot.
    if (limits.acknowledgeWithin <= 0) giveUp(open);
    const clocks = [
      setTimeout(() => giveUp(open), limits.acknowledgeWithin),
      setTimeout(() => open.interaction.acknowledgement && open.settle(), limits.tokenLivesFor),
    ];
    for (const clock of clocks) open.clocks.push(clock.unref());
  }

  function forget(open: Open): void {
    giveUp(open);
    open.settle();
    for (const clock of open.clocks) clearTimeout(clock);
    all.delete(open.interaction.token);
  }

  return {
    /** Opens an interaction; its time starts now. */
    open(cause: InteractionCause, channel: Channel, user: APIUser): Interaction {
      const open = newInteraction(nextId(), cause, channel, user);
      all.set(open.interaction.token, open);
      const [oldest] = all.size > keeps ? all.values() : [];
      if (oldest) forget(oldest);
      startClocks(open);
      return open.interaction;
    },
    find: (token: string): Interaction | undefined => all.get(token)?.interaction,
    withId: (id: string): Interaction | undefined =>
      all.values().find(({ interaction }) => interaction.id === id)?.interaction,
    /** Whether the token's time is over; true for a token that never was. */
    isExpired(token: string): boolean {
      const open = all.get(token);
      return !open || isOver(open);
    },
    /** Notes the first answer. */
    acknowledge(token: string, how: Acknowledgement): void {
      const open = all.get(token);
      if (open) acknowledge(open, how);
    },
    /** Notes that the bot said what it deferred. */
    settle(token: string): void {
      all.get(token)?.settle();
    },
    /** Stops all clocks. */
    close(): void {
      for (const { clocks } of all.values()) for (const clock of clocks) clearTimeout(clock);
    },
  };
}

function newInteraction(id: string, cause: InteractionCause, channel: Channel, user: APIUser): Open {
  const { promise: acknowledged, resolve: acknowledge } = Promise.withResolvers<Acknowledgement>();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const token = randomBytes(48).toString('base64url');
  const unanswered = { acknowledgement: undefined, original: undefined, messages: [] };
  const interaction: Interaction = { id, token, cause, channel, user, acknowledged, settled, ...unanswered };
  return { interaction, openedAt: Date.now(), acknowledge, settle, clocks: [] };
}

import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { ChannelClient, DiscordEmulator, UserClient, VisibleMessage } from '../emulator.ts';
import { buttonsIn } from './message-text.ts';

type TerminalRole = 'member' | 'moderator';
type Suggestions = readonly { readonly name: string; readonly value: string | number }[];

/** Who sits at the terminal, where, and what they have before them. */
export type UserSession = {
  role(): TerminalRole;
  setRole(role: TerminalRole): void;
  /** Their client, in the channel where they are, or in another one. */
  channelClient(channelId?: string): ChannelClient;
  /** Goes to a channel of the first server, which is made if there is none of this name. */
  goToChannel(name: string): void;
  readonly channels: () => DiscordEmulator['servers'][number]['channels'];
  /** All commands of the server, whoever may use them. */
  readonly commands: () => readonly APIApplicationCommand[];
  /** Whether a message is for their eyes. */
  canSee(message: VisibleMessage): boolean;
  /** The name behind a mention. */
  formatMention(formatMention: string): string;
  /** Notes a message that is shown: bare numbers press its buttons, if it has any, and its files can be saved. */
  recordDisplayed(message: VisibleMessage): void;
  readonly lastMessageWithButtons: () => VisibleMessage | undefined;
  readonly lastFiles: () => VisibleMessage['attachments'];
  /** Notes what was suggested for an option, since people take a suggestion by its name. */
  recordSuggestions(option: string, choices: Suggestions): void;
  suggestedValue(option: string, text: string): string | number | undefined;
};

/** A seat in the first channel of the first server, for a member. */
export function createUserSession(discord: DiscordEmulator): UserSession {
  const clients: Readonly<Record<TerminalRole, UserClient>> = {
    member: discord.user('member'),
    moderator: discord.user('moderator'),
  };
  const users = Object.values(clients);
  const server = () => {
    const [first] = discord.servers;
    if (!first) throw new Error('This Discord has no server to sit in.');
    return first;
  };
  let role: TerminalRole = 'member';
  let currentChannelId = server().channels[0]?.id ?? '';
  let lastMessageWithButtons: VisibleMessage | undefined;
  let lastFiles: VisibleMessage['attachments'] = [];
  const suggestions = new Map<string, Suggestions>();

  return {
    role: () => role,
    setRole(newRole) {
      role = newRole;
    },
    channelClient: (channelId = currentChannelId) => clients[role].inChannel(channelId),
    goToChannel(name) {
      const existing = server().channels.find((candidate) => candidate.name === name);
      currentChannelId = (existing ?? discord.addChannel(server().id, name)).id;
    },
    channels: () => server().channels,
    commands: () => discord.commands(server().id).filter(({ type }) => type === ApplicationCommandType.ChatInput),
    canSee: ({ readerId, serverId }) =>
      readerId === undefined ? serverId === server().id : users.some(({ id }) => id === readerId),
    formatMention(mention) {
      const id = mention.replace(/\D/g, '');
      if (mention.startsWith('<#')) return `#${server().channels.find((candidate) => candidate.id === id)?.name ?? id}`;
      const names = [...users, { id: discord.botUser.id, name: discord.botUser.username }];
      return `@${names.find((candidate) => candidate.id === id)?.name ?? id}`;
    },
    recordDisplayed(message) {
      if (buttonsIn(message).length > 0) lastMessageWithButtons = message;
      if (message.attachments.length > 0) lastFiles = message.attachments;
    },
    lastMessageWithButtons: () => lastMessageWithButtons,
    lastFiles: () => lastFiles,
    recordSuggestions: (option, choices) => void suggestions.set(option, choices),
    suggestedValue: (option, text) => suggestions.get(option)?.find(({ name }) => name.trim() === text)?.value,
  };
}

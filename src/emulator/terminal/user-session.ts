import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { ChannelClient, DiscordEmulator, UserClient, VisibleMessage } from '../emulator.ts';
import { buttonsIn } from './render.ts';

type TerminalRole = 'member' | 'moderator';
type Suggestions = readonly { readonly name: string; readonly value: string | number }[];

/** The user at the terminal: role, channel, and the last buttons, files and suggestions displayed. */
export type UserSession = ReturnType<typeof createUserSession>;

/** Starts as a member in the first channel of the first server. */
export function createUserSession(discord: DiscordEmulator) {
  const clients: Readonly<Record<TerminalRole, UserClient>> = {
    member: discord.user('member'),
    moderator: discord.user('moderator'),
  };
  const users = Object.values(clients);
  const server = () => {
    const [first] = discord.servers;
    if (!first) throw new Error('This Discord has no server.');
    return first;
  };
  let role: TerminalRole = 'member';
  let currentChannelId = server().channels[0]?.id ?? '';
  let lastMessageWithButtons: VisibleMessage | undefined;
  let lastFiles: VisibleMessage['attachments'] = [];
  const suggestions = new Map<string, Suggestions>();

  return {
    role: () => role,
    setRole(newRole: TerminalRole) {
      role = newRole;
    },
    /** The user's client in the current channel or in another one. */
    channelClient: (channelId = currentChannelId): ChannelClient => clients[role].inChannel(channelId),
    /** Switches to a channel of the first server, which is created if it does not exist. */
    goToChannel(name: string) {
      const existing = server().channels.find((candidate) => candidate.name === name);
      currentChannelId = (existing ?? discord.addChannel(server().id, name)).id;
    },
    channels: () => server().channels,
    /** All chat commands of the server, also those for moderators. */
    commands: (): readonly APIApplicationCommand[] =>
      discord.commands(server().id).filter(({ type }) => type === ApplicationCommandType.ChatInput),
    canSee: ({ readerId, serverId }: VisibleMessage) =>
      readerId === undefined ? serverId === server().id : users.some(({ id }) => id === readerId),
    /** The name for a mention such as `<@1>` or `<#2>`. */
    formatMention(mention: string) {
      const id = mention.replace(/\D/g, '');
      if (mention.startsWith('<#')) return `#${server().channels.find((candidate) => candidate.id === id)?.name ?? id}`;
      const names = [...users, { id: discord.botUser.id, name: discord.botUser.username }];
      return `@${names.find((candidate) => candidate.id === id)?.name ?? id}`;
    },
    /** Records a displayed message: numbers press its buttons, /save saves its files. */
    recordDisplayed(message: VisibleMessage) {
      if (buttonsIn(message).length > 0) lastMessageWithButtons = message;
      if (message.attachments.length > 0) lastFiles = message.attachments;
    },
    lastMessageWithButtons: () => lastMessageWithButtons,
    lastFiles: () => lastFiles,
    /** Records the suggestions for an option, whose names users type instead of their values. */
    recordSuggestions: (option: string, choices: Suggestions) => void suggestions.set(option, choices),
    suggestedValue: (option: string, text: string) =>
      suggestions.get(option)?.find(({ name }) => name.trim() === text)?.value,
  };
}

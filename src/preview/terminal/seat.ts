import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { Discord, Person, PersonInChannel, VisibleMessage } from '../discord.ts';
import { buttonsOf } from './message-text.ts';

type Role = 'member' | 'moderator';
type Choices = readonly { readonly name: string; readonly value: string | number }[];

/** Who sits at the terminal, where, and what they have before them. */
export type Seat = {
  role(): Role;
  become(role: Role): void;
  /** Their client, in the channel where they are, or in another one. */
  here(channelId?: string): PersonInChannel;
  /** Goes to a channel of the first server, which is made if there is none of this name. */
  go(name: string): void;
  readonly channels: () => Discord['servers'][number]['channels'];
  /** All commands of the server, whoever may use them. */
  readonly commands: () => readonly APIApplicationCommand[];
  /** Whether a message is for their eyes. */
  sees(message: VisibleMessage): boolean;
  /** The name behind a mention. */
  mention(mention: string): string;
  /** Notes a message that is shown: bare numbers press its buttons, if it has any, and its files can be saved. */
  notice(message: VisibleMessage): void;
  readonly shown: () => VisibleMessage | undefined;
  readonly files: () => VisibleMessage['attachments'];
  /** Notes what was suggested for an option, since people take a suggestion by its name. */
  offer(option: string, choices: Choices): void;
  valueOf(option: string, words: string): string | number | undefined;
};

/** A seat in the first channel of the first server, for a member. */
export function takeSeat(discord: Discord): Seat {
  const people: Readonly<Record<Role, Person>> = {
    member: discord.person('member'),
    moderator: discord.person('moderator'),
  };
  const own = Object.values(people);
  const server = () => {
    const [first] = discord.servers;
    if (!first) throw new Error('This Discord has no server to sit in.');
    return first;
  };
  let role: Role = 'member';
  let channel = server().channels[0]?.id ?? '';
  let shown: VisibleMessage | undefined;
  let files: VisibleMessage['attachments'] = [];
  const offered = new Map<string, Choices>();

  return {
    role: () => role,
    become(other) {
      role = other;
    },
    here: (channelId = channel) => people[role].in(channelId),
    go(name) {
      const known = server().channels.find((one) => one.name === name);
      channel = (known ?? discord.addChannel(server().id, name)).id;
    },
    channels: () => server().channels,
    commands: () => discord.commands(server().id).filter(({ type }) => type === ApplicationCommandType.ChatInput),
    sees: ({ reader, serverId }) =>
      reader === undefined ? serverId === server().id : own.some(({ id }) => id === reader),
    mention(mention) {
      const id = mention.replace(/\D/g, '');
      if (mention.startsWith('<#')) return `#${server().channels.find((one) => one.id === id)?.name ?? id}`;
      const names = [...own, { id: discord.botUser.id, name: discord.botUser.username }];
      return `@${names.find((one) => one.id === id)?.name ?? id}`;
    },
    notice(message) {
      if (buttonsOf(message).length > 0) shown = message;
      if (message.attachments.length > 0) files = message.attachments;
    },
    shown: () => shown,
    files: () => files,
    offer: (option, choices) => void offered.set(option, choices),
    valueOf: (option, words) => offered.get(option)?.find(({ name }) => name.trim() === words)?.value,
  };
}

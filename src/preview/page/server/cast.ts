import type { Discord, Person, PersonInChannel } from '../../discord.ts';
import type { Place, Role, Somebody } from '../shown-message.ts';
import type { Names } from './read-marks.ts';
import type { Choosable } from './show-component.ts';

/** The two people of the page, the bot, and where they can meet: all of the first server, and two direct channels. */
export type Cast = {
  readonly people: Readonly<Record<Role, Somebody>>;
  readonly bot: Somebody;
  server(): { readonly id: string; readonly name: string };
  places(): readonly Place[];
  /** What somebody does somewhere. Throws ClientRefusal where they can't be. */
  at(role: Role, place: string): PersonInChannel;
  /** Whose user id this is. */
  roleOf(id: string | undefined): Role | undefined;
  names(): Names;
  choosable(): Choosable;
  /** What is sent for words as they are typed: names behind @ and # become mentions. */
  withMentions(words: string): string;
};

const roles = ['member', 'moderator'] as const;

/** The same two people as at the terminal. */
export function gatherCast(discord: Discord): Cast {
  const persons: Readonly<Record<Role, Person>> = {
    member: discord.person('member'),
    moderator: discord.person('moderator'),
  };
  const person = ({ id, name }: Person): Somebody => ({ id, name, isBot: false });
  const people = { member: person(persons.member), moderator: person(persons.moderator) };
  const bot = { id: discord.botUser.id, name: discord.botUser.username, isBot: true };
  const all = [bot, people.member, people.moderator];
  const direct = roles.map((owner): Place => ({ id: persons[owner].direct().channelId, name: bot.name, owner }));
  const server = () => {
    const [first] = discord.servers;
    if (!first) throw new Error('This Discord has no server to show.');
    return first;
  };
  const channels = () => server().channels;
  return {
    people,
    bot,
    server,
    places: () => [...channels().map(({ id, name }) => ({ id, name, owner: undefined })), ...direct],
    at: (role, place) => persons[role].in(place),
    roleOf: (id) => roles.find((role) => persons[role].id === id),
    names: () => ({
      person: (id) => all.find((one) => one.id === id)?.name,
      place: (id) => channels().find((one) => one.id === id)?.name,
      role: (id) => server().roles.find((one) => one.id === id)?.name,
    }),
    choosable: () => ({ people: all, places: channels(), roles: server().roles }),
    withMentions(words) {
      const named = [
        ...all.map(({ id, name }) => [`@${name}`, `<@${id}>`] as const),
        ...channels().map(({ id, name }) => [`#${name}`, `<#${id}>`] as const),
      ];
      return named.reduce((text, [name, mention]) => text.replace(namePattern(name), mention), words);
    },
  };
}

function namePattern(name: string): RegExp {
  return new RegExp(`(?<![\\w<])${name.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')}(?![\\w-])`, 'gi');
}

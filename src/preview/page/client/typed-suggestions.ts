import type { Command } from '../shown-command.ts';
import type { Room } from './room.ts';
import type { Suggestion } from './suggestion-list.ts';
import { commandsLike, nameBeingTyped } from './typed-word.ts';

/** The commands that fit what is typed behind the slash. */
export function commandSuggestions(
  typed: string,
  commands: readonly Command[],
  open: (command: Command) => void,
): readonly Suggestion[] {
  return commandsLike(typed, commands).map((command) => ({
    label: `/${command.title}`,
    detail: command.description,
    take: () => open(command),
  }));
}

/** The people and channels that fit what is typed at the end of a text; `complete` is given the whole name with its sign. */
export function nameSuggestions(before: string, room: Room, complete: (name: string) => void): readonly Suggestion[] {
  const now = nameBeingTyped(before);
  if (!now) return [];
  const { bot, people } = room.hello;
  const channels = room.places().filter(({ owner }) => owner === undefined);
  const names = now.sign === '@' ? [bot, people.member, people.moderator] : channels;
  return names
    .filter(({ name }) => name.toLowerCase().startsWith(now.name))
    .map(({ name }) => ({ label: `${now.sign}${name}`, take: () => complete(`${now.sign}${name}`) }));
}

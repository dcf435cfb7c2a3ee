import type { PageCommand } from '../page-command.ts';
import { matchCommands, parseTypedName } from './parse-input.ts';
import type { SessionState } from './session-state.ts';
import type { Suggestion } from './suggestion-list.ts';

/** The commands that fit what is typed behind the slash. */
export function suggestCommands(
  typed: string,
  commands: readonly PageCommand[],
  open: (command: PageCommand) => void,
): readonly Suggestion[] {
  return matchCommands(typed, commands).map((command) => ({
    label: `/${command.title}`,
    detail: command.description,
    take: () => open(command),
  }));
}

/** The people and channels that fit what is typed at the end of a text; `complete` is given the whole name with its sign. */
export function suggestNames(
  before: string,
  room: SessionState,
  complete: (name: string) => void,
): readonly Suggestion[] {
  const now = parseTypedName(before);
  if (!now) return [];
  const { bot, users } = room.hello;
  const channels = room.places().filter(({ ownerRole }) => ownerRole === undefined);
  const names = now.sign === '@' ? [bot, users.member, users.moderator] : channels;
  return names
    .filter(({ name }) => name.toLowerCase().startsWith(now.name))
    .map(({ name }) => ({ label: `${now.sign}${name}`, take: () => complete(`${now.sign}${name}`) }));
}

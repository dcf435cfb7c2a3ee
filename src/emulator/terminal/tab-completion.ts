import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { completeCommand, completeOption } from './command-completion.ts';
import { parseLine, type TypedCommand } from './parse-line.ts';
import type { Completion } from './terminal.ts';
import type { UserSession } from './user-session.ts';

/** What Tab makes of a line. Suggestions come from the bot, as on Discord. */
export async function completeLine(
  line: string,
  userSession: UserSession,
  defaultCommand: { readonly command: string; readonly option: string },
): Promise<Completion> {
  const parsedLine = parseLine(line, userSession.commands());
  if (parsedLine.kind === 'question' || parsedLine.kind === 'empty') {
    const choices = await userSession.channelClient().autocomplete(defaultCommand.command, defaultCommand.option, line);
    return [choices.map(({ name }) => name), line];
  }
  const names = completeCommand(line, userSession.commands());
  if (names.length > 0 || parsedLine.kind !== 'command') return [names, line];
  return completeValue(parsedLine, userSession, /\S*$/.exec(line)?.[0] ?? '');
}

async function completeValue(command: TypedCommand, userSession: UserSession, lastWord: string): Promise<Completion> {
  const { lastOption = '', options, definitions } = command;
  const option = definitions.find(({ name }) => name === lastOption);
  const value = options[lastOption] ?? '';
  if (option && hasAutocomplete(option)) {
    const runOptions = command.subcommand === undefined ? {} : { subcommand: command.subcommand };
    const choices = await userSession.channelClient().autocomplete(command.name, lastOption, value, {}, runOptions);
    userSession.recordSuggestions(lastOption, choices);
    return [choices.map(({ name }) => name), value];
  }
  if (option?.type === ApplicationCommandOptionType.Channel) {
    const names = userSession.channels().map(({ name }) => `#${name}`);
    return [names.filter((name) => name.startsWith(value)), value];
  }
  return [completeOption(command, lastWord), lastWord];
}

function hasAutocomplete(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

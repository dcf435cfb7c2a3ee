import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { completeCommand, completeOption } from './completion.ts';
import type { Seat } from './seat.ts';
import type { Completion } from './terminal.ts';
import { readTypedLine, type TypedCommand } from './typed-line.ts';

/** What Tab makes of a line. Suggestions come from the bot, as on Discord. */
export async function complete(
  line: string,
  seat: Seat,
  words: { readonly command: string; readonly option: string },
): Promise<Completion> {
  const typed = readTypedLine(line, seat.commands());
  if (typed.kind === 'words' || typed.kind === 'nothing') {
    const choices = await seat.here().autocomplete(words.command, words.option, line);
    return [choices.map(({ name }) => name), line];
  }
  const names = completeCommand(line, seat.commands());
  if (names.length > 0 || typed.kind !== 'command') return [names, line];
  return completeValue(typed, seat, /\S*$/.exec(line)?.[0] ?? '');
}

async function completeValue(typed: TypedCommand, seat: Seat, lastWord: string): Promise<Completion> {
  const { last = '', options, offered } = typed;
  const option = offered.find(({ name }) => name === last);
  const value = options[last] ?? '';
  if (option && suggests(option)) {
    const use = typed.subcommand === undefined ? {} : { subcommand: typed.subcommand };
    const choices = await seat.here().autocomplete(typed.name, last, value, {}, use);
    seat.offer(last, choices);
    return [choices.map(({ name }) => name), value];
  }
  if (option?.type === ApplicationCommandOptionType.Channel) {
    const names = seat.channels().map(({ name }) => `#${name}`);
    return [names.filter((name) => name.startsWith(value)), value];
  }
  return [completeOption(typed, lastWord), lastWord];
}

function suggests(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

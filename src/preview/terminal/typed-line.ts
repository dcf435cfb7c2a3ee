import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { OptionValues } from '../people/option-checks.ts';

/** What somebody wants who typed a line into the terminal. */
export type TypedLine =
  | { readonly kind: 'nothing' | 'help' | 'quit' }
  | { readonly kind: 'become'; readonly role: 'member' | 'moderator' }
  | { readonly kind: 'press'; readonly number: number }
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly subcommand: string | undefined;
      readonly options: OptionValues;
    }
  | { readonly kind: 'words'; readonly text: string };

/** Reads a line against the commands that are registered. A bare number presses a button of the message before. */
export function readTypedLine(line: string, commands: readonly APIApplicationCommand[]): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (text === '/help') return { kind: 'help' };
  if (text === '/quit' || text === '/exit') return { kind: 'quit' };
  const role = /^\/as (member|moderator)$/.exec(text)?.[1];
  if (role === 'member' || role === 'moderator') return { kind: 'become', role };
  if (/^\d{1,2}$/.test(text)) return { kind: 'press', number: Number(text) };
  return text.startsWith('/') ? readCommand(text.slice(1), commands) : { kind: 'words', text };
}

function readCommand(text: string, commands: readonly APIApplicationCommand[]): TypedLine {
  const [name = '', rest] = headAndRest(text);
  const command = commands.find((one) => one.type === ApplicationCommandType.ChatInput && one.name === name);
  const [first = '', others] = headAndRest(rest);
  const subcommand = command?.options?.find(
    (option) => option.type === ApplicationCommandOptionType.Subcommand && option.name === first,
  );
  if (subcommand?.type === ApplicationCommandOptionType.Subcommand) {
    return { kind: 'command', name, subcommand: first, options: readOptions(others, subcommand.options ?? []) };
  }
  return { kind: 'command', name, subcommand: undefined, options: readOptions(rest, command?.options ?? []) };
}

function headAndRest(text: string): [string, string] {
  const [, head = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  return [head, rest];
}

/** "question: when? private: true", or just the value of the first option. */
function readOptions(text: string, options: readonly APIApplicationCommandOption[]): OptionValues {
  const names = options.map(({ name }) => name);
  const named = names.length === 0 ? [] : [...text.matchAll(new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*`, 'g'))];
  const [first] = options;
  if (named.length === 0) return text === '' || !first ? {} : { [first.name]: typedValue(text, first) };
  return Object.fromEntries(
    named.map((match, index) => {
      const end = named[index + 1]?.index ?? text.length;
      const name = match[1] ?? '';
      return [
        name,
        typedValue(
          text.slice(match.index + match[0].length, end).trim(),
          options.find((option) => option.name === name),
        ),
      ];
    }),
  );
}

function typedValue(text: string, option: APIApplicationCommandOption | undefined): string | number | boolean {
  switch (option?.type) {
    case ApplicationCommandOptionType.Boolean:
      return /^(true|yes|1)$/i.test(text);
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return text === '' ? text : Number(text);
    default:
      return text;
  }
}

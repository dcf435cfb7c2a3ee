import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Place } from '../guards/form.ts';

/** No name twice, what is required first, and subcommands not beside other options. */
export function inOrder(options: readonly APIApplicationCommandOption[], place: Place): boolean {
  return haveOwnNames(options, place) && haveRequiredFirst(options, place) && nestAlone(options, place);
}

function haveOwnNames(options: readonly APIApplicationCommandOption[], place: Place): boolean {
  const names = options.map(({ name }) => name);
  const double = names.findIndex((name, index) => names.indexOf(name) < index);
  if (double < 0) return true;
  const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
  return place.at(double).at('name').refuse(code, 'The name of the option is already in use');
}

function haveRequiredFirst(options: readonly APIApplicationCommandOption[], place: Place): boolean {
  const required = options.map((option) => 'required' in option && option.required === true);
  const late = required.findIndex((is, index) => is && required.slice(0, index).includes(false));
  if (late < 0) return true;
  const words = 'Required options must be placed before non-required options';
  return place.at(late).refuse('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', words);
}

function nestAlone(options: readonly APIApplicationCommandOption[], place: Place): boolean {
  const nesting = options.filter(({ type }) => type <= ApplicationCommandOptionType.SubcommandGroup).length;
  if (nesting === 0 || nesting === options.length) return true;
  const words = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  return place.refuse('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', words);
}

import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { ValidationContext } from '../schema/guard.ts';

/** No name twice, what is required first, and subcommands not beside other options. */
export function checkOptionList(options: readonly APIApplicationCommandOption[], context: ValidationContext): boolean {
  return (
    haveUniqueNames(options, context) && haveRequiredFirst(options, context) && areSubcommandsAlone(options, context)
  );
}

function haveUniqueNames(options: readonly APIApplicationCommandOption[], context: ValidationContext): boolean {
  const names = options.map(({ name }) => name);
  const duplicateIndex = names.findIndex((name, index) => names.indexOf(name) < index);
  if (duplicateIndex < 0) return true;
  const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
  return context.at(duplicateIndex).at('name').addProblem(code, 'The name of the option is already in use');
}

function haveRequiredFirst(options: readonly APIApplicationCommandOption[], context: ValidationContext): boolean {
  const required = options.map((option) => 'required' in option && option.required === true);
  const lateIndex = required.findIndex((isRequired, index) => isRequired && required.slice(0, index).includes(false));
  if (lateIndex < 0) return true;
  const message = 'Required options must be placed before non-required options';
  return context.at(lateIndex).addProblem('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
}

function areSubcommandsAlone(options: readonly APIApplicationCommandOption[], context: ValidationContext): boolean {
  const nestingCount = options.filter(({ type }) => type <= ApplicationCommandOptionType.SubcommandGroup).length;
  if (nestingCount === 0 || nestingCount === options.length) return true;
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  return context.addProblem('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
}

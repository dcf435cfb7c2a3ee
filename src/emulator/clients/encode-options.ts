import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  ApplicationCommandOptionType,
  type InteractionType,
} from 'discord-api-types/v10';
import { ClientValidationError } from './client-validation-error.ts';
import type { Resolver } from './resolver.ts';
import type { CommandOptionValue, CommandOptionValues } from './validate-options.ts';

const {
  String: StringOption,
  Integer,
  Number: NumberOption,
  Boolean: BooleanOption,
  Attachment,
} = ApplicationCommandOptionType;
const { User, Role, Channel, Mentionable } = ApplicationCommandOptionType;

type OptionDefinitions = readonly APIApplicationCommandBasicOption[];
type CommandOptionData = APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommand>;
type AutocompleteOptionData =
  APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommandAutocomplete>;

/** What a command sends for the values. Those of options that do not exist go as they would if the options did. */
export function encodeOptions(
  definitions: OptionDefinitions,
  values: CommandOptionValues,
  resolver: Resolver,
): CommandOptionData[] {
  return Object.entries(values).map(([name, value]): CommandOptionData => {
    const type = optionType(definitions, name, value);
    if (type === Integer || type === NumberOption) return { name, type, value: Number(value) };
    return encodeOption(type, name, value, resolver);
  });
}

/** What is sent while a person types in the `focused` option: everything as it stands, numbers too as text. */
export function encodeTypedOptions(
  definitions: OptionDefinitions,
  values: CommandOptionValues,
  focused: string,
  resolver: Resolver,
): AutocompleteOptionData[] {
  return Object.entries(values).map(([name, value]): AutocompleteOptionData => {
    const type = optionType(definitions, name, value);
    const focusField = name === focused ? { focused: true } : {};
    if (type === Integer || type === NumberOption) return { name, type, value: String(value), ...focusField };
    const option = encodeOption(type, name, value, resolver);
    return option.type === StringOption ? { ...option, ...focusField } : option;
  });
}

type NonNumericOptionData = Exclude<CommandOptionData, { type: typeof Integer | typeof NumberOption }>;

function encodeOption(
  type: NonNumericOptionData['type'],
  name: string,
  value: CommandOptionValue,
  resolver: Resolver,
): NonNumericOptionData {
  if (type === BooleanOption) return { name, type, value: value === true };
  if (type === Attachment) return { name, type, value: addFile(value, resolver) };
  const text = String(value);
  if (type === Channel) resolver.addChannel(text);
  if (type === User || type === Mentionable) resolver.addUser(text);
  if (type === Role || type === Mentionable) resolver.addRole(text);
  return { name, type, value: text };
}

function addFile(value: CommandOptionValue, resolver: Resolver): string {
  if (typeof value !== 'object') return String(value);
  const result = resolver.addFile(value);
  if ('reason' in result) throw new ClientValidationError([result.reason]);
  return result.id;
}

function optionType(
  definitions: OptionDefinitions,
  name: string,
  value: CommandOptionValue,
): CommandOptionData['type'] {
  const definition = definitions.find((option) => option.name === name);
  if (definition) return definition.type;
  if (typeof value === 'object') return Attachment;
  if (typeof value === 'boolean') return BooleanOption;
  return typeof value === 'number' ? NumberOption : StringOption;
}

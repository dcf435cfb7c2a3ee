import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  ApplicationCommandOptionType,
  type ChannelType,
  type InteractionType,
} from 'discord-api-types/v10';
import { isAllowedFile, type Upload } from '../state/attachments.ts';
import { ClientValidationError } from './client-validation-error.ts';
import type { Resolver } from './resolver.ts';

/** The value of an option; an id for users, roles and channels. */
export type CommandOptionValue = string | number | boolean | Upload;
/** Option values by name. */
export type CommandOptionValues = Readonly<Record<string, CommandOptionValue>>;

const {
  String: StringOption,
  Integer,
  Number: NumberOption,
  Boolean: BooleanOption,
  Attachment,
  Channel,
} = ApplicationCommandOptionType;

/** Default maximum length of a text option, in characters. */
const maxTextLength = 6000;

/** The type of a selectable channel; undefined for an unknown id. */
export type FindChannelType = (id: string) => ChannelType | undefined;

/** The problems for which a client would not send these values. */
export function validateOptions(
  definitions: readonly APIApplicationCommandBasicOption[],
  values: CommandOptionValues,
  findChannelType: FindChannelType,
): string[] {
  const unknown = Object.keys(values).filter((name) => !definitions.some((option) => option.name === name));
  const missing = definitions.filter(({ name, required }) => required && values[name] === undefined);
  return [
    ...unknown.map((name) => `There is no option ${name}.`),
    ...missing.map(({ name }) => `${name} is required.`),
    ...definitions.flatMap((option) => {
      const value = values[option.name];
      return value === undefined ? [] : validateOption(option, value, findChannelType);
    }),
  ];
}

function validateOption(
  option: APIApplicationCommandBasicOption,
  value: CommandOptionValue,
  findChannelType: FindChannelType,
): string[] {
  if (!isOfType(option.type, value)) return [`${option.name} does not accept ${describeValue(value)}.`];
  switch (option.type) {
    case StringOption:
      return [
        ...checkRange(
          option.name,
          String(value).length,
          option.min_length ?? 0,
          option.max_length ?? maxTextLength,
          ' characters',
        ),
        ...checkChoices(option, value),
      ];
    case Integer:
    case NumberOption:
      return [
        ...checkRange(option.name, Number(value), option.min_value, option.max_value),
        ...checkChoices(option, value),
      ];
    case Attachment: {
      const isAllowed = typeof value === 'object' && isAllowedFile(value, option.file_types);
      return isAllowed ? [] : [`${option.name} accepts only ${option.file_types?.join(', ')}.`];
    }
    case Channel: {
      const type = findChannelType(String(value));
      if (type === undefined) return [`${option.name} must be a channel of this server.`];
      const isAllowed = !option.channel_types?.length || option.channel_types.some((one) => one === type);
      return isAllowed ? [] : [`${option.name} does not accept channels of this kind.`];
    }
    default:
      return [];
  }
}

function isOfType(type: APIApplicationCommandBasicOption['type'], value: CommandOptionValue): boolean {
  switch (type) {
    case Integer:
      return Number.isSafeInteger(value);
    case NumberOption:
      return typeof value === 'number';
    case BooleanOption:
      return typeof value === 'boolean';
    case Attachment:
      return typeof value === 'object';
    default:
      return typeof value === 'string';
  }
}

function checkRange(name: string, size: number, min = -Infinity, max = Infinity, unit = ''): string[] {
  if (size >= min && size <= max) return [];
  const range = max === Infinity ? `at least ${min}` : min === -Infinity ? `at most ${max}` : `${min} to ${max}`;
  return [`${name} must ${unit === '' ? 'be' : 'have'} ${range}${unit}.`];
}

function checkChoices(option: APIApplicationCommandBasicOption, value: CommandOptionValue): string[] {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length === 0 || choices.some((choice) => choice.value === value)) return [];
  return [`${option.name} does not offer ${describeValue(value)}.`];
}

function describeValue(value: CommandOptionValue): string {
  return typeof value === 'object' ? `the file ${value.name}` : JSON.stringify(value);
}

const { User, Role, Mentionable } = ApplicationCommandOptionType;

type OptionDefinitions = readonly APIApplicationCommandBasicOption[];
type CommandOptionData = APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommand>;
type AutocompleteOptionData =
  APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommandAutocomplete>;

/** The options of an interaction, including unknown ones. */
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

/** The options of an autocomplete interaction, in which numbers are text. The user is typing in `focused`. */
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

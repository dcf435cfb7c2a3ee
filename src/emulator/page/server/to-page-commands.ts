import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { PageChoice, PageCommand, PageCommandList, PageOption } from '../protocol.ts';
import type { SelectableEntities } from './to-page-components.ts';

const {
  Subcommand,
  SubcommandGroup,
  String: StringOption,
  Integer,
  Number: NumberOption,
} = ApplicationCommandOptionType;
const { Boolean: BooleanOption, User, Channel, Role, Mentionable, Attachment } = ApplicationCommandOptionType;

/** The commands that a client offers, in alphabetical order. */
export function toPageCommandList(
  commands: readonly APIApplicationCommand[],
  entities: SelectableEntities,
): PageCommandList {
  const chatCommands = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  return {
    commands: chatCommands
      .flatMap((command) => toPageCommands(command, entities))
      .toSorted((one, other) => one.title.localeCompare(other.title)),
    messageCommands: commands.filter(({ type }) => type === ApplicationCommandType.Message).map(({ name }) => name),
  };
}

function toPageCommands(
  { name, description, options = [] }: APIApplicationCommand,
  entities: SelectableEntities,
): PageCommand[] {
  const subcommands = options.flatMap((option) => flattenSubcommands(option));
  if (subcommands.length === 0) {
    return [{ name, subcommand: undefined, title: name, description, options: toPageOptions(options, entities) }];
  }
  return subcommands.map(({ path, ...subcommand }) => ({
    name,
    subcommand: path,
    title: `${name} ${path}`,
    description: subcommand.description,
    options: toPageOptions(subcommand.options, entities),
  }));
}

type SubcommandEntry = {
  readonly path: string;
  readonly description: string;
  readonly options: readonly APIApplicationCommandOption[];
};

function flattenSubcommands(option: APIApplicationCommandOption, group = ''): SubcommandEntry[] {
  if (option.type === SubcommandGroup) {
    return (option.options ?? []).flatMap((inner) => flattenSubcommands(inner, `${option.name} `));
  }
  if (option.type !== Subcommand) return [];
  return [{ path: `${group}${option.name}`, description: option.description, options: option.options ?? [] }];
}

function toPageOptions(options: readonly APIApplicationCommandOption[], entities: SelectableEntities): PageOption[] {
  return options.flatMap((option) =>
    option.type === Subcommand || option.type === SubcommandGroup ? [] : [toPageOption(option, entities)],
  );
}

function toPageOption(option: APIApplicationCommandBasicOption, entities: SelectableEntities): PageOption {
  const choices = optionChoices(option, entities);
  return {
    name: option.name,
    description: option.description,
    isRequired: option.required ?? false,
    type: pageOptionType(option, choices),
    hasAutocomplete: 'autocomplete' in option && option.autocomplete === true,
    choices,
    fileTypes: option.type === Attachment ? (option.file_types ?? []) : [],
    maxLength: option.type === StringOption ? option.max_length : undefined,
  };
}

function pageOptionType(
  { type }: APIApplicationCommandBasicOption,
  choices: readonly PageChoice[],
): PageOption['type'] {
  switch (type) {
    case BooleanOption:
      return 'boolean';
    case Attachment:
      return 'file';
    case User:
    case Role:
    case Channel:
    case Mentionable:
      return 'choice';
    case StringOption:
      return choices.length > 0 ? 'choice' : 'text';
    case Integer:
      return 'integer';
    case NumberOption:
      return 'number';
  }
}

function optionChoices(
  option: APIApplicationCommandBasicOption,
  { users, channels, roles }: SelectableEntities,
): PageChoice[] {
  const toChoice = (value: string, label: string): PageChoice => ({
    value,
    label,
    description: undefined,
    isSelected: false,
  });
  switch (option.type) {
    case User:
      return users.map(({ id, name }) => toChoice(id, name));
    case Role:
      return roles.map(({ id, name }) => toChoice(id, name));
    case Mentionable:
      return [...users, ...roles].map(({ id, name }) => toChoice(id, name));
    case Channel:
      return channels.map(({ id, name }) => toChoice(id, `#${name}`));
    default:
      return 'choices' in option ? (option.choices ?? []).map(({ name, value }) => toChoice(String(value), name)) : [];
  }
}

import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { Choice, Command, Offer, Option } from '../shown-command.ts';
import type { Choosable } from './show-component.ts';

const { Subcommand, SubcommandGroup, String: Text, Integer, Number: Decimal } = ApplicationCommandOptionType;
const { Boolean: YesNo, User, Channel, Role, Mentionable, Attachment } = ApplicationCommandOptionType;

/** What a client offers of these commands, in the order of the alphabet. */
export function showOffer(commands: readonly APIApplicationCommand[], choosable: Choosable): Offer {
  const typed = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  return {
    commands: typed
      .flatMap((command) => showCommand(command, choosable))
      .toSorted((one, other) => one.title.localeCompare(other.title)),
    menus: commands.filter(({ type }) => type === ApplicationCommandType.Message).map(({ name }) => name),
  };
}

function showCommand({ name, description, options = [] }: APIApplicationCommand, choosable: Choosable): Command[] {
  const below = options.flatMap((option) => subcommandsOf(option));
  if (below.length === 0) {
    return [{ name, subcommand: undefined, title: name, description, options: showOptions(options, choosable) }];
  }
  return below.map(({ path, ...one }) => ({
    name,
    subcommand: path,
    title: `${name} ${path}`,
    description: one.description,
    options: showOptions(one.options, choosable),
  }));
}

type Below = {
  readonly path: string;
  readonly description: string;
  readonly options: readonly APIApplicationCommandOption[];
};

function subcommandsOf(option: APIApplicationCommandOption, group = ''): Below[] {
  if (option.type === SubcommandGroup) {
    return (option.options ?? []).flatMap((inner) => subcommandsOf(inner, `${option.name} `));
  }
  if (option.type !== Subcommand) return [];
  return [{ path: `${group}${option.name}`, description: option.description, options: option.options ?? [] }];
}

function showOptions(options: readonly APIApplicationCommandOption[], choosable: Choosable): Option[] {
  return options.flatMap((option) =>
    option.type === Subcommand || option.type === SubcommandGroup ? [] : [showOption(option, choosable)],
  );
}

function showOption(option: APIApplicationCommandBasicOption, choosable: Choosable): Option {
  const choices = choicesFor(option, choosable);
  return {
    name: option.name,
    description: option.description,
    isRequired: option.required ?? false,
    type: typeOf(option, choices),
    suggests: 'autocomplete' in option && option.autocomplete === true,
    choices,
    fileTypes: option.type === Attachment ? (option.file_types ?? []) : [],
    longest: option.type === Text ? option.max_length : undefined,
  };
}

function typeOf({ type }: APIApplicationCommandBasicOption, choices: readonly Choice[]): Option['type'] {
  switch (type) {
    case YesNo:
      return 'yes-or-no';
    case Attachment:
      return 'file';
    case User:
    case Role:
    case Channel:
    case Mentionable:
      return 'choice';
    case Text:
      return choices.length > 0 ? 'choice' : 'text';
    case Integer:
      return 'whole';
    case Decimal:
      return 'number';
  }
}

function choicesFor(option: APIApplicationCommandBasicOption, { people, places, roles }: Choosable): Choice[] {
  const shown = (value: string, label: string): Choice => ({ value, label, detail: undefined, chosen: false });
  switch (option.type) {
    case User:
      return people.map(({ id, name }) => shown(id, name));
    case Role:
      return roles.map(({ id, name }) => shown(id, name));
    case Mentionable:
      return [...people, ...roles].map(({ id, name }) => shown(id, name));
    case Channel:
      return places.map(({ id, name }) => shown(id, `#${name}`));
    default:
      return 'choices' in option ? (option.choices ?? []).map(({ name, value }) => shown(String(value), name)) : [];
  }
}

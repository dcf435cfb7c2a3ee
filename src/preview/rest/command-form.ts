import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Guard, Place } from '../guards/form.ts';
import { fields, isRecord, optional } from '../guards/objects.ts';
import { list, nullable, oneOf, snowflake, text, yesOrNo } from '../guards/values.ts';
import type { CommandDefinition } from '../world/commands.ts';
import { commandOptions } from './option-form.ts';
import { commandName, description, inLocales } from './word-form.ts';

/** All words of a command together, in characters; of several languages the longest counts. */
const LONGEST_COMMAND = 8000;

const permissionBits = text({ min: 1, max: 20, pattern: /^\d+$/ });
const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const { GuildInstall, UserInstall } = ApplicationIntegrationType;

const common = {
  id: optional(snowflake),
  default_member_permissions: optional(nullable(permissionBits)),
  dm_permission: optional(yesOrNo),
  default_permission: optional(yesOrNo),
  nsfw: optional(yesOrNo),
  contexts: optional(nullable(list(oneOf(Guild, BotDM, PrivateChannel), { min: 1 }))),
  integration_types: optional(list(oneOf(GuildInstall, UserInstall), { min: 1 })),
};

/** A command that is typed. */
export const chatCommandShape = {
  ...common,
  type: optional(oneOf(ApplicationCommandType.ChatInput)),
  name: commandName,
  name_localizations: inLocales(commandName),
  description,
  description_localizations: inLocales(description),
  options: commandOptions,
};

const menuName = text({ min: 1, max: 32, pattern: /\S/ });

/** A command in the menu of a message or a user. */
export const menuCommandShape = {
  ...common,
  type: oneOf(ApplicationCommandType.Message, ApplicationCommandType.User),
  name: menuName,
  name_localizations: inLocales(menuName),
  // Menus have nothing to describe, and Discord refuses them if they do.
  description: optional(oneOf('')),
};

const chatCommand = fields(chatCommandShape);
const menuCommand = fields(menuCommandShape);

/** Whether the body is meant to be a menu. */
export function isMenu(body: unknown): boolean {
  const type = isRecord(body) ? body.type : undefined;
  return type === ApplicationCommandType.Message || type === ApplicationCommandType.User;
}

/** Any command, held to all rules that concern it alone. */
export const anyCommand: Guard<CommandDefinition> = (value, place): value is CommandDefinition => {
  if (isMenu(value)) return menuCommand(value, place);
  if (!chatCommand(value, place)) return false;
  return isShortEnough(value, place);
};

type Words = Pick<
  APIApplicationCommandOption,
  'name' | 'description' | 'name_localizations' | 'description_localizations'
>;

function isShortEnough(value: Words & { options?: readonly APIApplicationCommandOption[] }, place: Place): boolean {
  const length = lengthOf(value) + optionsLength(value.options);
  if (length <= LONGEST_COMMAND) return true;
  return place.refuse('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${LONGEST_COMMAND})`);
}

function optionsLength(options: readonly APIApplicationCommandOption[] = []): number {
  return options.reduce((sum, option) => {
    const inner = 'options' in option ? optionsLength(option.options) : 0;
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    const choicesLength = choices.reduce(
      (all, choice) => all + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    );
    return sum + lengthOf(option) + inner + choicesLength;
  }, 0);
}

function lengthOf(words: Words): number {
  return longest(words.name, words.name_localizations) + longest(words.description, words.description_localizations);
}

function longest(word: string, translations: Words['name_localizations'] = {}): number {
  return Math.max(word.length, ...Object.values(translations ?? {}).map((other) => other?.length ?? 0));
}

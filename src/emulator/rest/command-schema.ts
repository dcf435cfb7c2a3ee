import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Guard, ValidationContext } from '../schema/guard.ts';
import { isRecord, object, optional } from '../schema/objects.ts';
import { array, boolean, nullable, oneOf, snowflake, string } from '../schema/values.ts';
import type { CommandDefinition } from '../state/commands.ts';
import { commandNameSchema, descriptionSchema, localizations } from './name-schema.ts';
import { commandOptionsSchema } from './option-schema.ts';

/** All words of a command together, in characters; of several languages the longest counts. */
const maxCommandLength = 8000;

const permissionBitsSchema = string({ min: 1, max: 20, pattern: /^\d+$/ });
const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const { GuildInstall, UserInstall } = ApplicationIntegrationType;

const common = {
  id: optional(snowflake),
  default_member_permissions: optional(nullable(permissionBitsSchema)),
  dm_permission: optional(boolean),
  default_permission: optional(boolean),
  nsfw: optional(boolean),
  contexts: optional(nullable(array(oneOf(Guild, BotDM, PrivateChannel), { min: 1 }))),
  integration_types: optional(array(oneOf(GuildInstall, UserInstall), { min: 1 })),
};

/** A command that is typed. */
export const chatCommandFields = {
  ...common,
  type: optional(oneOf(ApplicationCommandType.ChatInput)),
  name: commandNameSchema,
  name_localizations: localizations(commandNameSchema),
  description: descriptionSchema,
  description_localizations: localizations(descriptionSchema),
  options: commandOptionsSchema,
};

const menuName = string({ min: 1, max: 32, pattern: /\S/ });

/** A command in the menu of a message or a user. */
export const menuCommandFields = {
  ...common,
  type: oneOf(ApplicationCommandType.Message, ApplicationCommandType.User),
  name: menuName,
  name_localizations: localizations(menuName),
  // Menus have nothing to describe, and Discord refuses them if they do.
  description: optional(oneOf('')),
};

const chatCommandSchema = object(chatCommandFields);
const menuCommandSchema = object(menuCommandFields);

/** Whether the body is meant to be a menu. */
export function isMenuCommand(body: unknown): boolean {
  const type = isRecord(body) ? body.type : undefined;
  return type === ApplicationCommandType.Message || type === ApplicationCommandType.User;
}

/** Any command, held to all rules that concern it alone. */
export const commandSchema: Guard<CommandDefinition> = (value, context): value is CommandDefinition => {
  if (isMenuCommand(value)) return menuCommandSchema(value, context);
  if (!chatCommandSchema(value, context)) return false;
  return checkCommandLength(value, context);
};

type LocalizedTexts = Pick<
  APIApplicationCommandOption,
  'name' | 'description' | 'name_localizations' | 'description_localizations'
>;

function checkCommandLength(
  value: LocalizedTexts & { options?: readonly APIApplicationCommandOption[] },
  context: ValidationContext,
): boolean {
  const length = textLength(value) + optionsTextLength(value.options);
  if (length <= maxCommandLength) return true;
  return context.addProblem('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${maxCommandLength})`);
}

function optionsTextLength(options: readonly APIApplicationCommandOption[] = []): number {
  return options.reduce((sum, option) => {
    const inner = 'options' in option ? optionsTextLength(option.options) : 0;
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    const choicesLength = choices.reduce(
      (all, choice) => all + longestLength(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    );
    return sum + textLength(option) + inner + choicesLength;
  }, 0);
}

function textLength(words: LocalizedTexts): number {
  return (
    longestLength(words.name, words.name_localizations) +
    longestLength(words.description, words.description_localizations)
  );
}

function longestLength(word: string, translations: LocalizedTexts['name_localizations'] = {}): number {
  return Math.max(word.length, ...Object.values(translations ?? {}).map((other) => other?.length ?? 0));
}

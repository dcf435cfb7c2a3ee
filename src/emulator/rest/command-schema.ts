import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { type CommandDefinition, commandKey } from '../state/commands.ts';
import { commandOptionsSchema, localizations, nameFields } from './option-schema.ts';
import { rule, snowflake, text } from './validation.ts';

/** Maximum length of all texts of a command together, in characters; the longest language counts. */
const maxCommandLength = 8000;

const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const { GuildInstall, UserInstall } = ApplicationIntegrationType;

const commonFields = {
  id: snowflake.exactOptional(),
  default_member_permissions: text(1, 20).regex(/^\d+$/).nullable().exactOptional(),
  dm_permission: z.boolean().exactOptional(),
  default_permission: z.boolean().exactOptional(),
  nsfw: z.boolean().exactOptional(),
  contexts: z
    .array(z.literal([Guild, BotDM, PrivateChannel]))
    .min(1)
    .nullable()
    .exactOptional(),
  integration_types: z
    .array(z.literal([GuildInstall, UserInstall]))
    .min(1)
    .exactOptional(),
};
const chatCommandSchema = z
  .strictObject({
    ...commonFields,
    ...nameFields,
    type: z.literal(ApplicationCommandType.ChatInput).exactOptional(),
    options: commandOptionsSchema,
  })
  .check(
    rule((command, report) => {
      if (textLength(command) + optionsTextLength(command.options) <= maxCommandLength) return;
      report('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${maxCommandLength})`);
    }),
  );
const menuName = text(1, 32).regex(/\S/);
const menuCommandSchema = z.strictObject({
  ...commonFields,
  type: z.literal([ApplicationCommandType.Message, ApplicationCommandType.User]),
  name: menuName,
  name_localizations: localizations(menuName),
  // Discord rejects descriptions of context menu commands.
  description: z.literal('').exactOptional(),
});

/** One command. */
export const commandSchema: z.ZodType<CommandDefinition> = z.discriminatedUnion('type', [
  chatCommandSchema,
  menuCommandSchema,
]);

/** All commands of a scope, without two of the same type and name. */
export const commandListSchema = z.array(commandSchema).check(
  rule((definitions, report) => {
    const keys = definitions.map(commandKey);
    const duplicateIndex = keys.findIndex((name, index) => keys.indexOf(name) < index);
    if (duplicateIndex < 0) return;
    const message = 'Application command names must be unique';
    report('APPLICATION_COMMANDS_DUPLICATE_NAME', message, [duplicateIndex, 'name']);
  }),
);

type LocalizedTexts = Pick<
  APIApplicationCommandOption,
  'name' | 'description' | 'name_localizations' | 'description_localizations'
>;

function optionsTextLength(options: readonly APIApplicationCommandOption[] = []): number {
  return options.reduce((sum, option) => {
    const nestedLength = 'options' in option ? optionsTextLength(option.options) : 0;
    const choices = 'choices' in option ? (option.choices ?? []) : [];
    const choicesLength = choices.reduce(
      (total, { name, name_localizations, value }) =>
        total + longestLength(name, name_localizations) + String(value).length,
      0,
    );
    return sum + textLength(option) + nestedLength + choicesLength;
  }, 0);
}

function textLength(texts: LocalizedTexts): number {
  return (
    longestLength(texts.name, texts.name_localizations) +
    longestLength(texts.description, texts.description_localizations)
  );
}

function longestLength(original: string, translations: LocalizedTexts['name_localizations'] = {}): number {
  return Math.max(original.length, ...Object.values(translations ?? {}).map((other) => other?.length ?? 0));
}

import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ChannelType,
  Locale,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { fileTypeSchema } from './modal-schema.ts';
import { custom, type ReportIssue, rule, text } from './validation.ts';

// The limits: https://docs.discord.com/developers/interactions/application-commands

/** Names of chat commands and options. Uppercase letters are not allowed. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales = Object.values(Locale);
const localeSchema = custom(
  (value): value is Locale => locales.some((locale) => locale === value),
  'BASE_TYPE_CHOICES',
  () => `Value must be one of {${locales.join(', ')}}.`,
);
/** The same text in other languages. */
export const localizations = <T extends z.ZodType<string>>(schema: T) =>
  z.partialRecord(localeSchema, schema.nullable()).nullable().exactOptional();

const commandName = text(1, 32)
  .regex(namePattern)
  .check(
    rule((name, report) => {
      if (name !== name.toLowerCase()) report('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }),
  );
const description = text(1, 100);
/** Name and description of a chat command, a subcommand or an option. */
export const nameFields = {
  name: commandName,
  name_localizations: localizations(commandName),
  description,
  description_localizations: localizations(description),
};
const optionFields = { ...nameFields, required: z.boolean().exactOptional() };

const choiceName = text(1, 100);
/** The choices of an option or of an autocomplete response, at most 25. */
export const choicesSchema = <T extends z.ZodType<string | number>>(value: T) =>
  z.array(z.object({ name: choiceName, name_localizations: localizations(choiceName), value })).max(25);

const noChoices = custom(
  (value): value is [] => Array.isArray(value) && value.length === 0,
  'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
  () => 'Choices and autocomplete are mutually exclusive.',
);

/** An option whose values come from a fixed list, or from the bot while the user types. */
const suggestingOption = <S extends z.ZodRawShape, T extends z.ZodType<string | number>>(fields: S, value: T) =>
  z.discriminatedUnion('autocomplete', [
    z.object({ ...fields, autocomplete: z.literal(true), choices: noChoices.exactOptional() }),
    z.object({
      ...fields,
      autocomplete: z.literal(false).exactOptional(),
      choices: choicesSchema(value).exactOptional(),
    }),
  ]);

const { String: StringOption, Integer, Number: NumberOption, Channel, Attachment } = ApplicationCommandOptionType;
const { Boolean: BooleanOption, User, Role, Mentionable, Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
const textLength = (min: number) => z.int().min(min).max(6000).exactOptional();

const basicOptionSchemas = [
  suggestingOption(
    { ...optionFields, type: z.literal(StringOption), min_length: textLength(0), max_length: textLength(1) },
    text(1, 100),
  ),
  suggestingOption(
    {
      ...optionFields,
      type: z.literal(Integer),
      min_value: z.int().exactOptional(),
      max_value: z.int().exactOptional(),
    },
    z.int(),
  ),
  suggestingOption(
    {
      ...optionFields,
      type: z.literal(NumberOption),
      min_value: z.number().exactOptional(),
      max_value: z.number().exactOptional(),
    },
    z.number(),
  ),
  z.object({ ...optionFields, type: z.literal(BooleanOption) }),
  z.object({ ...optionFields, type: z.literal(User) }),
  z.object({ ...optionFields, type: z.literal(Role) }),
  z.object({ ...optionFields, type: z.literal(Mentionable) }),
  z.object({
    ...optionFields,
    type: z.literal(Channel),
    channel_types: z
      .array(
        z.literal([
          ChannelType.GuildText,
          ChannelType.GuildVoice,
          ChannelType.GuildCategory,
          ChannelType.GuildAnnouncement,
          ChannelType.AnnouncementThread,
          ChannelType.PublicThread,
          ChannelType.PrivateThread,
          ChannelType.GuildStageVoice,
          ChannelType.GuildForum,
          ChannelType.GuildMedia,
        ]),
      )
      .exactOptional(),
  }),
  z.object({
    ...optionFields,
    type: z.literal(Attachment),
    file_types: z.array(fileTypeSchema).max(10).exactOptional(),
  }),
] as const;

const optionList = <T extends z.ZodType<APIApplicationCommandOption>>(option: T) =>
  z.array(option).max(25).check(rule(checkOptionList)).exactOptional();
const subcommandSchema = z.object({
  ...nameFields,
  type: z.literal(Subcommand),
  options: optionList(z.discriminatedUnion('type', basicOptionSchemas)),
});
const subcommandGroupSchema = z.object({
  ...nameFields,
  type: z.literal(SubcommandGroup),
  options: optionList(z.discriminatedUnion('type', [subcommandSchema])),
});

/** The options of a chat command. */
export const commandOptionsSchema = optionList(
  z.discriminatedUnion('type', [...basicOptionSchemas, subcommandSchema, subcommandGroupSchema]),
);

/** Reports the first broken rule: unique names, required options first, subcommands not mixed with other options. */
function checkOptionList(options: readonly APIApplicationCommandOption[], report: ReportIssue): void {
  const names = options.map(({ name }) => name);
  const duplicateIndex = names.findIndex((name, index) => names.indexOf(name) < index);
  const required = options.map((option) => 'required' in option && option.required === true);
  const lateIndex = required.findIndex((isRequired, index) => isRequired && required.slice(0, index).includes(false));
  const subcommandCount = options.filter(({ type }) => type <= SubcommandGroup).length;
  if (duplicateIndex >= 0) {
    const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
    report(code, 'The name of the option is already in use', [duplicateIndex, 'name']);
  } else if (lateIndex >= 0) {
    const message = 'Required options must be placed before non-required options';
    report('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message, [lateIndex]);
  } else if (subcommandCount > 0 && subcommandCount < options.length) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    report('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import { type Guard, refine } from '../schema/guard.ts';
import { discriminatedUnion, isRecord, object, optional } from '../schema/objects.ts';
import { array, boolean, number, oneOf, string } from '../schema/values.ts';
import { fileType } from '../state/file-types.ts';
import { commandNameSchema, descriptionSchema, localizations } from './name-schema.ts';
import { checkOptionList } from './option-rules.ts';

// The limits are those of https://docs.discord.com/developers/interactions/application-commands.

const maxOptions = 25;
const nameFields = {
  name: commandNameSchema,
  name_localizations: localizations(commandNameSchema),
  description: descriptionSchema,
  description_localizations: localizations(descriptionSchema),
};
const optionFields = { ...nameFields, required: optional(boolean) };
const choicesSchema = <T extends string | number>(value: Guard<T>) =>
  array(
    object({
      name: string({ min: 1, max: 100 }),
      name_localizations: localizations(string({ min: 1, max: 100 })),
      value,
    }),
    {
      max: 25,
    },
  );
const noChoicesSchema: Guard<[]> = (value, context): value is [] =>
  (Array.isArray(value) && value.length === 0) ||
  context.addProblem(
    'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
    'Choices and autocomplete exclude each other.',
  );

/** Either kind of an option whose values can be suggested: by a list made now, or by the bot while a person types. */
function withOptionalAutocomplete<A, B>(withAutocomplete: Guard<A>, withChoices: Guard<B>): Guard<A | B> {
  return (value, context): value is A | B =>
    isRecord(value) && value.autocomplete === true ? withAutocomplete(value, context) : withChoices(value, context);
}
const autocompleteFields = { autocomplete: oneOf(true), choices: optional(noChoicesSchema) };
const noAutocomplete = optional(oneOf(false));

const stringFields = {
  ...optionFields,
  type: oneOf(ApplicationCommandOptionType.String),
  min_length: optional(number({ min: 0, max: 6000 })),
  max_length: optional(number({ min: 1, max: 6000 })),
};
const { Integer, Number: Decimal } = ApplicationCommandOptionType;
const numericOptionSchema = <T extends typeof Integer | typeof Decimal>(type: Guard<T>, value: Guard<number>) => {
  const common = { ...optionFields, type, min_value: optional(value), max_value: optional(value) };
  return withOptionalAutocomplete(
    object({ ...common, ...autocompleteFields }),
    object({ ...common, autocomplete: noAutocomplete, choices: optional(choicesSchema(value)) }),
  );
};
const plainOptionSchema = <T extends ApplicationCommandOptionType>(type: Guard<T>) => object({ ...optionFields, type });

/** Kinds of channels that a command may ask for. */
const channelTypeSchema = oneOf(
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
);

const basicOptionSchemas = {
  [ApplicationCommandOptionType.String]: withOptionalAutocomplete(
    object({ ...stringFields, ...autocompleteFields }),
    object({
      ...stringFields,
      autocomplete: noAutocomplete,
      choices: optional(choicesSchema(string({ min: 1, max: 100 }))),
    }),
  ),
  [Integer]: numericOptionSchema(oneOf(Integer), number()),
  [Decimal]: numericOptionSchema(oneOf(Decimal), number({ fractions: true })),
  [ApplicationCommandOptionType.Boolean]: plainOptionSchema(oneOf(ApplicationCommandOptionType.Boolean)),
  [ApplicationCommandOptionType.User]: plainOptionSchema(oneOf(ApplicationCommandOptionType.User)),
  [ApplicationCommandOptionType.Role]: plainOptionSchema(oneOf(ApplicationCommandOptionType.Role)),
  [ApplicationCommandOptionType.Mentionable]: plainOptionSchema(oneOf(ApplicationCommandOptionType.Mentionable)),
  [ApplicationCommandOptionType.Channel]: object({
    ...optionFields,
    type: oneOf(ApplicationCommandOptionType.Channel),
    channel_types: optional(array(channelTypeSchema)),
  }),
  [ApplicationCommandOptionType.Attachment]: object({
    ...optionFields,
    type: oneOf(ApplicationCommandOptionType.Attachment),
    file_types: optional(array(fileType, { max: 10 })),
  }),
};

const optionsSchema = <T extends APIApplicationCommandOption>(option: Guard<T>) =>
  optional(refine(array(option, { max: maxOptions }), checkOptionList));
const basicOptionSchema: Guard<APIApplicationCommandBasicOption> = discriminatedUnion('type', basicOptionSchemas);
const subcommandSchema = object({
  ...nameFields,
  type: oneOf(ApplicationCommandOptionType.Subcommand),
  options: optionsSchema(basicOptionSchema),
});
const subcommandGroupSchema = object({
  ...nameFields,
  type: oneOf(ApplicationCommandOptionType.SubcommandGroup),
  options: optionsSchema(subcommandSchema),
});
const optionSchema: Guard<APIApplicationCommandOption> = discriminatedUnion('type', {
  ...basicOptionSchemas,
  [ApplicationCommandOptionType.Subcommand]: subcommandSchema,
  [ApplicationCommandOptionType.SubcommandGroup]: subcommandGroupSchema,
});

/** The options of a chat command. */
export const commandOptionsSchema = optionsSchema(optionSchema);

import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import { type Guard, withRule } from '../guards/form.ts';
import { fields, isRecord, optional, variant } from '../guards/objects.ts';
import { list, number, oneOf, text, yesOrNo } from '../guards/values.ts';
import { fileType } from '../world/file-types.ts';
import { inOrder } from './option-rules.ts';
import { commandName, description, inLocales } from './word-form.ts';

// The limits are those of https://docs.discord.com/developers/interactions/application-commands.

const MOST_OPTIONS = 25;
const named = {
  name: commandName,
  name_localizations: inLocales(commandName),
  description,
  description_localizations: inLocales(description),
};
const optionFields = { ...named, required: optional(yesOrNo) };
const choiceOf = <T extends string | number>(value: Guard<T>) =>
  list(fields({ name: text({ min: 1, max: 100 }), name_localizations: inLocales(text({ min: 1, max: 100 })), value }), {
    max: 25,
  });
const noChoices: Guard<[]> = (value, place): value is [] =>
  (Array.isArray(value) && value.length === 0) ||
  place.refuse('APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'Choices and autocomplete exclude each other.');

/** Either kind of an option whose values can be suggested: by a list made now, or by the bot while a person types. */
function suggesting<A, B>(withAutocomplete: Guard<A>, withChoices: Guard<B>): Guard<A | B> {
  return (value, place): value is A | B =>
    isRecord(value) && value.autocomplete === true ? withAutocomplete(value, place) : withChoices(value, place);
}
const autocompleted = { autocomplete: oneOf(true), choices: optional(noChoices) };
const notAutocompleted = optional(oneOf(false));

const stringFields = {
  ...optionFields,
  type: oneOf(ApplicationCommandOptionType.String),
  min_length: optional(number({ min: 0, max: 6000 })),
  max_length: optional(number({ min: 1, max: 6000 })),
};
const { Integer, Number: Decimal } = ApplicationCommandOptionType;
const numeric = <T extends typeof Integer | typeof Decimal>(type: Guard<T>, value: Guard<number>) => {
  const common = { ...optionFields, type, min_value: optional(value), max_value: optional(value) };
  return suggesting(
    fields({ ...common, ...autocompleted }),
    fields({ ...common, autocomplete: notAutocompleted, choices: optional(choiceOf(value)) }),
  );
};
const plain = <T extends ApplicationCommandOptionType>(type: Guard<T>) => fields({ ...optionFields, type });

/** Kinds of channels that a command may ask for. */
const channelType = oneOf(
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

const basicOptions = {
  [ApplicationCommandOptionType.String]: suggesting(
    fields({ ...stringFields, ...autocompleted }),
    fields({
      ...stringFields,
      autocomplete: notAutocompleted,
      choices: optional(choiceOf(text({ min: 1, max: 100 }))),
    }),
  ),
  [Integer]: numeric(oneOf(Integer), number()),
  [Decimal]: numeric(oneOf(Decimal), number({ fractions: true })),
  [ApplicationCommandOptionType.Boolean]: plain(oneOf(ApplicationCommandOptionType.Boolean)),
  [ApplicationCommandOptionType.User]: plain(oneOf(ApplicationCommandOptionType.User)),
  [ApplicationCommandOptionType.Role]: plain(oneOf(ApplicationCommandOptionType.Role)),
  [ApplicationCommandOptionType.Mentionable]: plain(oneOf(ApplicationCommandOptionType.Mentionable)),
  [ApplicationCommandOptionType.Channel]: fields({
    ...optionFields,
    type: oneOf(ApplicationCommandOptionType.Channel),
    channel_types: optional(list(channelType)),
  }),
  [ApplicationCommandOptionType.Attachment]: fields({
    ...optionFields,
    type: oneOf(ApplicationCommandOptionType.Attachment),
    file_types: optional(list(fileType, { max: 10 })),
  }),
};

const optionsOf = <T extends APIApplicationCommandOption>(option: Guard<T>) =>
  optional(withRule(list(option, { max: MOST_OPTIONS }), inOrder));
const basicOption: Guard<APIApplicationCommandBasicOption> = variant('type', basicOptions);
const subcommand = fields({
  ...named,
  type: oneOf(ApplicationCommandOptionType.Subcommand),
  options: optionsOf(basicOption),
});
const group = fields({
  ...named,
  type: oneOf(ApplicationCommandOptionType.SubcommandGroup),
  options: optionsOf(subcommand),
});
const anyOption: Guard<APIApplicationCommandOption> = variant('type', {
  ...basicOptions,
  [ApplicationCommandOptionType.Subcommand]: subcommand,
  [ApplicationCommandOptionType.SubcommandGroup]: group,
});

/** The options of a chat command. */
export const commandOptions = optionsOf(anyOption);

import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import { type Guard, refine } from '../schema/guard.ts';
import { object, optional } from '../schema/objects.ts';
import { array, boolean, number, oneOf, snowflake, string } from '../schema/values.ts';
import { componentIdSchema, customIdSchema, emojiSchema } from './button-schema.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

const selectMenuFields = {
  id: componentIdSchema,
  custom_id: customIdSchema,
  placeholder: optional(string({ max: 150 })),
  min_values: optional(number({ min: 0, max: 25 })),
  max_values: optional(number({ min: 1, max: 25 })),
  disabled: optional(boolean),
  required: optional(boolean),
};
const selectOptionSchema = object({
  label: string({ min: 1, max: 100 }),
  value: string({ min: 1, max: 100 }),
  description: optional(string({ max: 100 })),
  emoji: optional(emojiSchema),
  default: optional(boolean),
});

/** A menu of fixed values, none of them twice. */
export const stringSelectSchema = refine(
  object({
    ...selectMenuFields,
    type: oneOf(ComponentType.StringSelect),
    options: array(selectOptionSchema, { min: 1, max: 25 }),
  }),
  ({ options, min_values = 1, max_values = 1 }, context) => {
    const values = new Set(options.map(({ value }) => value));
    if (values.size < options.length) {
      return context
        .at('options')
        .addProblem('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    }
    if (min_values <= max_values && min_values <= options.length) return true;
    return context.at('min_values').addProblem('NUMBER_TYPE_MAX', 'More values are asked for than can be chosen.');
  },
);

const defaultValuesSchema = <T extends SelectMenuDefaultValueType>(type: Guard<T>) =>
  optional(array(object({ id: snowflake, type }), { max: 25 }));
const { User, Role, Channel } = SelectMenuDefaultValueType;

/** Menus whose values are people, roles and channels. */
export const entitySelectSchemas = {
  [ComponentType.UserSelect]: object({
    ...selectMenuFields,
    type: oneOf(ComponentType.UserSelect),
    default_values: defaultValuesSchema(oneOf(User)),
  }),
  [ComponentType.RoleSelect]: object({
    ...selectMenuFields,
    type: oneOf(ComponentType.RoleSelect),
    default_values: defaultValuesSchema(oneOf(Role)),
  }),
  [ComponentType.MentionableSelect]: object({
    ...selectMenuFields,
    type: oneOf(ComponentType.MentionableSelect),
    default_values: defaultValuesSchema(oneOf(User, Role)),
  }),
  [ComponentType.ChannelSelect]: object({
    ...selectMenuFields,
    type: oneOf(ComponentType.ChannelSelect),
    default_values: defaultValuesSchema(oneOf(Channel)),
    channel_types: optional(array(oneOf(ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildAnnouncement))),
  }),
};

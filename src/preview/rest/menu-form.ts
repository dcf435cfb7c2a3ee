import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import { type Guard, withRule } from '../guards/form.ts';
import { fields, optional } from '../guards/objects.ts';
import { list, number, oneOf, snowflake, text, yesOrNo } from '../guards/values.ts';
import { componentId, customId, emoji } from './button-form.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

const selectFields = {
  id: componentId,
  custom_id: customId,
  placeholder: optional(text({ max: 150 })),
  min_values: optional(number({ min: 0, max: 25 })),
  max_values: optional(number({ min: 1, max: 25 })),
  disabled: optional(yesOrNo),
  required: optional(yesOrNo),
};
const choice = fields({
  label: text({ min: 1, max: 100 }),
  value: text({ min: 1, max: 100 }),
  description: optional(text({ max: 100 })),
  emoji: optional(emoji),
  default: optional(yesOrNo),
});

/** A menu of fixed values, none of them twice. */
export const stringSelect = withRule(
  fields({ ...selectFields, type: oneOf(ComponentType.StringSelect), options: list(choice, { min: 1, max: 25 }) }),
  ({ options, min_values = 1, max_values = 1 }, place) => {
    const values = new Set(options.map(({ value }) => value));
    if (values.size < options.length) {
      return place
        .at('options')
        .refuse('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    }
    if (min_values <= max_values && min_values <= options.length) return true;
    return place.at('min_values').refuse('NUMBER_TYPE_MAX', 'More values are asked for than can be chosen.');
  },
);

const preset = <T extends SelectMenuDefaultValueType>(type: Guard<T>) =>
  optional(list(fields({ id: snowflake, type }), { max: 25 }));
const { User, Role, Channel } = SelectMenuDefaultValueType;

/** Menus whose values are people, roles and channels. */
export const otherSelects = {
  [ComponentType.UserSelect]: fields({
    ...selectFields,
    type: oneOf(ComponentType.UserSelect),
    default_values: preset(oneOf(User)),
  }),
  [ComponentType.RoleSelect]: fields({
    ...selectFields,
    type: oneOf(ComponentType.RoleSelect),
    default_values: preset(oneOf(Role)),
  }),
  [ComponentType.MentionableSelect]: fields({
    ...selectFields,
    type: oneOf(ComponentType.MentionableSelect),
    default_values: preset(oneOf(User, Role)),
  }),
  [ComponentType.ChannelSelect]: fields({
    ...selectFields,
    type: oneOf(ComponentType.ChannelSelect),
    default_values: preset(oneOf(Channel)),
    channel_types: optional(list(oneOf(ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildAnnouncement))),
  }),
};

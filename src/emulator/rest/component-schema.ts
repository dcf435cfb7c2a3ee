import {
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { lengthBetween, rule, snowflake, text, url } from './validation.ts';

// The limits: https://docs.discord.com/developers/components/reference

/** The optional id of a component; Discord assigns the others. */
export const componentId = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .exactOptional();
/** Identifies the component to the bot. */
export const customId = text(1, 100);
const optionalFlag = z.boolean().exactOptional();
const mediaUrl = url(['http', 'https', 'attachment']);

const emojiSchema = z.object({
  id: snowflake.exactOptional(),
  name: z.string().max(32).exactOptional(),
  animated: optionalFlag,
});
const buttonFields = {
  type: z.literal(ComponentType.Button),
  id: componentId,
  label: z.string().max(80).exactOptional(),
  emoji: emojiSchema.exactOptional(),
  disabled: optionalFlag,
};
const { Primary, Secondary, Success, Danger, Link } = ButtonStyle;
const buttonSchema = z
  .discriminatedUnion('style', [
    z.object({
      ...buttonFields,
      style: z.literal([Primary, Secondary, Success, Danger]),
      custom_id: customId,
      url: z.unknown().exactOptional(),
    }),
    z.object({
      ...buttonFields,
      style: z.literal(Link),
      url: url(['http', 'https', 'discord'], 512),
      custom_id: z.unknown().exactOptional(),
    }),
  ])
  .check(
    rule((button, report) => {
      if (!button.label && !button.emoji) {
        report('BUTTON_COMPONENT_BLANK', 'A button must have a label or an emoji.');
      }
      if (button.url !== undefined && button.custom_id !== undefined) {
        report('BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A button has a custom id or a url, not both.');
      }
    }),
  );

const selectMenuFields = {
  id: componentId,
  custom_id: customId,
  placeholder: z.string().max(150).exactOptional(),
  min_values: z.int().min(0).max(25).exactOptional(),
  max_values: z.int().min(1).max(25).exactOptional(),
  disabled: optionalFlag,
  required: optionalFlag,
};
const selectOptionSchema = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: z.string().max(100).exactOptional(),
  emoji: emojiSchema.exactOptional(),
  default: optionalFlag,
});
const stringSelectSchema = z
  .object({
    ...selectMenuFields,
    type: z.literal(ComponentType.StringSelect),
    options: z.array(selectOptionSchema).check(lengthBetween(1, 25)),
  })
  .check(
    rule(({ options, min_values = 1, max_values = 1 }, report) => {
      const values = new Set(options.map(({ value }) => value));
      if (values.size < options.length) {
        const message = 'The specified option value is already used';
        return report('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message, ['options']);
      }
      if (min_values <= max_values && min_values <= options.length) return;
      report('NUMBER_TYPE_MAX', 'min_values is larger than max_values or the number of options.', ['min_values']);
    }),
  );

const { User, Role, Channel } = SelectMenuDefaultValueType;
const defaultValues = <T extends SelectMenuDefaultValueType>(...types: T[]) =>
  z
    .array(z.object({ id: snowflake, type: z.literal(types) }))
    .max(25)
    .exactOptional();
const selectableChannelTypes = [ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildAnnouncement] as const;

/** Every select menu, in messages and in modals. */
export const selectMenuSchemas = [
  stringSelectSchema,
  z.object({
    ...selectMenuFields,
    type: z.literal(ComponentType.UserSelect),
    default_values: defaultValues(User),
  }),
  z.object({
    ...selectMenuFields,
    type: z.literal(ComponentType.RoleSelect),
    default_values: defaultValues(Role),
  }),
  z.object({
    ...selectMenuFields,
    type: z.literal(ComponentType.MentionableSelect),
    default_values: defaultValues(User, Role),
  }),
  z.object({
    ...selectMenuFields,
    type: z.literal(ComponentType.ChannelSelect),
    default_values: defaultValues(Channel),
    channel_types: z.array(z.literal(selectableChannelTypes)).exactOptional(),
  }),
] as const;

/** A row of one to five buttons or of one select menu. */
const actionRowSchema = z
  .object({
    type: z.literal(ComponentType.ActionRow),
    id: componentId,
    components: z.array(z.discriminatedUnion('type', [buttonSchema, ...selectMenuSchemas])).check(lengthBetween(1, 5)),
  })
  .check(
    rule(({ components }, report) => {
      if (components.length === 1 || components.every(({ type }) => type === ComponentType.Button)) return;
      report('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select menu takes up a whole row.', ['components']);
    }),
  );

/** A block of text with Discord's Markdown. */
export const textDisplaySchema = z.object({
  type: z.literal(ComponentType.TextDisplay),
  id: componentId,
  content: text(1, 4000),
});
const mediaFields = {
  media: z.object({ url: mediaUrl }),
  description: z.string().max(1024).exactOptional(),
  spoiler: optionalFlag,
};
const thumbnailSchema = z.object({ type: z.literal(ComponentType.Thumbnail), id: componentId, ...mediaFields });

const containerComponentSchemas = [
  actionRowSchema,
  textDisplaySchema,
  z.object({
    type: z.literal(ComponentType.Section),
    id: componentId,
    components: z.array(textDisplaySchema).check(lengthBetween(1, 3)),
    accessory: z.discriminatedUnion('type', [buttonSchema, thumbnailSchema]),
  }),
  z.object({
    type: z.literal(ComponentType.MediaGallery),
    id: componentId,
    items: z.array(z.object(mediaFields)).check(lengthBetween(1, 10)),
  }),
  z.object({
    type: z.literal(ComponentType.File),
    id: componentId,
    file: z.object({ url: url(['attachment']) }),
    spoiler: optionalFlag,
  }),
  z.object({
    type: z.literal(ComponentType.Separator),
    id: componentId,
    divider: optionalFlag,
    spacing: z.literal([1, 2]).exactOptional(),
  }),
] as const;
const containerSchema = z.object({
  type: z.literal(ComponentType.Container),
  id: componentId,
  accent_color: z.int().min(0).max(0xffffff).exactOptional(),
  spoiler: optionalFlag,
  components: z.array(z.discriminatedUnion('type', containerComponentSchemas)).check(lengthBetween(1, 40)),
});

/** Components of a message: action rows and Components V2. `composeMessage` checks the rules that depend on the message. */
export const messageComponentsSchema: z.ZodType<APIMessageTopLevelComponent[]> = z
  .array(z.discriminatedUnion('type', [...containerComponentSchemas, containerSchema]))
  .max(40);

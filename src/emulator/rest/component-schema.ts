import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { type Guard, refine } from '../schema/guard.ts';
import { discriminatedUnion, object, optional } from '../schema/objects.ts';
import { array, boolean, number, oneOf, string, url } from '../schema/values.ts';
import { buttonSchema, componentIdSchema } from './button-schema.ts';
import { entitySelectSchemas, stringSelectSchema } from './select-menu-schema.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

const rowComponentSchema: Guard<APIComponentInMessageActionRow> = discriminatedUnion('type', {
  [ComponentType.Button]: buttonSchema,
  [ComponentType.StringSelect]: stringSelectSchema,
  ...entitySelectSchemas,
});

/** A row of up to five buttons, or of one menu. */
const actionRowSchema: Guard<APIActionRowComponent<APIComponentInMessageActionRow>> = refine(
  object({
    type: oneOf(ComponentType.ActionRow),
    id: componentIdSchema,
    components: array(rowComponentSchema, { min: 1, max: 5 }),
  }),
  ({ components }, context) =>
    components.length === 1 ||
    components.every(({ type }) => type === ComponentType.Button) ||
    context.at('components').addProblem('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select menu takes up a whole row.'),
);

/** Text of its own, with Discord's markdown. */
export const textDisplaySchema = object({
  type: oneOf(ComponentType.TextDisplay),
  id: componentIdSchema,
  content: string({ min: 1, max: 4000 }),
});
const mediaSchema = object({ url: url(['http', 'https', 'attachment']) });
const mediaFields = { media: mediaSchema, description: optional(string({ max: 1024 })), spoiler: optional(boolean) };
const accessorySchema: Guard<APISectionAccessoryComponent> = discriminatedUnion('type', {
  [ComponentType.Button]: buttonSchema,
  [ComponentType.Thumbnail]: object({ type: oneOf(ComponentType.Thumbnail), id: componentIdSchema, ...mediaFields }),
});

const containerComponents = {
  [ComponentType.ActionRow]: actionRowSchema,
  [ComponentType.TextDisplay]: textDisplaySchema,
  [ComponentType.Section]: object({
    type: oneOf(ComponentType.Section),
    id: componentIdSchema,
    components: array(textDisplaySchema, { min: 1, max: 3 }),
    accessory: accessorySchema,
  }),
  [ComponentType.MediaGallery]: object({
    type: oneOf(ComponentType.MediaGallery),
    id: componentIdSchema,
    items: array(object(mediaFields), { min: 1, max: 10 }),
  }),
  [ComponentType.File]: object({
    type: oneOf(ComponentType.File),
    id: componentIdSchema,
    file: object({ url: url(['attachment']) }),
    spoiler: optional(boolean),
  }),
  [ComponentType.Separator]: object({
    type: oneOf(ComponentType.Separator),
    id: componentIdSchema,
    divider: optional(boolean),
    spacing: optional(oneOf(1, 2)),
  }),
};
const containerComponentSchema: Guard<APIComponentInContainer> = discriminatedUnion('type', containerComponents);
const containerSchema = object({
  type: oneOf(ComponentType.Container),
  id: componentIdSchema,
  accent_color: optional(number({ min: 0, max: 0xffffff })),
  spoiler: optional(boolean),
  components: array(containerComponentSchema, { min: 1, max: 40 }),
});

/** The components of a message, old rows and Components V2 alike; which of them fit is the message's business. */
export const messageComponentsSchema: Guard<APIMessageTopLevelComponent[]> = array(
  discriminatedUnion('type', { ...containerComponents, [ComponentType.Container]: containerSchema }),
  { max: 40 },
);

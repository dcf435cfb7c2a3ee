import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { type Guard, withRule } from '../guards/form.ts';
import { fields, optional, variant } from '../guards/objects.ts';
import { address, list, number, oneOf, text, yesOrNo } from '../guards/values.ts';
import { button, componentId } from './button-form.ts';
import { otherSelects, stringSelect } from './menu-form.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

const inRow: Guard<APIComponentInMessageActionRow> = variant('type', {
  [ComponentType.Button]: button,
  [ComponentType.StringSelect]: stringSelect,
  ...otherSelects,
});

/** A row of up to five buttons, or of one menu. */
const row: Guard<APIActionRowComponent<APIComponentInMessageActionRow>> = withRule(
  fields({ type: oneOf(ComponentType.ActionRow), id: componentId, components: list(inRow, { min: 1, max: 5 }) }),
  ({ components }, place) =>
    components.length === 1 ||
    components.every(({ type }) => type === ComponentType.Button) ||
    place.at('components').refuse('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select menu takes up a whole row.'),
);

/** Text of its own, with Discord's markdown. */
export const textDisplay = fields({
  type: oneOf(ComponentType.TextDisplay),
  id: componentId,
  content: text({ min: 1, max: 4000 }),
});
const media = fields({ url: address(['http', 'https', 'attachment']) });
const mediaFields = { media, description: optional(text({ max: 1024 })), spoiler: optional(yesOrNo) };
const accessory: Guard<APISectionAccessoryComponent> = variant('type', {
  [ComponentType.Button]: button,
  [ComponentType.Thumbnail]: fields({ type: oneOf(ComponentType.Thumbnail), id: componentId, ...mediaFields }),
});

const inContainer = {
  [ComponentType.ActionRow]: row,
  [ComponentType.TextDisplay]: textDisplay,
  [ComponentType.Section]: fields({
    type: oneOf(ComponentType.Section),
    id: componentId,
    components: list(textDisplay, { min: 1, max: 3 }),
    accessory,
  }),
  [ComponentType.MediaGallery]: fields({
    type: oneOf(ComponentType.MediaGallery),
    id: componentId,
    items: list(fields(mediaFields), { min: 1, max: 10 }),
  }),
  [ComponentType.File]: fields({
    type: oneOf(ComponentType.File),
    id: componentId,
    file: fields({ url: address(['attachment']) }),
    spoiler: optional(yesOrNo),
  }),
  [ComponentType.Separator]: fields({
    type: oneOf(ComponentType.Separator),
    id: componentId,
    divider: optional(yesOrNo),
    spacing: optional(oneOf(1, 2)),
  }),
};
const containerContents: Guard<APIComponentInContainer> = variant('type', inContainer);
const container = fields({
  type: oneOf(ComponentType.Container),
  id: componentId,
  accent_color: optional(number({ min: 0, max: 0xffffff })),
  spoiler: optional(yesOrNo),
  components: list(containerContents, { min: 1, max: 40 }),
});

/** The components of a message, old rows and Components V2 alike; which of them fit is the message's business. */
export const messageComponents: Guard<APIMessageTopLevelComponent[]> = list(
  variant('type', { ...inContainer, [ComponentType.Container]: container }),
  { max: 40 },
);

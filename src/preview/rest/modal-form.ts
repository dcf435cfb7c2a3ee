import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { type Guard, type Place, withRule } from '../guards/form.ts';
import { fields, optional, variant } from '../guards/objects.ts';
import { list, number, oneOf, text, yesOrNo } from '../guards/values.ts';
import { fileType } from '../world/file-types.ts';
import { componentId, customId } from './button-form.ts';
import { textDisplay } from './component-form.ts';
import { otherSelects, stringSelect } from './menu-form.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

const textInputFields = {
  type: oneOf(ComponentType.TextInput),
  id: componentId,
  custom_id: customId,
  style: oneOf(TextInputStyle.Short, TextInputStyle.Paragraph),
  placeholder: optional(text({ max: 100 })),
  value: optional(text({ max: 4000 })),
  min_length: optional(number({ min: 0, max: 4000 })),
  max_length: optional(number({ min: 1, max: 4000 })),
  required: optional(yesOrNo),
};
const label = text({ min: 1, max: 45 });

const inLabel: Guard<APIComponentInLabel> = variant('type', {
  [ComponentType.TextInput]: fields(textInputFields),
  [ComponentType.StringSelect]: stringSelect,
  ...otherSelects,
  [ComponentType.FileUpload]: fields({
    type: oneOf(ComponentType.FileUpload),
    id: componentId,
    custom_id: customId,
    min_values: optional(number({ min: 0, max: 10 })),
    max_values: optional(number({ min: 1, max: 10 })),
    file_types: optional(list(fileType, { max: 10 })),
    required: optional(yesOrNo),
  }),
});

const modalComponent: Guard<APIModalInteractionResponseCallbackComponent> = variant('type', {
  [ComponentType.ActionRow]: fields({
    type: oneOf(ComponentType.ActionRow),
    id: componentId,
    components: list(fields({ ...textInputFields, label }), { min: 1, max: 1 }),
  }),
  [ComponentType.Label]: fields({
    type: oneOf(ComponentType.Label),
    id: componentId,
    label,
    description: optional(text({ max: 100 })),
    component: inLabel,
  }),
  [ComponentType.TextDisplay]: textDisplay,
});

/** The form that a bot opens before a person. Radio groups and checkboxes are not among what this Discord has. */
export const modalShape = {
  custom_id: customId,
  title: text({ min: 1, max: 45 }),
  components: withRule(list(modalComponent, { min: 1, max: 5 }), haveNamesApart),
};

function haveNamesApart(components: readonly APIModalInteractionResponseCallbackComponent[], place: Place): boolean {
  const names = components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component.custom_id];
    return part.type === ComponentType.ActionRow ? part.components.map((input) => input.custom_id) : [];
  });
  const areApart = new Set(names).size === names.length;
  return areApart || place.refuse('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
}

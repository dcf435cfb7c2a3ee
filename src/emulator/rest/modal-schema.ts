import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { type Guard, refine, type ValidationContext } from '../schema/guard.ts';
import { discriminatedUnion, object, optional } from '../schema/objects.ts';
import { array, boolean, number, oneOf, string } from '../schema/values.ts';
import { fileType } from '../state/file-types.ts';
import { componentIdSchema, customIdSchema } from './button-schema.ts';
import { textDisplaySchema } from './component-schema.ts';
import { entitySelectSchemas, stringSelectSchema } from './select-menu-schema.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

const textInputFields = {
  type: oneOf(ComponentType.TextInput),
  id: componentIdSchema,
  custom_id: customIdSchema,
  style: oneOf(TextInputStyle.Short, TextInputStyle.Paragraph),
  placeholder: optional(string({ max: 100 })),
  value: optional(string({ max: 4000 })),
  min_length: optional(number({ min: 0, max: 4000 })),
  max_length: optional(number({ min: 1, max: 4000 })),
  required: optional(boolean),
};
const labelSchema = string({ min: 1, max: 45 });

const labelComponentSchema: Guard<APIComponentInLabel> = discriminatedUnion('type', {
  [ComponentType.TextInput]: object(textInputFields),
  [ComponentType.StringSelect]: stringSelectSchema,
  ...entitySelectSchemas,
  [ComponentType.FileUpload]: object({
    type: oneOf(ComponentType.FileUpload),
    id: componentIdSchema,
    custom_id: customIdSchema,
    min_values: optional(number({ min: 0, max: 10 })),
    max_values: optional(number({ min: 1, max: 10 })),
    file_types: optional(array(fileType, { max: 10 })),
    required: optional(boolean),
  }),
});

const modalComponentSchema: Guard<APIModalInteractionResponseCallbackComponent> = discriminatedUnion('type', {
  [ComponentType.ActionRow]: object({
    type: oneOf(ComponentType.ActionRow),
    id: componentIdSchema,
    components: array(object({ ...textInputFields, label: labelSchema }), { min: 1, max: 1 }),
  }),
  [ComponentType.Label]: object({
    type: oneOf(ComponentType.Label),
    id: componentIdSchema,
    label: labelSchema,
    description: optional(string({ max: 100 })),
    component: labelComponentSchema,
  }),
  [ComponentType.TextDisplay]: textDisplaySchema,
});

/** The form that a bot opens before a person. Radio groups and checkboxes are not among what this Discord has. */
export const modalFields = {
  custom_id: customIdSchema,
  title: string({ min: 1, max: 45 }),
  components: refine(array(modalComponentSchema, { min: 1, max: 5 }), haveUniqueCustomIds),
};

function haveUniqueCustomIds(
  components: readonly APIModalInteractionResponseCallbackComponent[],
  context: ValidationContext,
): boolean {
  const customIds = components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component.custom_id];
    return part.type === ComponentType.ActionRow ? part.components.map((input) => input.custom_id) : [];
  });
  const areUnique = new Set(customIds).size === customIds.length;
  return areUnique || context.addProblem('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
}

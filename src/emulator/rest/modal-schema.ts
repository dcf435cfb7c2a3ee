import {
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type FileUploadType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { componentId, customId, selectMenuSchemas, textDisplaySchema } from './component-schema.ts';
import { custom, lengthBetween, type ReportIssue, rule, text } from './validation.ts';

// The limits: https://docs.discord.com/developers/components/reference

/** The files that a field accepts: an extension such as `.pdf`, or a kind. */
export const fileTypeSchema = custom(
  (value): value is FileUploadType => typeof value === 'string' && /^(audio|image|video|\.[^.\s]{1,31})$/.test(value),
  'FILE_TYPE_INVALID',
  (value) => `"${value}" is neither a file extension nor audio, image or video.`,
);

const optionalFlag = z.boolean().exactOptional();
const label = text(1, 45);
const textInputSchema = z.object({
  type: z.literal(ComponentType.TextInput),
  id: componentId,
  custom_id: customId,
  style: z.literal([TextInputStyle.Short, TextInputStyle.Paragraph]),
  placeholder: z.string().max(100).exactOptional(),
  value: z.string().max(4000).exactOptional(),
  min_length: z.int().min(0).max(4000).exactOptional(),
  max_length: z.int().min(1).max(4000).exactOptional(),
  required: optionalFlag,
});
const fileUploadSchema = z.object({
  type: z.literal(ComponentType.FileUpload),
  id: componentId,
  custom_id: customId,
  min_values: z.int().min(0).max(10).exactOptional(),
  max_values: z.int().min(1).max(10).exactOptional(),
  file_types: z.array(fileTypeSchema).max(10).exactOptional(),
  required: optionalFlag,
});
const modalComponentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal(ComponentType.ActionRow),
    id: componentId,
    components: z.array(textInputSchema.extend({ label })).check(lengthBetween(1, 1)),
  }),
  z.object({
    type: z.literal(ComponentType.Label),
    id: componentId,
    label,
    description: z.string().max(100).exactOptional(),
    component: z.discriminatedUnion('type', [textInputSchema, ...selectMenuSchemas, fileUploadSchema]),
  }),
  textDisplaySchema,
]);

/** A modal that a bot opens. Radio groups and checkboxes are not supported. */
export const modalSchema: z.ZodType<APIModalInteractionResponseCallbackData> = z.strictObject({
  custom_id: customId,
  title: label,
  components: z.array(modalComponentSchema).check(lengthBetween(1, 5), rule(checkUniqueCustomIds)),
});

function checkUniqueCustomIds(
  components: readonly APIModalInteractionResponseCallbackComponent[],
  report: ReportIssue,
): void {
  const customIds = components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component.custom_id];
    return part.type === ComponentType.ActionRow ? part.components.map((input) => input.custom_id) : [];
  });
  if (new Set(customIds).size === customIds.length) return;
  report('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
}

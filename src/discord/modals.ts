import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitFields,
  TextInputStyle,
} from 'discord.js';
import { formatCustomId } from '../rendering/custom-id.ts';
import type { Modal, ModalField } from '../replies/modal.ts';
import { truncate } from '../replies/truncate.ts';

/** Discord's limits in characters (discord-api-docs, components/reference). */
const maxTitleLength = 45;
const maxLabelLength = 45;
const maxDescriptionLength = 100;
const maxSelectOptionLength = 100;

/** A form as Discord opens it. */
export function modalPayload({ action, argument, title, fields }: Modal): APIModalInteractionResponseCallbackData {
  return {
    custom_id: formatCustomId({ action, argument }),
    title: truncate(title, maxTitleLength),
    components: fields.map(labelPayload),
  };
}

/** What was sent in, by the id of its field. A client may send anything; what is no text and no choice is nothing. */
export function readModalFields({
  fields,
}: Pick<ModalSubmitFields, 'fields'>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    fields.map((field, id) => {
      if (field.type === ComponentType.TextInput) return [id, [field.value]];
      return [id, field.type === ComponentType.StringSelect ? [...field.values] : []];
    }),
  );
}

function labelPayload(field: ModalField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: truncate(field.label, maxLabelLength),
    ...(field.hint === undefined ? {} : { description: truncate(field.hint, maxDescriptionLength) }),
    component: field.kind === 'choice' ? selectPayload(field) : textInputPayload(field),
  };
}

function textInputPayload(field: Exclude<ModalField, { kind: 'choice' }>): APITextInputComponent {
  const { kind, id, value, maxLength, required } = field;
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    max_length: maxLength,
    required,
    // An empty value is refused where there is a least length, and none is the same.
    ...(value === '' ? {} : { value: truncate(value, maxLength, '') }),
  };
}

function selectPayload({
  id,
  choices,
  minSelected,
  maxSelected,
}: Extract<ModalField, { kind: 'choice' }>): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    min_values: minSelected,
    max_values: maxSelected,
    required: minSelected > 0,
    options: choices.map(({ value, label, detail, isSelected }) => ({
      value,
      label: truncate(label, maxSelectOptionLength),
      ...(detail === undefined ? {} : { description: truncate(detail, maxSelectOptionLength) }),
      default: isSelected,
    })),
  };
}

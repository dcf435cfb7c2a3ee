import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitFields,
  TextInputStyle,
} from 'discord.js';
import { formatCustomId } from '../../commands/shared/custom-id.ts';
import type { Modal, ModalField } from '../replies/modal.ts';
import { truncate } from '../replies/truncate.ts';
import { maxLabelDescriptionLength, maxLabelLength, maxModalTitleLength, maxSelectOptionLength } from './limits.ts';

/** A modal as Discord's API takes it. */
export function modalPayload({ action, argument, title, fields }: Modal): APIModalInteractionResponseCallbackData {
  return {
    custom_id: formatCustomId({ action, argument }),
    title: truncate(title, maxModalTitleLength),
    components: fields.map(labelPayload),
  };
}

/** The submitted values by field id. A client may send anything; other kinds of fields count as empty. */
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
    ...(field.hint === undefined ? {} : { description: truncate(field.hint, maxLabelDescriptionLength) }),
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
    // Discord refuses an empty value if the field has a minimum length.
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
    options: choices.map(({ value, label, description, isSelected }) => ({
      value,
      label: truncate(label, maxSelectOptionLength),
      ...(description === undefined ? {} : { description: truncate(description, maxSelectOptionLength) }),
      default: isSelected,
    })),
  };
}

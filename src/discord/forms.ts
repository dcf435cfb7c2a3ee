import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitFields,
  TextInputStyle,
} from 'discord.js';
import { clipped } from '../answering/clipped.ts';
import type { Form, FormField } from '../answering/form.ts';
import { customId } from '../rendering/custom-id.ts';

/** Discord's limits in characters (discord-api-docs, components/reference). */
const longestTitle = 45;
const longestLabel = 45;
const longestHint = 100;
const longestChoice = 100;

/** A form as Discord opens it. */
export function modalOf({ action, argument, title, fields }: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId({ action, argument }),
    title: clipped(title, longestTitle),
    components: fields.map(labelled),
  };
}

/** What was sent in, by the id of its field. A client may send anything; what is no text and no choice is nothing. */
export function fieldsOf({ fields }: Pick<ModalSubmitFields, 'fields'>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    fields.map((field, id) => {
      if (field.type === ComponentType.TextInput) return [id, [field.value]];
      return [id, field.type === ComponentType.StringSelect ? [...field.values] : []];
    }),
  );
}

function labelled(field: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: clipped(field.label, longestLabel),
    ...(field.hint === undefined ? {} : { description: clipped(field.hint, longestHint) }),
    component: field.kind === 'choice' ? select(field) : textInput(field),
  };
}

function textInput(field: Exclude<FormField, { kind: 'choice' }>): APITextInputComponent {
  const { kind, id, value, longest, required } = field;
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    max_length: longest,
    required,
    // An empty value is refused where there is a least length, and none is the same.
    ...(value === '' ? {} : { value: clipped(value, longest, '') }),
  };
}

function select({ id, choices, least, most }: Extract<FormField, { kind: 'choice' }>): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    min_values: least,
    max_values: most,
    required: least > 0,
    options: choices.map(({ value, label, detail, chosen }) => ({
      value,
      label: clipped(label, longestChoice),
      ...(detail === undefined ? {} : { description: clipped(detail, longestChoice) }),
      default: chosen,
    })),
  };
}

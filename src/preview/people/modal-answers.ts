import {
  type APIComponentInLabel,
  type APIFileUploadComponent,
  type APIModalSubmissionComponent,
  type APIModalSubmitTextInputComponent,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitComponent,
} from 'discord-api-types/v10';
import type { Upload } from '../world/attachments.ts';
import { isAllowedFile } from '../world/file-types.ts';
import { openNumbers } from '../world/finish-components.ts';
import { checkChoice } from './choice.ts';
import { refuseIf } from './client-refusal.ts';
import type { Modal } from './modal.ts';
import type { Resolver } from './resolved.ts';

/** What a person puts in the fields, by custom id: text, chosen values, or files. Left out is left as it was. */
export type ModalValues = Readonly<Record<string, string | readonly string[] | readonly Upload[]>>;

/** What is sent when the form is submitted. Throws ClientRefusal with all that a client would point out. */
export function fillIn(modal: Modal, values: ModalValues, resolver: Resolver): APIModalSubmissionComponent[] {
  const names = modal.fields.map(({ component }) => component.custom_id);
  const reasons = Object.keys(values)
    .filter((name) => !names.includes(name))
    .map((name) => `The form has no field ${name}.`);
  const numberOf = openNumbers([...modal.components, ...modal.fields.map(({ component }) => component)]);
  const answerOf = (component: APIComponentInLabel): ModalSubmitComponent =>
    submitted(
      component,
      numberOf(component),
      { name: nameOf(modal, component), given: values[component.custom_id] },
      resolver,
      reasons,
    );
  const parts = modal.components.map((part) => submittedPart(part, numberOf(part), answerOf));
  refuseIf(reasons);
  return parts;
}

function submittedPart(
  part: Modal['components'][number],
  id: number,
  answerOf: (component: APIComponentInLabel) => ModalSubmitComponent,
): APIModalSubmissionComponent {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return { type: part.type, id };
    case ComponentType.Label:
      return { type: part.type, id, component: answerOf(part.component) };
    case ComponentType.ActionRow:
      return { type: part.type, id, components: part.components.map(answerOf).filter(isText) };
  }
}

function isText(component: ModalSubmitComponent): component is APIModalSubmitTextInputComponent {
  return component.type === ComponentType.TextInput;
}

/** People know a field by its label. */
function nameOf({ fields }: Modal, { custom_id }: APIComponentInLabel): string {
  return `“${fields.find(({ component }) => component.custom_id === custom_id)?.label || custom_id}”`;
}

type Given = ModalValues[string] | undefined;

/** What is put into a field, and what people call it. */
type Filled = { readonly name: string; readonly given: Given };

function submitted(
  component: APIComponentInLabel,
  id: number,
  filled: Filled,
  resolver: Resolver,
  reasons: string[],
): ModalSubmitComponent {
  const { custom_id } = component;
  const { name, given } = filled;
  switch (component.type) {
    case ComponentType.TextInput:
      return textSubmitted(component, id, filled, reasons);
    case ComponentType.FileUpload:
      return { type: component.type, id, custom_id, values: filesSubmitted(component, filled, resolver, reasons) };
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect: {
      const values = given === undefined ? chosenBefore(component) : stringsOf(given);
      if (values.length > 0 || component.required !== false)
        reasons.push(...checkChoice(component, name, values, resolver));
      return { type: component.type, id, custom_id, values };
    }
    default:
      throw new Error(`This Discord cannot fill in components of type ${component.type}.`);
  }
}

function textSubmitted(input: APITextInputComponent, id: number, { name, given }: Filled, reasons: string[]) {
  const { type, custom_id, min_length: min = 0, max_length: max = 4000, required = true } = input;
  const value = typeof given === 'string' ? given : (input.value ?? '');
  const isMissing = value === '' && required;
  const isTooShort = value !== '' && value.length < min;
  if (given !== undefined && typeof given !== 'string') reasons.push(`${name} takes text.`);
  if (isMissing) reasons.push(`${name} is required.`);
  if (isTooShort || value.length > max) reasons.push(`${name} takes ${min} to ${max} characters.`);
  return { type, id, custom_id, value };
}

function filesSubmitted(
  { file_types, min_values: min = 1, max_values: max = 1, required = true }: APIFileUploadComponent,
  { name, given }: Filled,
  resolver: Resolver,
  reasons: string[],
): string[] {
  const files = filesOf(given);
  const least = required ? min : 0;
  if (files.length < least || files.length > max) reasons.push(`${name} takes ${least} to ${max} files.`);
  return files.flatMap((file) => {
    if (!isAllowedFile(file, file_types)) reasons.push(`${name} takes ${file_types?.join(', ')} only.`);
    const added = resolver.file(file);
    if ('id' in added) return [added.id];
    reasons.push(added.reason);
    return [];
  });
}

/** What a menu has chosen already when the form is opened. */
function chosenBefore(menu: APISelectMenuComponent): string[] {
  return menu.type === ComponentType.StringSelect
    ? menu.options.filter((option) => option.default).map(({ value }) => value)
    : (menu.default_values ?? []).map(({ id }) => id);
}

function stringsOf(given: Exclude<Given, undefined>): string[] {
  if (typeof given === 'string') return [given];
  return given.filter((one) => typeof one === 'string');
}

function filesOf(given: Given): Upload[] {
  return typeof given === 'object' ? given.filter((one) => typeof one === 'object') : [];
}

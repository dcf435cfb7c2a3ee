import {
  type APIComponentInLabel,
  type APIFileUploadComponent,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmissionComponent,
  type APIModalSubmitTextInputComponent,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitComponent,
} from 'discord-api-types/v10';
import { isAllowedFile, type Upload } from '../state/attachments.ts';
import { createIdAssigner } from '../state/components.ts';
import { throwIfInvalid } from './client-validation-error.ts';
import { type Resolver, validateSelection } from './resolver.ts';

export type OpenedModalField = {
  readonly label: string;
  readonly description: string | undefined;
  /** Its `custom_id` identifies the submitted value. */
  readonly component: APIComponentInLabel;
};

/** A modal that the bot opened. */
export type OpenedModal = {
  /** The interaction that the modal responds to. */
  readonly interactionId: string;
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly OpenedModalField[];
  /** All components, including text between the fields. */
  readonly components: readonly APIModalInteractionResponseCallbackComponent[];
};

export function toOpenedModal(interactionId: string, data: APIModalInteractionResponseCallbackData): OpenedModal {
  const { custom_id: customId, title, components } = data;
  return { interactionId, customId, title, components, fields: components.flatMap(modalFields) };
}

function modalFields(part: APIModalInteractionResponseCallbackComponent): OpenedModalField[] {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return [];
    case ComponentType.Label:
      return [{ label: part.label, description: part.description, component: part.component }];
    case ComponentType.ActionRow:
      return part.components.map((component) => ({
        label: component.label ?? '',
        description: undefined,
        component,
      }));
  }
}

/** The entered text, choices or files by custom id. Omitted fields keep their initial values. */
export type ModalValues = Readonly<Record<string, string | readonly string[] | readonly Upload[]>>;

/** The components of the submission. Throws ClientValidationError with every problem that a client would report. */
export function fillModal(modal: OpenedModal, values: ModalValues, resolver: Resolver): APIModalSubmissionComponent[] {
  const customIds = modal.fields.map(({ component }) => component.custom_id);
  const problems = Object.keys(values)
    .filter((id) => !customIds.includes(id))
    .map((id) => `The form has no field ${id}.`);
  const assignId = createIdAssigner([...modal.components, ...modal.fields.map(({ component }) => component)]);
  const fillField = (component: APIComponentInLabel): ModalSubmitComponent =>
    fillComponent(
      component,
      assignId(component),
      { label: fieldLabel(modal, component), enteredValue: values[component.custom_id] },
      resolver,
      problems,
    );
  const parts = modal.components.map((part) => fillPart(part, assignId(part), fillField));
  throwIfInvalid(problems);
  return parts;
}

function fillPart(
  part: OpenedModal['components'][number],
  id: number,
  fillField: (component: APIComponentInLabel) => ModalSubmitComponent,
): APIModalSubmissionComponent {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return { type: part.type, id };
    case ComponentType.Label:
      return { type: part.type, id, component: fillField(part.component) };
    case ComponentType.ActionRow:
      return { type: part.type, id, components: part.components.map(fillField).filter(isText) };
  }
}

function isText(component: ModalSubmitComponent): component is APIModalSubmitTextInputComponent {
  return component.type === ComponentType.TextInput;
}

/** The name of a field in messages. */
function fieldLabel({ fields }: OpenedModal, { custom_id }: APIComponentInLabel): string {
  return `“${fields.find(({ component }) => component.custom_id === custom_id)?.label || custom_id}”`;
}

type ModalValue = ModalValues[string] | undefined;

type FieldInput = { readonly label: string; readonly enteredValue: ModalValue };

function fillComponent(
  component: APIComponentInLabel,
  id: number,
  fieldInput: FieldInput,
  resolver: Resolver,
  problems: string[],
): ModalSubmitComponent {
  const { custom_id } = component;
  const { label, enteredValue } = fieldInput;
  switch (component.type) {
    case ComponentType.TextInput:
      return fillText(component, id, fieldInput, problems);
    case ComponentType.FileUpload:
      return { type: component.type, id, custom_id, values: uploadFiles(component, fieldInput, resolver, problems) };
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect: {
      const values = enteredValue === undefined ? defaultValues(component) : stringValues(enteredValue);
      if (values.length > 0 || component.required !== false)
        problems.push(...validateSelection(component, label, values, resolver));
      return { type: component.type, id, custom_id, values };
    }
    default:
      throw new Error(`The emulator cannot fill in components of type ${component.type}.`);
  }
}

function fillText(input: APITextInputComponent, id: number, { label, enteredValue }: FieldInput, problems: string[]) {
  const { type, custom_id, min_length: min = 0, max_length: max = 4000, required = true } = input;
  const value = typeof enteredValue === 'string' ? enteredValue : (input.value ?? '');
  const isMissing = value === '' && required;
  const isTooShort = value !== '' && value.length < min;
  if (enteredValue !== undefined && typeof enteredValue !== 'string') problems.push(`${label} accepts only text.`);
  if (isMissing) problems.push(`${label} is required.`);
  if (isTooShort || value.length > max) problems.push(`${label} must have ${min} to ${max} characters.`);
  return { type, id, custom_id, value };
}

function uploadFiles(
  { file_types, min_values: min = 1, max_values: max = 1, required = true }: APIFileUploadComponent,
  { label, enteredValue }: FieldInput,
  resolver: Resolver,
  problems: string[],
): string[] {
  const files = fileValues(enteredValue);
  const minFiles = required ? min : 0;
  if (files.length < minFiles || files.length > max) problems.push(`${label} must have ${minFiles} to ${max} files.`);
  return files.flatMap((file) => {
    if (!isAllowedFile(file, file_types)) problems.push(`${label} accepts only ${file_types?.join(', ')}.`);
    const upload = resolver.addFile(file);
    if ('id' in upload) return [upload.id];
    problems.push(upload.reason);
    return [];
  });
}

/** The initially selected values of a select menu. */
function defaultValues(menu: APISelectMenuComponent): string[] {
  return menu.type === ComponentType.StringSelect
    ? menu.options.filter((option) => option.default).map(({ value }) => value)
    : (menu.default_values ?? []).map(({ id }) => id);
}

function stringValues(value: Exclude<ModalValue, undefined>): string[] {
  if (typeof value === 'string') return [value];
  return value.filter((item) => typeof item === 'string');
}

function fileValues(value: ModalValue): Upload[] {
  return typeof value === 'object' ? value.filter((item) => typeof item === 'object') : [];
}

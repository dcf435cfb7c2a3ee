import {
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Modal } from '../../discord.ts';
import type { ModalField } from '../../people/modal.ts';
import type { Field, Form } from '../shown-command.ts';
import { type Names, readMarks } from './read-marks.ts';
import { type Choosable, choicesOf } from './show-component.ts';

/** A form as the page draws it. */
export function showForm(modal: Modal, names: Names, choosable: Choosable): Form {
  const fieldFor = ({ component }: Pick<ModalField, 'component'>): Field[] =>
    modal.fields.filter((field) => field.component === component).flatMap((field) => showField(field, choosable));
  const show = (part: APIModalInteractionResponseCallbackComponent): Form['parts'] => {
    switch (part.type) {
      case ComponentType.TextDisplay:
        return [{ kind: 'words', marks: readMarks(part.content, names) }];
      case ComponentType.Label:
        return fieldFor(part);
      case ComponentType.ActionRow:
        return part.components.flatMap((component) => fieldFor({ component }));
    }
  };
  return { id: modal.interactionId, title: modal.title, parts: modal.components.flatMap(show) };
}

function showField({ label, description, component }: ModalField, choosable: Choosable): Field[] {
  const common = { id: component.custom_id, label, hint: description ?? '' };
  switch (component.type) {
    case ComponentType.TextInput: {
      const { style, min_length, max_length, value = '', placeholder = '', required = true } = component;
      const isLong = style === TextInputStyle.Paragraph;
      const limits = { least: min_length ?? 0, most: max_length ?? 4000 };
      return [{ ...common, kind: 'text', isLong, ...limits, value, placeholder, isRequired: required }];
    }
    case ComponentType.FileUpload: {
      const { max_values: most = 1, file_types: fileTypes = [], required: isRequired = true } = component;
      return [{ ...common, kind: 'file', most, fileTypes, isRequired }];
    }
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.ChannelSelect:
    case ComponentType.MentionableSelect: {
      const { min_values: least = 1, max_values: most = 1, required: isRequired = true } = component;
      return [{ ...common, kind: 'choice', least, most, isRequired, choices: choicesOf(component, choosable) }];
    }
    default:
      return [];
  }
}

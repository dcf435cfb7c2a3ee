import {
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { OpenedModalField } from '../../clients/modal.ts';
import type { OpenedModal } from '../../emulator.ts';
import type { PageField, PageModal } from '../protocol.ts';
import { type DisplayNames, toMarkdownNodes } from './to-markdown-nodes.ts';
import { type SelectableEntities, toChoices } from './to-page-components.ts';

/** A modal in the format of the page. */
export function toPageModal(modal: OpenedModal, displayNames: DisplayNames, entities: SelectableEntities): PageModal {
  const fieldFor = ({ component }: Pick<OpenedModalField, 'component'>): PageField[] =>
    modal.fields.filter((field) => field.component === component).flatMap((field) => toPageField(field, entities));
  const toPart = (part: APIModalInteractionResponseCallbackComponent): PageModal['parts'] => {
    switch (part.type) {
      case ComponentType.TextDisplay:
        return [{ kind: 'text-display', nodes: toMarkdownNodes(part.content, displayNames) }];
      case ComponentType.Label:
        return fieldFor(part);
      case ComponentType.ActionRow:
        return part.components.flatMap((component) => fieldFor({ component }));
    }
  };
  return { id: modal.interactionId, title: modal.title, parts: modal.components.flatMap(toPart) };
}

function toPageField({ label, description, component }: OpenedModalField, entities: SelectableEntities): PageField[] {
  const common = { id: component.custom_id, label, description: description ?? '' };
  switch (component.type) {
    case ComponentType.TextInput: {
      const { style, min_length, max_length, value = '', placeholder = '', required = true } = component;
      const isParagraph = style === TextInputStyle.Paragraph;
      const limits = { min: min_length ?? 0, max: max_length ?? 4000 };
      return [{ ...common, kind: 'text', isParagraph, ...limits, value, placeholder, isRequired: required }];
    }
    case ComponentType.FileUpload: {
      const { max_values: max = 1, file_types: fileTypes = [], required: isRequired = true } = component;
      return [{ ...common, kind: 'file', max, fileTypes, isRequired }];
    }
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.ChannelSelect:
    case ComponentType.MentionableSelect: {
      const { min_values: min = 1, max_values: max = 1, required: isRequired = true } = component;
      return [{ ...common, kind: 'choice', min, max, isRequired, choices: toChoices(component, entities) }];
    }
    default:
      return [];
  }
}

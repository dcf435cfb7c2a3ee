import {
  type APIButtonComponentWithCustomId,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { walkComponents } from '../state/component-tree.ts';
import type { StoredMessage } from '../state/messages.ts';
import { ClientValidationError } from './client-validation-error.ts';

/** The button with this custom id or label. Throws ClientValidationError if there is none that can be pressed. */
export function findButton({ message }: StoredMessage, customIdOrLabel: string): APIButtonComponentWithCustomId {
  const buttons = [...walkComponents(message.components ?? [])].filter(
    (component) => component.type === ComponentType.Button,
  );
  const button = buttons.find(
    (component) =>
      ('custom_id' in component && component.custom_id === customIdOrLabel) ||
      ('label' in component && component.label === customIdOrLabel),
  );
  if (!button) throw new ClientValidationError([`The message has no button ${customIdOrLabel}.`]);
  if (button.disabled) throw new ClientValidationError([`The button ${customIdOrLabel} is disabled.`]);
  if (button.style === ButtonStyle.Link || button.style === ButtonStyle.Premium) {
    throw new ClientValidationError([`The button ${customIdOrLabel} leads elsewhere, the bot is not told of it.`]);
  }
  return button;
}

/** The menu with this custom id. Throws ClientValidationError if there is none that can be opened. */
export function findSelectMenu({ message }: StoredMessage, customId: string): APISelectMenuComponent {
  const component = [...walkComponents(message.components ?? [])].find(
    (candidate) => 'custom_id' in candidate && candidate.custom_id === customId,
  );
  if (!component || !('custom_id' in component) || component.type === ComponentType.Button) {
    throw new ClientValidationError([`The message has no menu ${customId}.`]);
  }
  if (component.disabled) throw new ClientValidationError([`The menu ${customId} is disabled.`]);
  return component;
}

import {
  type APIButtonComponentWithCustomId,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { walk } from '../world/component-tree.ts';
import type { StoredMessage } from '../world/messages.ts';
import { ClientRefusal } from './client-refusal.ts';

/** The button with this custom id or label. Throws ClientRefusal if there is none that can be pressed. */
export function findButton({ message }: StoredMessage, customIdOrLabel: string): APIButtonComponentWithCustomId {
  const buttons = [...walk(message.components ?? [])].filter((one) => one.type === ComponentType.Button);
  const found = buttons.find(
    (one) =>
      ('custom_id' in one && one.custom_id === customIdOrLabel) || ('label' in one && one.label === customIdOrLabel),
  );
  if (!found) throw new ClientRefusal([`The message has no button ${customIdOrLabel}.`]);
  if (found.disabled) throw new ClientRefusal([`The button ${customIdOrLabel} is disabled.`]);
  if (found.style === ButtonStyle.Link || found.style === ButtonStyle.Premium) {
    throw new ClientRefusal([`The button ${customIdOrLabel} leads elsewhere, the bot is not told of it.`]);
  }
  return found;
}

/** The menu with this custom id. Throws ClientRefusal if there is none that can be opened. */
export function findMenu({ message }: StoredMessage, customId: string): APISelectMenuComponent {
  const found = [...walk(message.components ?? [])].find((one) => 'custom_id' in one && one.custom_id === customId);
  if (!found || !('custom_id' in found) || found.type === ComponentType.Button) {
    throw new ClientRefusal([`The message has no menu ${customId}.`]);
  }
  if (found.disabled) throw new ClientRefusal([`The menu ${customId} is disabled.`]);
  return found;
}

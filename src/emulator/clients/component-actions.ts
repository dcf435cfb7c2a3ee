import {
  type APIButtonComponentWithCustomId,
  type APIMessageComponentButtonInteraction,
  type APIMessageComponentSelectMenuInteraction,
  type APIMessageSelectMenuInteractionData,
  type APIModalSubmitInteraction,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import { walkComponents } from '../state/components.ts';
import { sourceMessage } from '../state/interaction-metadata.ts';
import type { Interaction } from '../state/interactions.ts';
import type { StoredMessage } from '../state/message-types.ts';
import { ClientValidationError, throwIfInvalid } from './client-validation-error.ts';
import {
  commonInteractionFields,
  dispatchInteraction,
  type InteractionResult,
  waitForResult,
} from './dispatch-interaction.ts';
import { fillModal, type ModalValues, type OpenedModal } from './modal.ts';
import { createResolver, type Resolver, validateSelection } from './resolver.ts';
import type { ClientContext } from './run-command.ts';

/** Presses the button with this custom id or label. */
export async function pressButton(
  context: ClientContext,
  message: StoredMessage,
  customIdOrLabel: string,
): Promise<InteractionResult> {
  const { state } = context;
  const { custom_id } = findButton(message, customIdOrLabel);
  const interaction = startComponentInteraction(context, message);
  dispatchInteraction(state, {
    ...commonInteractionFields(state, interaction),
    type: InteractionType.MessageComponent,
    message: state.messages.payload(message),
    data: { component_type: ComponentType.Button, custom_id },
  } satisfies APIMessageComponentButtonInteraction);
  return waitForResult(state, interaction);
}

/** Selects values of a menu; ids for users, roles and channels. */
export async function selectOption(
  context: ClientContext,
  message: StoredMessage,
  customId: string,
  values: readonly string[],
): Promise<InteractionResult> {
  const { state, channel, user } = context;
  const menu = findSelectMenu(message, customId);
  const resolver = createResolver(state, channel, user.id);
  throwIfInvalid(validateSelection(menu, menu.custom_id, values, resolver));
  const interaction = startComponentInteraction(context, message);
  dispatchInteraction(state, {
    ...commonInteractionFields(state, interaction),
    type: InteractionType.MessageComponent,
    message: state.messages.payload(message),
    data: selectMenuData(menu, values, resolver),
  } satisfies APIMessageComponentSelectMenuInteraction);
  return waitForResult(state, interaction);
}

/** Submits a modal that the bot opened for this user. */
export async function submitModal(
  context: ClientContext,
  modal: OpenedModal,
  values: ModalValues,
): Promise<InteractionResult> {
  const { state, channel, user } = context;
  const trigger = state.interactions.findById(modal.interactionId);
  if (trigger?.user.id !== user.id || trigger.channel !== channel) {
    throw new ClientValidationError([`The form ${modal.customId} is not open for this user.`]);
  }
  const resolver = createResolver(state, channel, user.id);
  const components = fillModal(modal, values, resolver);
  const interaction = state.interactions.start({ type: InteractionType.ModalSubmit, trigger }, channel, user);
  const source = sourceMessage(interaction);
  dispatchInteraction(state, {
    ...commonInteractionFields(state, interaction),
    type: InteractionType.ModalSubmit,
    ...(source && { message: state.messages.payload(source) }),
    data: { custom_id: modal.customId, components, ...resolver.data() },
  } satisfies APIModalSubmitInteraction);
  return waitForResult(state, interaction);
}

function startComponentInteraction({ state, channel, user }: ClientContext, source: StoredMessage): Interaction {
  return state.interactions.start({ type: InteractionType.MessageComponent, source }, channel, user);
}

function selectMenuData(
  { type, custom_id }: APISelectMenuComponent,
  selectedValues: readonly string[],
  resolver: Resolver,
): APIMessageSelectMenuInteractionData {
  const values = [...selectedValues];
  const { users = {}, members = {}, roles = {}, channels = {} } = resolver.data()?.resolved ?? {};
  switch (type) {
    case ComponentType.StringSelect:
      return { component_type: type, custom_id, values };
    case ComponentType.UserSelect:
      return { component_type: type, custom_id, values, resolved: { users, members } };
    case ComponentType.RoleSelect:
      return { component_type: type, custom_id, values, resolved: { roles } };
    case ComponentType.ChannelSelect:
      return { component_type: type, custom_id, values, resolved: { channels } };
    case ComponentType.MentionableSelect:
      return { component_type: type, custom_id, values, resolved: { users, members, roles } };
  }
}

/** The button with this custom id or label. Throws ClientValidationError if it cannot be pressed. */
function findButton({ message }: StoredMessage, customIdOrLabel: string): APIButtonComponentWithCustomId {
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
    throw new ClientValidationError([`The button ${customIdOrLabel} opens a page instead of sending an interaction.`]);
  }
  return button;
}

/** The menu with this custom id. Throws ClientValidationError if it cannot be opened. */
function findSelectMenu({ message }: StoredMessage, customId: string): APISelectMenuComponent {
  const component = [...walkComponents(message.components ?? [])].find(
    (candidate) => 'custom_id' in candidate && candidate.custom_id === customId,
  );
  if (!component || !('custom_id' in component) || component.type === ComponentType.Button) {
    throw new ClientValidationError([`The message has no menu ${customId}.`]);
  }
  if (component.disabled) throw new ClientValidationError([`The menu ${customId} is disabled.`]);
  return component;
}

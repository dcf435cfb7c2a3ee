import {
  type APIMessageComponentButtonInteraction,
  type APIMessageComponentSelectMenuInteraction,
  type APIMessageSelectMenuInteractionData,
  type APIModalSubmitInteraction,
  type APISelectMenuComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import { sourceOf } from '../world/interaction-metadata.ts';
import type { Interaction } from '../world/interactions.ts';
import type { StoredMessage } from '../world/messages.ts';
import { checkChoice } from './choice.ts';
import { ClientRefusal, refuseIf } from './client-refusal.ts';
import { findButton, findMenu } from './find-component.ts';
import { commonFields, deliver } from './interaction-payload.ts';
import type { Modal } from './modal.ts';
import { fillIn, type ModalValues } from './modal-answers.ts';
import { awaitOutcome, type Outcome } from './outcome.ts';
import { openResolver, type Resolver } from './resolved.ts';
import type { Setting } from './use-command.ts';

/** Presses a button, named by its custom id or its label. */
export async function pressButton(setting: Setting, on: StoredMessage, customIdOrLabel: string): Promise<Outcome> {
  const { world } = setting;
  const { custom_id } = findButton(on, customIdOrLabel);
  const interaction = openOn(setting, on);
  deliver(world, {
    ...commonFields(world, interaction),
    type: InteractionType.MessageComponent,
    message: world.messages.payload(on),
    data: { component_type: ComponentType.Button, custom_id },
  } satisfies APIMessageComponentButtonInteraction);
  return awaitOutcome(world, interaction);
}

/** Chooses from a menu: values, or ids of people, roles and channels. */
export async function chooseFrom(
  setting: Setting,
  on: StoredMessage,
  customId: string,
  values: readonly string[],
): Promise<Outcome> {
  const { world, channel, user } = setting;
  const menu = findMenu(on, customId);
  const resolver = openResolver(world, channel, user.id);
  refuseIf(checkChoice(menu, menu.custom_id, values, resolver));
  const interaction = openOn(setting, on);
  deliver(world, {
    ...commonFields(world, interaction),
    type: InteractionType.MessageComponent,
    message: world.messages.payload(on),
    data: choiceData(menu, values, resolver),
  } satisfies APIMessageComponentSelectMenuInteraction);
  return awaitOutcome(world, interaction);
}

/** Submits a form that the bot opened for this person. */
export async function submitModal(setting: Setting, modal: Modal, values: ModalValues): Promise<Outcome> {
  const { world, channel, user } = setting;
  const trigger = world.interactions.withId(modal.interactionId);
  if (trigger?.user.id !== user.id || trigger.channel !== channel) {
    throw new ClientRefusal([`The form ${modal.customId} is not open before this person.`]);
  }
  const resolver = openResolver(world, channel, user.id);
  const components = fillIn(modal, values, resolver);
  const interaction = world.interactions.open({ type: InteractionType.ModalSubmit, trigger }, channel, user);
  const source = sourceOf(interaction);
  deliver(world, {
    ...commonFields(world, interaction),
    type: InteractionType.ModalSubmit,
    ...(source && { message: world.messages.payload(source) }),
    data: { custom_id: modal.customId, components, ...resolver.data() },
  } satisfies APIModalSubmitInteraction);
  return awaitOutcome(world, interaction);
}

function openOn({ world, channel, user }: Setting, source: StoredMessage): Interaction {
  return world.interactions.open({ type: InteractionType.MessageComponent, source }, channel, user);
}

function choiceData(
  { type, custom_id }: APISelectMenuComponent,
  chosen: readonly string[],
  resolver: Resolver,
): APIMessageSelectMenuInteractionData {
  const values = [...chosen];
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

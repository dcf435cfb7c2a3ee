import { MessageFlags } from 'discord-api-types/v10';
import type { Interaction } from '../world/interactions.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { editAnswer, postAnswer } from './answers.ts';
import { refusals } from './api-error.ts';
import { type Call, DONE, ok, type Route } from './call.ts';
import { contentsShape } from './message-form.ts';
import { openFormReader, withoutNullsInside } from './read-form.ts';

/** What follows the first answer to an interaction: its message, and further messages, while the token lives. */
export function webhookRoutes(world: World, problem: (text: string) => void): Route[] {
  const { interactions, messages } = world;
  const readForm = openFormReader(problem);

  function interactionOf(call: Call): Interaction {
    const interaction = interactions.find(call.param('token'));
    const isOurs = call.param('application') === world.application.id;
    if (!isOurs || !interaction || !hasAnswer(interaction)) throw refusals.unknownWebhook();
    if (interactions.isExpired(interaction.token)) throw refusals.invalidWebhookToken();
    return interaction;
  }
  function messageOf(call: Call, interaction: Interaction): StoredMessage {
    const id = call.param('message');
    const { original } = interaction;
    const stored = id === '@original' ? original : interaction.messages.find(({ message }) => message.id === id);
    if (!stored || !messages.has(stored)) throw refusals.unknownMessage();
    return stored;
  }
  function followUp(call: Call): StoredMessage {
    const interaction = interactionOf(call);
    const form = readForm(withoutNullsInside(call.body), contentsShape);
    const { original } = interaction;
    const isWaiting = original !== undefined && messages.has(original) && isLoading(original);
    const stored = isWaiting ? fillIn(call, original, form) : postAnswer(world, call, interaction, form);
    interactions.settle(interaction.token);
    return stored;
  }
  /** The first follow-up of a deferred answer takes its place, and keeps whether it is ephemeral. */
  function fillIn(call: Call, original: StoredMessage, form: Parameters<typeof editAnswer>[2]): StoredMessage {
    const flags = (form.flags ?? 0) & ~MessageFlags.Ephemeral;
    editAnswer(world, call, { ...form, flags }, original);
    return original;
  }

  const message = '/webhooks/:application/:token/messages/:message';
  return [
    {
      method: 'POST',
      path: '/webhooks/:application/:token',
      isOpen: true,
      handle: (call) => ok(messages.payload(followUp(call))),
    },
    {
      method: 'GET',
      path: message,
      isOpen: true,
      handle: (call) => ok(messages.payload(messageOf(call, interactionOf(call)))),
    },
    {
      method: 'PATCH',
      path: message,
      isOpen: true,
      handle(call) {
        const interaction = interactionOf(call);
        const stored = messageOf(call, interaction);
        editAnswer(world, call, readForm(withoutNullsInside(call.body), contentsShape), stored);
        if (!interaction.messages.includes(stored)) interaction.messages.push(stored);
        interactions.settle(interaction.token);
        return ok(messages.payload(stored));
      },
    },
    {
      method: 'DELETE',
      path: message,
      isOpen: true,
      handle(call) {
        const interaction = interactionOf(call);
        messages.remove(messageOf(call, interaction));
        interactions.settle(interaction.token);
        return DONE;
      },
    },
  ];
}

function hasAnswer({ acknowledgement }: Interaction): boolean {
  return acknowledgement !== undefined && acknowledgement.kind !== 'failed' && acknowledgement.kind !== 'choices';
}

function isLoading({ message }: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

import { MessageFlags } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import type { Interaction } from '../state/interactions.ts';
import type { StoredMessage } from '../state/message-types.ts';
import { apiErrors } from './api-error.ts';
import { editResponse, postResponse } from './interaction-responses.ts';
import { type MessageBody, messageBodySchema } from './message-schema.ts';
import { noContent, ok, open, type Route, type RoutedCall } from './router.ts';
import { type BodyParser, stripNestedNulls } from './validation.ts';

/** The original response of an interaction and its follow-ups, while the interaction's token is valid. */
export function webhookRoutes(state: DiscordState, parseBody: BodyParser): Route[] {
  const { interactions, messages } = state;
  const parseMessage = (call: RoutedCall) => parseBody(stripNestedNulls(call.body), messageBodySchema);

  function requireInteraction(call: RoutedCall): Interaction {
    const interaction = interactions.findByToken(call.param('token'));
    const isOwnApplication = call.param('application') === state.application.id;
    if (!isOwnApplication || !interaction || !isAcknowledged(interaction)) throw apiErrors.unknownWebhook();
    if (interactions.isExpired(interaction.token)) throw apiErrors.invalidWebhookToken();
    return interaction;
  }
  function requireMessage(call: RoutedCall, interaction: Interaction): StoredMessage {
    const id = call.param('message');
    const { originalResponse } = interaction;
    const stored =
      id === '@original' ? originalResponse : interaction.messages.find(({ message }) => message.id === id);
    if (!stored || !messages.has(stored)) throw apiErrors.unknownMessage();
    return stored;
  }
  function postFollowUp(call: RoutedCall): StoredMessage {
    const interaction = requireInteraction(call);
    const body = parseMessage(call);
    const { originalResponse } = interaction;
    const isDeferred = originalResponse !== undefined && messages.has(originalResponse) && isLoading(originalResponse);
    const stored = isDeferred
      ? fillDeferred(call, originalResponse, body)
      : postResponse(state, call, interaction, body);
    interactions.settle(interaction.token);
    return stored;
  }
  /** The first follow-up of a deferred response replaces the loading message and keeps its ephemeral flag. */
  function fillDeferred(call: RoutedCall, original: StoredMessage, body: MessageBody): StoredMessage {
    const flags = (body.flags ?? 0) & ~MessageFlags.Ephemeral;
    editResponse(state, call, { ...body, flags }, original);
    return original;
  }

  const webhook = '/webhooks/:application/:token';
  const message = `${webhook}/messages/:message`;
  return [
    open.post(webhook, (call) => ok(messages.payload(postFollowUp(call)))),
    open.get(message, (call) => ok(messages.payload(requireMessage(call, requireInteraction(call))))),
    open.patch(message, (call) => {
      const interaction = requireInteraction(call);
      const stored = requireMessage(call, interaction);
      editResponse(state, call, parseMessage(call), stored);
      if (!interaction.messages.includes(stored)) interaction.messages.push(stored);
      interactions.settle(interaction.token);
      return ok(messages.payload(stored));
    }),
    open.remove(message, (call) => {
      const interaction = requireInteraction(call);
      messages.remove(requireMessage(call, interaction));
      interactions.settle(interaction.token);
      return noContent;
    }),
  ];
}

function isAcknowledged({ acknowledgement }: Interaction): boolean {
  return acknowledgement !== undefined && acknowledgement.kind !== 'failed' && acknowledgement.kind !== 'choices';
}

function isLoading({ message }: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

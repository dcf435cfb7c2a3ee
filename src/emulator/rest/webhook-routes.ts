import { MessageFlags } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import type { Interaction } from '../state/interactions.ts';
import type { StoredMessage } from '../state/messages.ts';
import { type ApiCall, noContent, okResponse, type Route } from './api-call.ts';
import { apiErrors } from './api-error.ts';
import { editResponse, postResponse } from './interaction-responses.ts';
import { messageBodySchema } from './message-schema.ts';
import { createBodyParser, stripNestedNulls } from './validation.ts';

/** What follows the first answer to an interaction: its message, and further messages, while the token lives. */
export function webhookRoutes(state: DiscordState, reportProblem: (text: string) => void): Route[] {
  const { interactions, messages } = state;
  const parseBody = createBodyParser(reportProblem);

  function requireInteraction(call: ApiCall): Interaction {
    const interaction = interactions.findByToken(call.param('token'));
    const isOwnApplication = call.param('application') === state.application.id;
    if (!isOwnApplication || !interaction || !isAnswered(interaction)) throw apiErrors.unknownWebhook();
    if (interactions.isExpired(interaction.token)) throw apiErrors.invalidWebhookToken();
    return interaction;
  }
  function requireMessage(call: ApiCall, interaction: Interaction): StoredMessage {
    const id = call.param('message');
    const { originalResponse } = interaction;
    const stored =
      id === '@original' ? originalResponse : interaction.messages.find(({ message }) => message.id === id);
    if (!stored || !messages.has(stored)) throw apiErrors.unknownMessage();
    return stored;
  }
  function postFollowUp(call: ApiCall): StoredMessage {
    const interaction = requireInteraction(call);
    const body = parseBody(stripNestedNulls(call.body), messageBodySchema);
    const { originalResponse } = interaction;
    const isDeferred = originalResponse !== undefined && messages.has(originalResponse) && isLoading(originalResponse);
    const stored = isDeferred
      ? fillDeferred(call, originalResponse, body)
      : postResponse(state, call, interaction, body);
    interactions.settle(interaction.token);
    return stored;
  }
  /** The first follow-up of a deferred answer takes its place, and keeps whether it is ephemeral. */
  function fillDeferred(
    call: ApiCall,
    original: StoredMessage,
    body: Parameters<typeof editResponse>[2],
  ): StoredMessage {
    const flags = (body.flags ?? 0) & ~MessageFlags.Ephemeral;
    editResponse(state, call, { ...body, flags }, original);
    return original;
  }

  const message = '/webhooks/:application/:token/messages/:message';
  return [
    {
      method: 'POST',
      path: '/webhooks/:application/:token',
      skipsAuthorization: true,
      handle: (call) => okResponse(messages.payload(postFollowUp(call))),
    },
    {
      method: 'GET',
      path: message,
      skipsAuthorization: true,
      handle: (call) => okResponse(messages.payload(requireMessage(call, requireInteraction(call)))),
    },
    {
      method: 'PATCH',
      path: message,
      skipsAuthorization: true,
      handle(call) {
        const interaction = requireInteraction(call);
        const stored = requireMessage(call, interaction);
        editResponse(state, call, parseBody(stripNestedNulls(call.body), messageBodySchema), stored);
        if (!interaction.messages.includes(stored)) interaction.messages.push(stored);
        interactions.settle(interaction.token);
        return okResponse(messages.payload(stored));
      },
    },
    {
      method: 'DELETE',
      path: message,
      skipsAuthorization: true,
      handle(call) {
        const interaction = requireInteraction(call);
        messages.remove(requireMessage(call, interaction));
        interactions.settle(interaction.token);
        return noContent;
      },
    },
  ];
}

function isAnswered({ acknowledgement }: Interaction): boolean {
  return acknowledgement !== undefined && acknowledgement.kind !== 'failed' && acknowledgement.kind !== 'choices';
}

function isLoading({ message }: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

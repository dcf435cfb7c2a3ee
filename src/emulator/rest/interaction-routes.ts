import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordState } from '../state/discord-state.ts';
import { sourceMessage } from '../state/interaction-metadata.ts';
import type { Acknowledgement, Interaction } from '../state/interactions.ts';
import { apiErrors, invalidField, withProblemsUnder } from './api-error.ts';
import { editResponse, postLoading, postResponse } from './interaction-responses.ts';
import { messageBodySchema } from './message-schema.ts';
import { modalSchema } from './modal-schema.ts';
import { choicesSchema } from './option-schema.ts';
import { type ApiCall, noContent, ok, open, type Route } from './router.ts';
import { type BodyParser, stripNestedNulls, text } from './validation.ts';

const {
  ChannelMessageWithSource: ReplyWithMessage,
  DeferredChannelMessageWithSource: DeferReply,
  DeferredMessageUpdate: DeferUpdate,
  UpdateMessage,
  ApplicationCommandAutocompleteResult: AutocompleteResult,
  Modal,
} = InteractionResponseType;

const deferSchema = z.strictObject({ flags: z.int().exactOptional() });
const autocompleteSchema = z.strictObject({ choices: choicesSchema(z.union([z.number(), text(1, 100)])) });

/** The first response to an interaction. The path contains the interaction's token. */
export function interactionRoutes(state: DiscordState, parseBody: BodyParser): Route[] {
  return [
    open.post('/interactions/:interaction/:token/callback', (call) => {
      const interaction = requireUnacknowledged(state, call.param('interaction'), call.param('token'));
      const schema = z.strictObject({
        type: z.literal(allowedResponseTypes(interaction)),
        data: z.unknown().exactOptional(),
      });
      const body = parseBody(call.body, schema);
      const acknowledgement = withProblemsUnder('data', () => respond(state, call, interaction, body, parseBody));
      state.interactions.acknowledge(interaction.token, acknowledgement);
      if (call.query.get('with_response') !== 'true') return noContent;
      return ok(callbackResult(state, interaction, body.type));
    }),
  ];
}

function requireUnacknowledged(state: DiscordState, id: string, token: string): Interaction {
  const interaction = state.interactions.findByToken(token);
  const isLate = interaction?.acknowledgement?.kind === 'failed';
  if (!interaction || interaction.id !== id || isLate) throw apiErrors.unknownInteraction();
  if (interaction.acknowledgement) throw apiErrors.alreadyAcknowledged();
  return interaction;
}

function allowedResponseTypes(interaction: Interaction): InteractionResponseType[] {
  const updates = sourceMessage(interaction) ? [DeferUpdate, UpdateMessage] : [];
  switch (interaction.cause.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [AutocompleteResult];
    case InteractionType.ModalSubmit:
      return [ReplyWithMessage, DeferReply, ...updates];
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
      return [ReplyWithMessage, DeferReply, ...updates, Modal];
  }
}

type ResponseBody = { readonly type: InteractionResponseType; readonly data?: unknown };

function respond(
  state: DiscordState,
  call: ApiCall,
  interaction: Interaction,
  { type, data }: ResponseBody,
  parseBody: BodyParser,
): Acknowledgement {
  switch (type) {
    case ReplyWithMessage:
      postResponse(state, call, interaction, parseBody(stripNestedNulls(data), messageBodySchema));
      return { kind: 'replied' };
    case DeferReply:
      postLoading(state, interaction, deferFlags(parseBody(data, deferSchema).flags));
      return { kind: 'deferred' };
    case DeferUpdate:
      interaction.originalResponse = sourceMessage(interaction);
      return { kind: 'update-deferred' };
    case UpdateMessage:
      updateSource(state, call, interaction, data, parseBody);
      return { kind: 'updated' };
    case AutocompleteResult:
      return { kind: 'choices', choices: parseBody(data, autocompleteSchema).choices };
    case Modal:
      return { kind: 'modal', modal: parseBody(stripNestedNulls(data), modalSchema) };
    default:
      throw apiErrors.unknownInteraction();
  }
}

function deferFlags(flags = 0): number {
  if ((flags & ~MessageFlags.Ephemeral) === 0) return flags;
  throw invalidField('flags', 'MESSAGE_FLAGS_INVALID', 'A deferral can set no flag but EPHEMERAL.');
}

function updateSource(
  state: DiscordState,
  call: ApiCall,
  interaction: Interaction,
  data: unknown,
  parseBody: BodyParser,
): void {
  const source = sourceMessage(interaction);
  if (!source || !state.messages.has(source)) throw apiErrors.unknownMessage();
  editResponse(state, call, parseBody(stripNestedNulls(data), messageBodySchema), source);
  interaction.originalResponse = source;
  interaction.messages.push(source);
}

function callbackResult(
  state: DiscordState,
  { id, cause, originalResponse }: Interaction,
  type: InteractionResponseType,
): RESTPostAPIInteractionCallbackWithResponseResult {
  const interaction = { id, type: cause.type };
  if (!originalResponse) return { interaction };
  const flags = originalResponse.message.flags ?? 0;
  return {
    interaction: {
      ...interaction,
      response_message_id: originalResponse.message.id,
      response_message_loading: (flags & MessageFlags.Loading) !== 0,
      response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
    },
    resource: { type, message: state.messages.payload(originalResponse) },
  };
}

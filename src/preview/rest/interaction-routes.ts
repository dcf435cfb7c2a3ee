import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord-api-types/v10';
import type { Guard } from '../guards/form.ts';
import { fields, optional } from '../guards/objects.ts';
import { either, list, number, oneOf, text } from '../guards/values.ts';
import { sourceOf } from '../world/interaction-metadata.ts';
import type { Acknowledgement, Interaction } from '../world/interactions.ts';
import type { World } from '../world/world.ts';
import { editAnswer, postAnswer, postLoading } from './answers.ts';
import { invalidField, refusals, within } from './api-error.ts';
import { type Call, DONE, ok, type Route } from './call.ts';
import { contentsShape } from './message-form.ts';
import { modalShape } from './modal-form.ts';
import { type FormReader, openFormReader, withoutNullsInside } from './read-form.ts';
import { inLocales } from './word-form.ts';

const {
  ChannelMessageWithSource: Reply,
  DeferredChannelMessageWithSource: DeferReply,
  DeferredMessageUpdate: DeferUpdate,
  UpdateMessage: Update,
  ApplicationCommandAutocompleteResult: Choices,
  Modal,
} = InteractionResponseType;

const anything: Guard<unknown> = (_value): _value is unknown => true;
const choiceName = text({ min: 1, max: 100 });
/** https://docs.discord.com/developers/interactions/receiving-and-responding gives 25 choices. */
const choicesShape = {
  choices: list(
    fields({
      name: choiceName,
      name_localizations: inLocales(choiceName),
      value: either(number({ fractions: true }), text({ min: 1, max: 100 })),
    }),
    { max: 25 },
  ),
};

/** The first answer to an interaction. The path carries the interaction's token, so it needs no Authorization. */
export function interactionRoutes(world: World, problem: (text: string) => void): Route[] {
  const readForm = openFormReader(problem);
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      isOpen: true,
      handle(call) {
        const interaction = waiting(world, call.param('interaction'), call.param('token'));
        const body = readForm(call.body, { type: oneOf(...possibleAnswers(interaction)), data: optional(anything) });
        const how = within('data', () => answer(world, call, interaction, body, readForm));
        world.interactions.acknowledge(interaction.token, how);
        if (call.query.get('with_response') !== 'true') return DONE;
        return ok(described(world, interaction, body.type));
      },
    },
  ];
}

function waiting(world: World, id: string, token: string): Interaction {
  const interaction = world.interactions.find(token);
  const isLate = interaction?.acknowledgement?.kind === 'failed';
  if (!interaction || interaction.id !== id || isLate) throw refusals.unknownInteraction();
  if (interaction.acknowledgement) throw refusals.alreadyAcknowledged();
  return interaction;
}

function possibleAnswers(interaction: Interaction): InteractionResponseType[] {
  const updates = sourceOf(interaction) ? [DeferUpdate, Update] : [];
  switch (interaction.cause.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [Choices];
    case InteractionType.ModalSubmit:
      return [Reply, DeferReply, ...updates];
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
      return [Reply, DeferReply, ...updates, Modal];
  }
}

type Body = { readonly type: InteractionResponseType; readonly data?: unknown };

function answer(
  world: World,
  call: Call,
  interaction: Interaction,
  { type, data }: Body,
  readForm: FormReader,
): Acknowledgement {
  switch (type) {
    case Reply:
      postAnswer(world, call, interaction, readForm(withoutNullsInside(data), contentsShape));
      return { kind: 'replied' };
    case DeferReply:
      postLoading(world, interaction, deferFlags(readForm(data, { flags: optional(number()) }).flags));
      return { kind: 'deferred' };
    case DeferUpdate:
      interaction.original = sourceOf(interaction);
      return { kind: 'update-deferred' };
    case Update:
      update(world, call, interaction, data, readForm);
      return { kind: 'updated' };
    case Choices:
      return { kind: 'choices', choices: readForm(data, choicesShape).choices };
    case Modal:
      return { kind: 'modal', modal: readForm(withoutNullsInside(data), modalShape) };
    default:
      throw refusals.unknownInteraction();
  }
}

function deferFlags(flags = 0): number {
  if ((flags & ~MessageFlags.Ephemeral) === 0) return flags;
  throw invalidField('flags', 'MESSAGE_FLAGS_INVALID', 'A deferral can set no flag but EPHEMERAL.');
}

function update(world: World, call: Call, interaction: Interaction, data: unknown, readForm: FormReader): void {
  const source = sourceOf(interaction);
  if (!source || !world.messages.has(source)) throw refusals.unknownMessage();
  editAnswer(world, call, readForm(withoutNullsInside(data), contentsShape), source);
  interaction.original = source;
  interaction.messages.push(source);
}

function described(
  world: World,
  { id, cause, original }: Interaction,
  type: InteractionResponseType,
): RESTPostAPIInteractionCallbackWithResponseResult {
  const interaction = { id, type: cause.type };
  if (!original) return { interaction };
  const flags = original.message.flags ?? 0;
  return {
    interaction: {
      ...interaction,
      response_message_id: original.message.id,
      response_message_loading: (flags & MessageFlags.Loading) !== 0,
      response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
    },
    resource: { type, message: world.messages.payload(original) },
  };
}

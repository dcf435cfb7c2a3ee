import {
  type APIApplicationCommand,
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandOptionChoice,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIUser,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { type Channel, selectableChannelType } from '../state/guilds.ts';
import type { StoredMessage } from '../state/message-types.ts';
import { ClientValidationError, throwIfInvalid } from './client-validation-error.ts';
import { type CommandOptionValues, encodeOptions, encodeTypedOptions, validateOptions } from './command-options.ts';
import {
  commonInteractionFields,
  dispatchInteraction,
  type InteractionResult,
  waitForResult,
} from './dispatch-interaction.ts';
import { availableCommands, findCommand, findSubcommand, registeredCommands } from './find-command.ts';
import { createResolver } from './resolver.ts';

/** A user in a channel. */
export type ClientContext = { readonly state: DiscordState; readonly channel: Channel; readonly user: APIUser };

export type RunCommandOptions = {
  /** `'set'`, or with its group `'config set'`. */
  readonly subcommand?: string | undefined;
  /** False also sends hidden commands and invalid, missing or unknown options, which a client would not. */
  readonly validate?: boolean;
};

/** Runs a chat command. */
export async function runCommand(
  context: ClientContext,
  name: string,
  values: CommandOptionValues = {},
  { subcommand, validate = true }: RunCommandOptions = {},
): Promise<InteractionResult> {
  const { state, channel, user } = context;
  const { command, definitions, wrap } = findChatCommand(context, name, subcommand, validate);
  if (validate) throwIfInvalid(validateOptions(definitions, values, (id) => selectableChannelType(channel, id)));
  const resolver = createResolver(state, channel, user.id);
  const options = wrap(encodeOptions(definitions, values, resolver));
  // Messages name the command with its subcommand:
  // https://docs.discord.com/developers/interactions/receiving-and-responding.
  const commandName = subcommand === undefined ? name : `${name} ${subcommand}`;
  const interaction = state.interactions.start(
    { type: InteractionType.ApplicationCommand, commandType: ApplicationCommandType.ChatInput, commandName },
    channel,
    user,
  );
  dispatchInteraction(state, {
    ...commonInteractionFields(state, interaction),
    type: InteractionType.ApplicationCommand,
    data: { ...commandIds(command), type: ApplicationCommandType.ChatInput, options, ...resolver.data() },
  } satisfies APIChatInputApplicationCommandInteraction);
  return waitForResult(state, interaction);
}

/** Requests suggestions for an option. Rejects with ClientValidationError if none arrive in time. */
export async function requestAutocomplete(
  context: ClientContext,
  name: string,
  option: string,
  text: string,
  otherValues: CommandOptionValues = {},
  { subcommand, validate = true }: RunCommandOptions = {},
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  const { state, channel, user } = context;
  const { command, definitions, wrap } = findChatCommand(context, name, subcommand, validate);
  const definition = definitions.find((candidate) => candidate.name === option);
  const hasAutocomplete = definition !== undefined && 'autocomplete' in definition && definition.autocomplete === true;
  if (!hasAutocomplete) throw new ClientValidationError([`The option ${option} of /${name} has no suggestions.`]);
  const resolver = createResolver(state, channel, user.id);
  const options = wrap(encodeTypedOptions(definitions, { ...otherValues, [option]: text }, option, resolver));
  const interaction = state.interactions.start({ type: InteractionType.ApplicationCommandAutocomplete }, channel, user);
  dispatchInteraction(state, {
    ...commonInteractionFields(state, interaction),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: { ...commandIds(command), type: ApplicationCommandType.ChatInput, options, ...resolver.data() },
  } satisfies APIApplicationCommandAutocompleteInteraction);
  const acknowledgement = await interaction.acknowledged;
  if (acknowledgement.kind !== 'choices')
    throw new ClientValidationError(['Loading options failed: the bot suggested nothing in time.']);
  return acknowledgement.choices;
}

/** Runs a message command. The bot receives the whole message, regardless of its intents. */
export async function runMessageCommand(
  context: ClientContext,
  name: string,
  target: StoredMessage,
): Promise<InteractionResult> {
  const { state, channel, user } = context;
  const command = findCommand(availableCommands(state, channel, user.id), ApplicationCommandType.Message, name);
  const targetId = target.message.id;
  const interaction = state.interactions.start(
    { type: InteractionType.ApplicationCommand, commandType: command.type, commandName: name, targetId },
    channel,
    user,
  );
  dispatchInteraction(state, {
    ...commonInteractionFields(state, interaction),
    type: InteractionType.ApplicationCommand,
    data: {
      ...commandIds(command),
      type: ApplicationCommandType.Message,
      target_id: targetId,
      resolved: { messages: { [targetId]: state.messages.payload(target) } },
    },
  } satisfies APIMessageApplicationCommandInteraction);
  return waitForResult(state, interaction);
}

function findChatCommand(
  { state, channel, user }: ClientContext,
  name: string,
  subcommand: string | undefined,
  validate: boolean,
) {
  const candidates = validate ? availableCommands(state, channel, user.id) : registeredCommands(state, channel);
  const command = findCommand(candidates, ApplicationCommandType.ChatInput, name);
  const { options: definitions, wrap } = findSubcommand(command, subcommand);
  return { command, definitions, wrap };
}

function commandIds({ id, name, guild_id }: APIApplicationCommand) {
  return { id, name, ...(guild_id && { guild_id }) };
}

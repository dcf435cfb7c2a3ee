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
import { type Channel, channelTypeFrom } from '../world/channels.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { ClientRefusal, refuseIf } from './client-refusal.ts';
import { findCommand, findSubcommand, offeredTo, registeredFor } from './find-command.ts';
import { commonFields, deliver } from './interaction-payload.ts';
import { type OptionValues, reasonsAgainst } from './option-checks.ts';
import { sentOptions, typedOptions } from './option-values.ts';
import { awaitOutcome, type Outcome } from './outcome.ts';
import { openResolver } from './resolved.ts';

/** Who does something, and where. */
export type Setting = { readonly world: World; readonly channel: Channel; readonly user: APIUser };

/** How a command is used. */
export type CommandUse = {
  /** `'set'`, or with its group `'config set'`. */
  readonly subcommand?: string;
  /** False sends what a client would not: hidden commands, and options that are wrong, missing or made up. */
  readonly validate?: boolean;
};

/** Uses a chat command. */
export async function useCommand(
  { world, channel, user }: Setting,
  name: string,
  given: OptionValues = {},
  { subcommand, validate = true }: CommandUse = {},
): Promise<Outcome> {
  const candidates = validate ? offeredTo(world, channel, user.id) : registeredFor(world, channel);
  const command = findCommand(candidates, ApplicationCommandType.ChatInput, name);
  const { offered, wrap } = findSubcommand(command, subcommand);
  if (validate) refuseIf(reasonsAgainst(offered, given, (id) => channelTypeFrom(channel, id)));
  const resolver = openResolver(world, channel, user.id);
  const options = wrap(sentOptions(offered, given, resolver));
  // Messages name the command with its subcommand, https://docs.discord.com/developers/interactions/receiving-and-responding.
  const commandName = subcommand === undefined ? name : `${name} ${subcommand}`;
  const interaction = world.interactions.open(
    { type: InteractionType.ApplicationCommand, commandType: ApplicationCommandType.ChatInput, commandName },
    channel,
    user,
  );
  deliver(world, {
    ...commonFields(world, interaction),
    type: InteractionType.ApplicationCommand,
    data: { ...commandIds(command), type: ApplicationCommandType.ChatInput, options, ...resolver.data() },
  } satisfies APIChatInputApplicationCommandInteraction);
  return awaitOutcome(world, interaction);
}

/** Types in an option and waits for suggestions. Rejects with ClientRefusal if the bot has none in time. */
export async function typeInOption(
  { world, channel, user }: Setting,
  name: string,
  option: string,
  typed: string,
  others: OptionValues = {},
  { subcommand, validate = true }: CommandUse = {},
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  const candidates = validate ? offeredTo(world, channel, user.id) : registeredFor(world, channel);
  const command = findCommand(candidates, ApplicationCommandType.ChatInput, name);
  const { offered, wrap } = findSubcommand(command, subcommand);
  const definition = offered.find((one) => one.name === option);
  const isSuggesting = definition !== undefined && 'autocomplete' in definition && definition.autocomplete === true;
  if (!isSuggesting) throw new ClientRefusal([`${name} suggests nothing for ${option}.`]);
  const resolver = openResolver(world, channel, user.id);
  const options = wrap(typedOptions(offered, { ...others, [option]: typed }, option, resolver));
  const interaction = world.interactions.open({ type: InteractionType.ApplicationCommandAutocomplete }, channel, user);
  deliver(world, {
    ...commonFields(world, interaction),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: { ...commandIds(command), type: ApplicationCommandType.ChatInput, options, ...resolver.data() },
  } satisfies APIApplicationCommandAutocompleteInteraction);
  const answer = await interaction.acknowledged;
  if (answer.kind !== 'choices')
    throw new ClientRefusal(['Loading options failed: the bot suggested nothing in time.']);
  return answer.choices;
}

/** Uses a command in the menu of a message. The bot gets the whole message, whatever its intents. */
export async function useMessageMenu(setting: Setting, name: string, target: StoredMessage): Promise<Outcome> {
  const { world, channel, user } = setting;
  const command = findCommand(offeredTo(world, channel, user.id), ApplicationCommandType.Message, name);
  const targetId = target.message.id;
  const interaction = world.interactions.open(
    { type: InteractionType.ApplicationCommand, commandType: command.type, commandName: name, targetId },
    channel,
    user,
  );
  deliver(world, {
    ...commonFields(world, interaction),
    type: InteractionType.ApplicationCommand,
    data: {
      ...commandIds(command),
      type: ApplicationCommandType.Message,
      target_id: targetId,
      resolved: { messages: { [targetId]: world.messages.payload(target) } },
    },
  } satisfies APIMessageApplicationCommandInteraction);
  return awaitOutcome(world, interaction);
}

function commandIds({ id, name, guild_id }: APIApplicationCommand) {
  return { id, name, ...(guild_id && { guild_id }) };
}

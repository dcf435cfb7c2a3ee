import type { APIApplicationCommand, APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { StoredMessage } from '../state/message-types.ts';
import { toVisibleMessage, type VisibleMessage } from '../state/visible-message.ts';
import { ClientValidationError } from './client-validation-error.ts';
import type { CommandOptionValues } from './command-options.ts';
import { pressButton, selectOption, submitModal } from './component-actions.ts';
import type { InteractionResult } from './dispatch-interaction.ts';
import { availableCommands } from './find-command.ts';
import type { ModalValues, OpenedModal } from './modal.ts';
import {
  type ClientContext,
  type RunCommandOptions,
  requestAutocomplete,
  runCommand,
  runMessageCommand,
} from './run-command.ts';
import { sendMessage } from './send-message.ts';

/**
 * What a person does in a channel. All that their client would not let them do ends in a ClientValidationError before anything
 * is sent. What uses the bot resolves when the bot has answered or its time is over.
 */
export type ChannelClient = {
  readonly channelId: string;
  /** What they see, oldest first; of ephemeral messages only their own. */
  messages(): readonly VisibleMessage[];
  /** The commands that their client offers here, those in the menu of a message included. */
  commands(): readonly APIApplicationCommand[];
  /** Says something; `<@id>` mentions. A reply pings the author of what it answers, unless `ping` is false. */
  sendMessage(
    content: string,
    options?: { readonly repliedMessageId?: string; readonly pingsAuthor?: boolean },
  ): VisibleMessage;
  /** Uses a chat command. Options that are people, roles or channels are given as ids, files as uploads. */
  runCommand(name: string, options?: CommandOptionValues, runOptions?: RunCommandOptions): Promise<InteractionResult>;
  /** Types in an option and gets what the bot suggests; `others` are the options filled in so far. */
  autocomplete(
    name: string,
    option: string,
    text: string,
    otherValues?: CommandOptionValues,
    runOptions?: RunCommandOptions,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Uses a command in the menu of a message. */
  runMessageCommand(commandName: string, messageId: string): Promise<InteractionResult>;
  /** Presses a button. */
  pressButton(messageId: string, customIdOrLabel: string): Promise<InteractionResult>;
  /** Chooses from a menu. */
  selectOption(messageId: string, customId: string, values: readonly string[]): Promise<InteractionResult>;
  /** Submits a form that an outcome brought. */
  submitModal(modal: OpenedModal, values: ModalValues): Promise<InteractionResult>;
};

/** Somebody's client with a channel open in it, which may be deleted while they look at it. */
export function createChannelClient(context: ClientContext): ChannelClient {
  const { state, channel, user } = context;
  const canSee = ({ readerId }: StoredMessage): boolean => readerId === undefined || readerId === user.id;

  function requireContext(): ClientContext {
    if (state.findChannel(channel.id) !== channel)
      throw new ClientValidationError([`The channel ${channel.id} is gone.`]);
    return context;
  }
  function requireMessage(id: string): StoredMessage {
    const message = state.messages.find(requireContext().channel.id, id);
    if (!message || !canSee(message)) throw new ClientValidationError([`There is no message ${id} here.`]);
    return message;
  }

  return {
    channelId: channel.id,
    messages: () => state.messages.inChannel(channel.id).filter(canSee).map(toVisibleMessage),
    commands: () => availableCommands(state, requireContext().channel, user.id),
    sendMessage: (content, { repliedMessageId, pingsAuthor } = {}) =>
      toVisibleMessage(
        sendMessage(requireContext(), content, {
          pingsAuthor,
          repliedMessage: repliedMessageId === undefined ? undefined : requireMessage(repliedMessageId),
        }),
      ),
    runCommand: async (name, options, runOptions) => runCommand(requireContext(), name, options, runOptions),
    autocomplete: async (name, option, text, otherValues, runOptions) =>
      requestAutocomplete(requireContext(), name, option, text, otherValues, runOptions),
    runMessageCommand: async (commandName, messageId) =>
      runMessageCommand(context, commandName, requireMessage(messageId)),
    pressButton: async (messageId, customIdOrLabel) => pressButton(context, requireMessage(messageId), customIdOrLabel),
    selectOption: async (messageId, customId, values) =>
      selectOption(context, requireMessage(messageId), customId, values),
    submitModal: async (modal, values) => submitModal(requireContext(), modal, values),
  };
}

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
import { editMessage, sendMessage } from './send-message.ts';

/**
 * A user's client in a channel. Actions that Discord's client prevents throw ClientValidationError before anything is
 * sent. Interactions resolve at the bot's first response or at its time limit.
 */
export type ChannelClient = {
  readonly channelId: string;
  /** The visible messages, oldest first. Ephemeral messages are visible to their reader only. */
  messages(): readonly VisibleMessage[];
  /** The available commands, message commands included. */
  commands(): readonly APIApplicationCommand[];
  /** Posts a message; `<@id>` mentions. A reply pings the author of the replied-to message by default. */
  sendMessage(
    content: string,
    options?: { readonly repliedMessageId?: string; readonly pingsAuthor?: boolean },
  ): VisibleMessage;
  /** Edits a message of this user. */
  editMessage(messageId: string, content: string): VisibleMessage;
  /** Deletes a message of this user. */
  deleteMessage(messageId: string): void;
  /** Runs a chat command. Users, roles and channels are passed as ids, files as uploads. */
  runCommand(name: string, options?: CommandOptionValues, runOptions?: RunCommandOptions): Promise<InteractionResult>;
  /** The bot's suggestions for a typed option; `otherValues` are the options already filled in. */
  autocomplete(
    name: string,
    option: string,
    text: string,
    otherValues?: CommandOptionValues,
    runOptions?: RunCommandOptions,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Runs a message command. */
  runMessageCommand(commandName: string, messageId: string): Promise<InteractionResult>;
  /** Presses a button. */
  pressButton(messageId: string, customIdOrLabel: string): Promise<InteractionResult>;
  /** Selects values of a select menu. */
  selectOption(messageId: string, customId: string, values: readonly string[]): Promise<InteractionResult>;
  /** Submits a modal from an earlier result. */
  submitModal(modal: OpenedModal, values: ModalValues): Promise<InteractionResult>;
};

export function createChannelClient(context: ClientContext): ChannelClient {
  const { state, channel, user } = context;
  const canSee = ({ readerId }: StoredMessage): boolean => readerId === undefined || readerId === user.id;

  function requireContext(): ClientContext {
    if (state.findChannel(channel.id) !== channel)
      throw new ClientValidationError([`The channel ${channel.id} was deleted.`]);
    return context;
  }
  function requireMessage(id: string): StoredMessage {
    const message = state.messages.find(requireContext().channel.id, id);
    if (!message || !canSee(message)) throw new ClientValidationError([`There is no message ${id} here.`]);
    return message;
  }

  function requireOwnMessage(id: string): StoredMessage {
    const stored = requireMessage(id);
    if (stored.message.author.id !== user.id)
      throw new ClientValidationError([`The message ${id} is by another user.`]);
    return stored;
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
    editMessage: (id, content) => toVisibleMessage(editMessage(requireContext(), requireOwnMessage(id), content)),
    deleteMessage: (id) => state.messages.remove(requireOwnMessage(id)),
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

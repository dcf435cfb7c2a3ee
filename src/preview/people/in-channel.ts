import type { APIApplicationCommand, APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { StoredMessage } from '../world/messages.ts';
import { type VisibleMessage, visibleMessage } from '../world/visible-message.ts';
import { ClientRefusal } from './client-refusal.ts';
import { offeredTo } from './find-command.ts';
import type { Modal } from './modal.ts';
import type { ModalValues } from './modal-answers.ts';
import type { OptionValues } from './option-checks.ts';
import type { Outcome } from './outcome.ts';
import { speak } from './speak.ts';
import { type CommandUse, type Setting, typeInOption, useCommand, useMessageMenu } from './use-command.ts';
import { chooseFrom, pressButton, submitModal } from './use-components.ts';

/**
 * What a person does in a channel. All that their client would not let them do ends in a ClientRefusal before anything
 * is sent. What uses the bot resolves when the bot has answered or its time is over.
 */
export type PersonInChannel = {
  readonly channelId: string;
  /** What they see, oldest first; of ephemeral messages only their own. */
  messages(): readonly VisibleMessage[];
  /** The commands that their client offers here, those in the menu of a message included. */
  commands(): readonly APIApplicationCommand[];
  /** Says something; `<@id>` mentions. A reply pings the author of what it answers, unless `ping` is false. */
  say(content: string, how?: { readonly replyTo?: string; readonly ping?: boolean }): VisibleMessage;
  /** Uses a chat command. Options that are people, roles or channels are given as ids, files as uploads. */
  command(name: string, options?: OptionValues, use?: CommandUse): Promise<Outcome>;
  /** Types in an option and gets what the bot suggests; `others` are the options filled in so far. */
  autocomplete(
    name: string,
    option: string,
    typed: string,
    others?: OptionValues,
    use?: CommandUse,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Uses a command in the menu of a message. */
  menu(commandName: string, messageId: string): Promise<Outcome>;
  /** Presses a button. */
  press(messageId: string, customIdOrLabel: string): Promise<Outcome>;
  /** Chooses from a menu. */
  choose(messageId: string, customId: string, values: readonly string[]): Promise<Outcome>;
  /** Submits a form that an outcome brought. */
  submit(modal: Modal, values: ModalValues): Promise<Outcome>;
};

/** Somebody's client with a channel open in it, which may be deleted while they look at it. */
export function openChannel(setting: Setting): PersonInChannel {
  const { world, channel, user } = setting;
  const sees = ({ reader }: StoredMessage): boolean => reader === undefined || reader === user.id;

  function here(): Setting {
    if (world.channel(channel.id) !== channel) throw new ClientRefusal([`The channel ${channel.id} is gone.`]);
    return setting;
  }
  function messageAt(id: string): StoredMessage {
    const found = world.messages.find(here().channel.id, id);
    if (!found || !sees(found)) throw new ClientRefusal([`There is no message ${id} here.`]);
    return found;
  }

  return {
    channelId: channel.id,
    messages: () => world.messages.inChannel(channel.id).filter(sees).map(visibleMessage),
    commands: () => offeredTo(world, here().channel, user.id),
    say: (content, { replyTo, ping } = {}) =>
      visibleMessage(speak(here(), content, { ping, replyTo: replyTo === undefined ? undefined : messageAt(replyTo) })),
    command: async (name, options, use) => useCommand(here(), name, options, use),
    autocomplete: async (name, option, typed, others, use) => typeInOption(here(), name, option, typed, others, use),
    menu: async (commandName, messageId) => useMessageMenu(setting, commandName, messageAt(messageId)),
    press: async (messageId, customIdOrLabel) => pressButton(setting, messageAt(messageId), customIdOrLabel),
    choose: async (messageId, customId, values) => chooseFrom(setting, messageAt(messageId), customId, values),
    submit: async (modal, values) => submitModal(here(), modal, values),
  };
}

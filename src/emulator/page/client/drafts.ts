import type { PageChannel, PageCommand, PageMessage } from '../protocol.ts';
import { describeError } from './connection.ts';
import { addLine } from './messages.ts';
import { parseCommandName, parseTypedCommand, unknownCommandText } from './parse-input.ts';
import { currentChannel, type Draft, originOf, type Session, type State } from './session.ts';
import { readTabStorage, takeTabStorage, writeTabStorage } from './tab-storage.ts';

/** Drafts are stored by channel name, which survives a restart of the bot. The two direct channels share one draft. */
export function draftKey({ name, ownerRole }: PageChannel): string {
  return `draft ${ownerRole === undefined ? '#' : '@'}${name}`;
}

export function currentDraft(state: State): Draft {
  return draftFor(state, draftKey(currentChannel(state)));
}

function draftFor({ drafts }: State, key: string): Draft {
  return drafts[key] ?? { text: readTabStorage(key) };
}

function setDraft(session: Session, key: string, draft: Draft): void {
  writeTabStorage(key, draft.text);
  session.update({ drafts: { ...session.state().drafts, [key]: draft } });
}

/** Text that was replaced by a command; it returns when the command is sent or cancelled. */
function asideKey(key: string): string {
  return `aside ${key}`;
}

/** Stores the typed text. A complete command name followed by a space opens the command. */
export function changeText(session: Session, text: string): void {
  const key = draftKey(currentChannel(session.state()));
  session.update({ problems: [], isWaitingForCommands: false });
  setDraft(session, key, { ...draftFor(session.state(), key), text });
  openTypedCommand(session);
}

/** Remembers the first option of an open command, for a reload. */
export function changeOpenCommandText(session: Session, text: string): void {
  const key = draftKey(currentChannel(session.state()));
  setDraft(session, key, { ...draftFor(session.state(), key), text });
}

export function openCommand(session: Session, command: PageCommand, initialText: string, submitsAtOnce = false): void {
  const text = `/${command.title} ${initialText}`;
  setDraft(session, draftKey(currentChannel(session.state())), {
    text,
    openCommand: { command, initialText, submitsAtOnce },
  });
}

/** Closes the command of a draft, which may belong to another channel if the bot was slow. */
export function closeCommand(session: Session, key: string, text = ''): void {
  setDraft(session, key, { text: takeTabStorage(asideKey(key)) || text });
}

function openTypedCommand(session: Session): void {
  const { text } = currentDraft(session.state());
  const typed = parseTypedCommand(text, session.state().commandList.commands);
  if (typed) openCommand(session, typed.command, typed.rest);
}

/** Continues a draft when the command list has arrived. A command that was waiting for the list is sent. */
export function resumeDraft(session: Session): void {
  const { isWaitingForCommands, commandList } = session.state();
  session.update({ isWaitingForCommands: false });
  const draft = currentDraft(session.state());
  if (draft.openCommand) return;
  if (!isWaitingForCommands) {
    openTypedCommand(session);
    return;
  }
  const typed =
    parseTypedCommand(draft.text, commandList.commands) ?? parseTypedCommand(`${draft.text} `, commandList.commands);
  if (typed) openCommand(session, typed.command, typed.rest, true);
  else submitDraft(session);
}

/** Sends the text, or opens the command that it names: a command is never posted as a message, even an unknown one. */
export function submitDraft(session: Session): void {
  const { commandList, areCommandsLoaded } = session.state();
  const { commands } = commandList;
  const { text } = currentDraft(session.state());
  if (text.trim() === '') return;
  const name = parseCommandName(text);
  const typed = parseTypedCommand(`${text} `, commands);
  if (name === undefined) void sendMessage(session, text);
  else if (typed) openCommand(session, typed.command, typed.rest);
  else if (commands.some((command) => command.name === name)) return;
  else if (areCommandsLoaded) session.update({ problems: [unknownCommandText(name)] });
  else session.update({ isWaitingForCommands: true });
}

/** Clears the input at once, so that a second Enter sends nothing twice. Rejected text returns to where it was. */
export async function sendMessage(session: Session, content: string): Promise<void> {
  const { repliedMessage, ...state } = session.state();
  const key = draftKey(currentChannel(session.state()));
  const origin = originOf(state);
  setDraft(session, key, { text: '' });
  session.update({ repliedMessage: undefined });
  try {
    await session.request('sendMessage', { ...origin, content, repliedMessageId: repliedMessage?.id });
    hintAtMention(session, content, repliedMessage);
  } catch (error) {
    restoreText(session, key, content);
    const now = session.state();
    if (key === draftKey(currentChannel(now))) session.update({ problems: describeError(error) });
    if (repliedMessage && now.channelId === origin.channelId && !now.repliedMessage) session.update({ repliedMessage });
  }
}

/** In a channel the bot answers only to its name or to a reply; on Discord nobody would say so. */
function hintAtMention(session: Session, content: string, repliedMessage: PageMessage | undefined): void {
  const { bot } = session.hello;
  const isAddressed = content.includes(`@${bot.name}`) || repliedMessage?.author.id === bot.id;
  if (isAddressed || currentChannel(session.state()).ownerRole !== undefined) return;
  addLine(
    session,
    'notice',
    `${bot.name} reads only messages that mention it. Begin with @${bot.name}, or type /. Only you can see this.`,
  );
}

/** Inserts rejected text before newer text. */
function restoreText(session: Session, key: string, text: string): void {
  const draft = draftFor(session.state(), key);
  const join = (...texts: readonly string[]): string => texts.filter((one) => one !== '').join('\n');
  if (draft.openCommand) writeTabStorage(asideKey(key), join(takeTabStorage(asideKey(key)), text));
  else setDraft(session, key, { text: join(text, draft.text) });
}

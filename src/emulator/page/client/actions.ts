import type { ActionResult, PageCommand, PageFieldValue, PageMessage, PageOptionValue } from '../protocol.ts';
import { describeError } from './connection.ts';
import { closeCommand, currentDraft, draftKey } from './drafts.ts';
import { addNotice, noResponseText, showPending } from './messages.ts';
import { announce, currentChannel, type OpenDialog, originOf, type Session } from './session.ts';

/** Sends a command. Rejects with RequestError. */
export async function runCommand(
  session: Session,
  { name, subcommand, title }: PageCommand,
  values: Readonly<Record<string, PageOptionValue>>,
): Promise<void> {
  const key = draftKey(currentChannel(session.state()));
  const { openCommand } = currentDraft(session.state());
  const finish = showPending(session, `/${title}`);
  try {
    const origin = originOf(session.state());
    const result = await session.request('runCommand', { ...origin, name, subcommand, values });
    showResult(session, result, () => addNotice(session, noResponseText));
  } finally {
    finish();
  }
  // The user may have replaced the command in the meantime.
  if (openCommand && session.state().drafts[key]?.openCommand === openCommand) closeCommand(session, key);
}

async function runMessageCommand(session: Session, name: string, messageId: string): Promise<void> {
  const finish = showPending(session, name);
  try {
    const origin = originOf(session.state());
    const result = await session.request('runMessageCommand', { ...origin, name, messageId });
    showResult(session, result, () => addNotice(session, noResponseText));
  } catch (error) {
    addNotice(session, describeError(error).join(' '));
  } finally {
    finish();
  }
}

/** Presses a button of a message; a second press before the answer is ignored. */
export async function pressButton(session: Session, messageId: string, customId: string): Promise<void> {
  const { busyMessageIds, ...state } = session.state();
  if (busyMessageIds.has(messageId)) return;
  setFailure(session, messageId, undefined);
  session.update({ busyMessageIds: new Set([...busyMessageIds, messageId]) });
  try {
    const result = await session.request('pressButton', { ...originOf(state), messageId, customId });
    showResult(session, result, failureOf(session, messageId));
  } catch (error) {
    setFailure(session, messageId, describeError(error).join(' '));
  } finally {
    const others = [...session.state().busyMessageIds].filter((id) => id !== messageId);
    session.update({ busyMessageIds: new Set(others) });
  }
}

export function failureOf(session: Session, messageId: string): () => void {
  return () => setFailure(session, messageId, 'This interaction failed');
}

function setFailure(session: Session, messageId: string, text: string | undefined): void {
  const { [messageId]: _, ...failures } = session.state().failures;
  session.update({ failures: text === undefined ? failures : { ...failures, [messageId]: text } });
  if (text !== undefined) announce(session, text);
}

/** Submits a modal or a selection. Rejects with RequestError. */
export async function submitDialog(
  session: Session,
  dialog: OpenDialog,
  values: Readonly<Record<string, PageFieldValue>>,
): Promise<void> {
  const { origin, onFailure } = dialog;
  const result =
    dialog.kind === 'modal'
      ? await session.request('submitModal', { ...origin, modalId: dialog.modal.id, values })
      : await session.request('selectOption', {
          ...origin,
          messageId: dialog.messageId,
          customId: dialog.menu.customId,
          values: selectedValues(values[dialog.menu.customId]),
        });
  if (session.state().dialog === dialog) session.update({ dialog: undefined });
  showResult(session, result, onFailure);
}

function selectedValues(value: PageFieldValue = []): readonly string[] {
  return typeof value === 'string' ? [value] : value.filter((one) => typeof one === 'string');
}

/** Opens the modal of a result, or reports that the bot did not answer. Its messages arrive as events. */
function showResult(session: Session, result: ActionResult, onFailure: () => void): void {
  if (result.status === 'failed') onFailure();
  if (result.status !== 'modal') return;
  const { modal } = result;
  session.update({ dialog: { kind: 'modal', modal, origin: originOf(session.state()), onFailure } });
}

/** The entries of a message's context menu. */
export type MenuItem = { readonly label: string; readonly hint?: string; run(): void };

export function messageMenuItems(session: Session, message: PageMessage): readonly MenuItem[] {
  // The bot answers a message command in public, which would quote a private message.
  const isPublic = message.readerRole === undefined;
  const commands = isPublic ? session.state().commandList.messageCommands : [];
  return [
    ...(isPublic ? [{ label: 'Reply', run: () => replyTo(session, message) }] : []),
    ...commands.map((name) => ({
      label: name,
      hint: session.hello.bot.name,
      run: () => void runMessageCommand(session, name, message.id),
    })),
    { label: 'Copy text', run: () => void navigator.clipboard.writeText(message.source) },
  ];
}

/** The next message will be a reply to this one; an open command gives way. */
export function replyTo(session: Session, repliedMessage: PageMessage): void {
  const key = draftKey(currentChannel(session.state()));
  if (currentDraft(session.state()).openCommand) closeCommand(session, key);
  session.update({ repliedMessage });
  // After the render, which may have put the text field back.
  queueMicrotask(focusComposer);
}

/** Focuses the text field, or the first option of an open command. */
export function focusComposer(): void {
  const selector = '.writing:not([hidden]) :is(textarea, input, select, [type=submit])';
  document.querySelector<HTMLElement>(selector)?.focus();
}

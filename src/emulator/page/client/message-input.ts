import { useLayoutEffect, useRef } from 'preact/hooks';
import { changeText, currentDraft, openCommand, submitDraft } from './drafts.ts';
import { html } from './html.ts';
import { matchCommands, parseTypedName } from './parse-input.ts';
import { currentChannel, type Session, visibleChannels } from './session.ts';
import { type Suggestion, useSuggestionList } from './suggestion-list.ts';

/** The longest message, in characters, and how many are left when the counter appears. */
const maxLength = 2000;
const counterThreshold = 200;

/** The field for messages, with suggestions for commands and names. */
export function MessageInput({ session }: { readonly session: Session }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useSuggestionList('Commands and names', true);
  const state = session.state();
  const { text } = currentDraft(state);
  const { name, ownerRole } = currentChannel(state);
  const remaining = maxLength - text.length;

  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);
  useLayoutEffect(list.close, [state.channelId, state.role]);
  useLayoutEffect(() => {
    if (text.startsWith('/') && document.activeElement === field.current) showSuggestions(text);
  }, [state.commandList]);

  function change(value: string): void {
    changeText(session, value);
    showSuggestions(value);
  }
  function showSuggestions(value: string): void {
    if (/^\/[^\n]*$/.test(value)) {
      list.show(suggestCommands(session, value.slice(1)), 0, 'No command matches.');
    } else {
      const before = value.slice(0, field.current?.selectionStart);
      list.show(suggestNames(session, before, complete), 0);
    }
  }
  /** Replaces the name that is being typed. */
  function complete(before: string, fullName: string): void {
    if (!field.current) return;
    const start = before.replace(/[@#][^@#]*$/, '') + fullName;
    field.current.value = start + field.current.value.slice(before.length);
    field.current.setSelectionRange(start.length, start.length);
    change(field.current.value);
  }
  function showAllCommands(): void {
    if (text.trim() === '') change('/');
    else list.show(suggestCommands(session, '', text), 0);
    field.current?.focus();
  }
  function submit(): void {
    field.current?.focus();
    submitDraft(session);
    const now = currentDraft(session.state());
    if (!now.openCommand && now.text.startsWith('/') && session.state().problems.length === 0)
      showSuggestions(now.text);
    else list.close();
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.isComposing || list.handleKey(event)) return;
    if (event.key === 'Escape') session.update({ repliedMessage: undefined });
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  }
  return html`
    <div class="writing">
      ${list.node}
      <div class="line">
        <button type="button" class="tool" aria-label="Commands" title="Commands (/)" onClick=${showAllCommands}>/</button>
        <textarea rows="1" dir="auto" aria-label="Message" autocomplete="off" spellcheck="true" ref=${field}
          placeholder=${`Message ${ownerRole === undefined ? '#' : '@'}${name}`} value=${text} ...${list.fieldProps}
          onInput=${({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => change(currentTarget.value)}
          onKeyDown=${handleKey} onBlur=${list.close}></textarea>
        <span class=${remaining < 0 ? 'count over' : 'count'} hidden=${remaining > counterThreshold}>${remaining}</span>
        <button type="button" class="tool send" aria-label="Send" title="Send (Enter)" onClick=${submit}>➤</button>
      </div>
    </div>
  `;
}

/** The commands that match the typed name; a chosen one gets `initialText` as its first option. */
function suggestCommands(session: Session, typed: string, initialText = ''): readonly Suggestion[] {
  return matchCommands(typed, session.state().commandList.commands).map((command) => ({
    label: `/${command.title}`,
    detail: command.description,
    take: () => openCommand(session, command, initialText),
  }));
}

/** The users and channels that match the name at the end of a text. */
function suggestNames(
  session: Session,
  before: string,
  complete: (before: string, fullName: string) => void,
): readonly Suggestion[] {
  const typed = parseTypedName(before);
  if (!typed) return [];
  const { bot, users } = session.hello;
  const channels = visibleChannels(session.state()).filter(({ ownerRole }) => ownerRole === undefined);
  const candidates = typed.sign === '@' ? [bot, users.member, users.moderator] : channels;
  return candidates
    .filter(({ name }) => name.toLowerCase().startsWith(typed.name))
    .map(({ name }) => ({
      label: `${typed.sign}${name}`,
      take: () => complete(before, `${typed.sign}${name} `),
    }));
}
